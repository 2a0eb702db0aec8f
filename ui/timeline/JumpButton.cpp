// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/JumpButton.h"

#include "theme/Icons.h"
#include "theme/Style.h"
#include "timeline/Words.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace timeline {
namespace {

constexpr int badgeOverlap = 10; // the badge stands out of the circle by as much
constexpr int badgeHeight = 18;

} // namespace

JumpButton::JumpButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    dress();
}

void JumpButton::dress()
{
    setAccessibleName(Words::goToNewest());
    setAccessibleDescription(m_unread > 0 ? Words::newMessages(m_unread) : QString());
    setToolTip(QStringLiteral("%1 (Ctrl+End)").arg(Words::goToNewest()));
}

void JumpButton::setUnread(int count)
{
    if (count == m_unread)
        return;
    m_unread = count;
    dress();
    update();
}

QSize JumpButton::sizeHint() const
{
    return {diameter + 8, diameter + badgeOverlap + 4};
}

void JumpButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        dress();
    QAbstractButton::changeEvent(event);
}

void JumpButton::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle((width() - diameter) / 2.0, badgeOverlap, diameter, diameter);
    painter.setPen(QPen(look[theme::Colour::Border], 1));
    painter.setBrush(look[underMouse() ? theme::Colour::Hover : theme::Colour::Surface]);
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
    QRectF icon(0, 0, look.icon(), look.icon());
    icon.moveCenter(circle.center());
    theme::paintIcon(painter, icon, theme::Icon::ChevronDown, look[theme::Colour::Text]);
    if (hasFocus())
        theme::paintFocusRing(painter, circle.adjusted(3, 3, -3, -3), diameter / 2.0, look);
    if (m_unread <= 0)
        return;
    const QString text = m_unread > 99 ? QStringLiteral("99+") : locale().toString(m_unread);
    const QFont font = look.font(theme::Type::MetaBold);
    const qreal width = std::max<qreal>(QFontMetricsF(font).horizontalAdvance(text) + 12, 22);
    const QRectF badge(circle.center().x() - width / 2, 1, width, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look[theme::Colour::Accent]);
    painter.drawRoundedRect(badge, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(look[theme::Colour::OnAccent]);
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace timeline
