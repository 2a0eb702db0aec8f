// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Overlays.h"

#include "widgets/Announcer.h"
#include "widgets/Paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTimer>

namespace widgets {
namespace {

using theme::Colour;

constexpr int toastTime = 6000; // ms
constexpr int toastWidth = 480; // px at most
constexpr int toastOffset = 88; // px above the lower edge: clear of the composer

} // namespace

Toast::Toast(QWidget *host)
    : QFrame(host)
    , m_text(new Label({}, theme::Type::Secondary, Colour::OnTooltip))
    , m_action(new Button({}, Button::Kind::Secondary))
    , m_timer(new QTimer(this))
{
    m_text->setWrapping(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space::large, theme::space::small, theme::space::small, theme::space::small);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    m_timer->setSingleShot(true);
    m_timer->setInterval(toastTime);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionChosen();
    });
    host->installEventFilter(this);
    hide();
}

void Toast::present(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    place();
    show();
    raise();
    m_timer->start();
    alert(*m_text);
}

void Toast::place()
{
    const QWidget &host = *parentWidget();
    const int width = std::min(toastWidth, host.width() - 2 * theme::space::medium);
    resize(width, std::max(sizeHint().height(), theme::measure::primaryTarget + theme::space::large));
    move((host.width() - width) / 2, host.height() - height() - toastOffset);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    paintPlate(painter, rect(), theme::radius::medium, look[Colour::Tooltip], look[Colour::Border]);
}

Scrim::Scrim(QWidget *host)
    : QWidget(host)
{
    host->installEventFilter(this);
    hide();
}

void Scrim::present(QWidget *panel, Place place, int width)
{
    m_panel = panel;
    m_place = place;
    m_width = width;
    m_cameFrom = window()->focusWidget();
    panel->setParent(this);
    this->place();
    show();
    raise();
    panel->show();
    panel->setFocus(Qt::OtherFocusReason);
}

void Scrim::dismiss()
{
    if (!m_panel)
        return;
    hide();
    m_panel = nullptr;
    if (m_cameFrom && m_cameFrom->isVisible())
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    m_cameFrom = nullptr;
    Q_EMIT dismissed();
}

void Scrim::place()
{
    setGeometry(parentWidget()->rect());
    if (!m_panel)
        return;
    const int panelWidth = std::min(m_width, width() - (m_place == Place::End ? 44 : 2 * theme::space::medium));
    QRect area(width() - panelWidth, 0, panelWidth, height());
    if (m_place == Place::Centre) {
        const int wanted = m_panel->hasHeightForWidth() ? m_panel->heightForWidth(panelWidth)
                                                        : m_panel->sizeHint().height();
        area.setSize({panelWidth, std::min(wanted, height() - 2 * theme::space::wide)});
        area.moveCenter(rect().center());
    }
    m_panel->setGeometry(QStyle::visualRect(layoutDirection(), rect(), area));
}

bool Scrim::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Scrim::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::lookOf(this)[Colour::Scrim]);
}

void Scrim::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    dismiss(); // presses on the panel never come here
}

void Scrim::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace widgets
