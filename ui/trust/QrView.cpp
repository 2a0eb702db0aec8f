// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/QrView.h"

#include "theme/Look.h"
#include "trust/QrCode.h"

#include <QPainter>
#include <QPainterPath>

namespace trust {
namespace {

constexpr int least = 200; // px; a camera reads it from a hand's distance

} // namespace

QrView::QrView(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrView::setText(const QString &text)
{
    m_code = qrCode(text);
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

// Whole pixels for each module: nothing is blurred.
QSize QrView::sizeHint() const
{
    if (m_code.isNull())
        return {least, least};
    const int module = std::max(3, (least + m_code.width() - 1) / m_code.width());
    return m_code.size() * module;
}

void QrView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(rect(), theme::radius::medium, theme::radius::medium);
    painter.fillPath(frame, Qt::white);
    if (!m_code.isNull())
        painter.drawImage(rect(), m_code); // without smoothing
}

} // namespace trust
