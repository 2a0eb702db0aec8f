// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Panels.h"

#include "widgets/Paint.h"

#include <QHBoxLayout>

namespace widgets {

using theme::Colour;

Card::Card(QWidget *parent)
    : QFrame(parent)
{
}

void Card::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    paintPlate(painter, rect(), theme::radius::large, look[Colour::Surface], look[Colour::Border]);
}

Plane::Plane(Colour fill, Line line, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
    , m_line(line)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    dressPlane();
}

void Plane::dressPlane()
{
    // Children that ask what is behind them (avatar dots) find it in the palette.
    const QColor fill = theme::lookOf(this)[m_fill];
    if (palette().color(QPalette::Window) == fill)
        return;
    QPalette own = palette();
    own.setColor(QPalette::Window, fill);
    setPalette(own);
}

void Plane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        dressPlane();
}

void Plane::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), look[m_fill]);
    const QColor line = look[Colour::Border];
    if (m_line == Line::Bottom)
        painter.fillRect(0, height() - 1, width(), 1, line);
    else if (m_line == Line::Top)
        painter.fillRect(0, 0, width(), 1, line);
    else if (m_line == Line::End)
        painter.fillRect(layoutDirection() == Qt::LeftToRight ? width() - 1 : 0, 0, 1, height(), line);
}

} // namespace widgets
