// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/MetaLine.h"

#include "timeline/Words.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <cmath>

namespace timeline {
namespace {

constexpr qreal gap = 5;
// Parts of the line's height: 14 and 16 px at 100 %.
constexpr qreal signSize = 0.875;
constexpr qreal tickSize = 1;

} // namespace

MetaLine::MetaLine(const RowContent &content, const theme::Look &look, qreal maxWidth)
    : m_height(look.lineHeight(theme::Type::Meta))
{
    fill(content, look, Wording::Full);
    if (m_width > maxWidth)
        fill(content, look, Wording::Short);
}

void MetaLine::fill(const RowContent &content, const theme::Look &look, Wording wording)
{
    m_items.clear();
    m_width = 0;
    const QFont font = look.font(theme::Type::Meta);
    if (content.state == model::DeliveryState::Failed)
        addFailure(look, wording);
    addPadlock(content, font, wording);
    if (content.edited && wording == Wording::Full)
        addText(Words::edited(), theme::Colour::Text2, font);
    addText(content.time, theme::Colour::Text2, font);
    addState(content.state);
    if (content.action == MetaAction::Details)
        addText(Words::details(), theme::Colour::Link, look.font(theme::Type::MetaBold), true);
}

void MetaLine::addFailure(const theme::Look &look, Wording wording)
{
    addIcon(theme::Icon::Warning, theme::Colour::Bad, signSize);
    if (wording == Wording::Full)
        addText(Words::notSent(), theme::Colour::Bad, look.font(theme::Type::Meta));
    addText(Words::tryAgain(), theme::Colour::Link, look.font(theme::Type::MetaBold), true);
}

void MetaLine::addPadlock(const RowContent &content, const QFont &font, Wording wording)
{
    switch (content.padlock) {
    case Padlock::None: return;
    case Padlock::Closed: return addIcon(theme::Icon::PadlockClosed, theme::Colour::Text2, signSize);
    case Padlock::Verified: return addIcon(theme::Icon::PadlockVerified, theme::Colour::Ok, signSize);
    case Padlock::Warning: return addIcon(theme::Icon::PadlockWarning, theme::Colour::Warn, signSize);
    case Padlock::Open:
        addIcon(theme::Icon::PadlockOpen, content.isClearInEncrypted ? theme::Colour::Warn : theme::Colour::Text2,
                signSize);
        // The one word that always stays (UX-LOCK-2), unless the failure needs the place.
        if (content.isClearInEncrypted && (wording == Wording::Full || content.state != model::DeliveryState::Failed))
            addText(Words::notEncrypted(), theme::Colour::Warn, font);
    }
}

void MetaLine::addState(model::DeliveryState state)
{
    switch (state) {
    case model::DeliveryState::None:
    case model::DeliveryState::Failed: // stands at the start of the line
        return;
    case model::DeliveryState::Pending: return addIcon(theme::Icon::Clock, theme::Colour::Text2, signSize);
    case model::DeliveryState::Sent: return addIcon(theme::Icon::Tick, theme::Colour::Text2, tickSize);
    case model::DeliveryState::Delivered: return addIcon(theme::Icon::DoubleTick, theme::Colour::Text2, tickSize);
    case model::DeliveryState::Read: return addIcon(theme::Icon::DoubleTick, theme::Colour::Accent, tickSize);
    }
}

void MetaLine::addIcon(theme::Icon icon, theme::Colour colour, qreal size)
{
    size = std::round(size * m_height);
    Item item;
    item.icon = icon;
    item.colour = colour;
    item.x = m_items.isEmpty() ? 0 : m_width + gap;
    item.width = size;
    m_width = item.x + size;
    m_items.append(item);
}

void MetaLine::addText(const QString &text, theme::Colour colour, const QFont &font, bool isAction)
{
    Item item;
    item.text = text;
    item.colour = colour;
    item.x = m_items.isEmpty() ? 0 : m_width + gap;
    item.width = std::ceil(QFontMetricsF(font).horizontalAdvance(text));
    item.isAction = isAction;
    m_width = item.x + item.width;
    m_items.append(item);
}

QRectF MetaLine::areaOf(const Item &item, const QRectF &area) const
{
    const bool isMirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const qreal x = isMirrored ? area.right() - item.x - item.width : area.left() + item.x;
    return {x, area.top(), item.width, area.height()};
}

void MetaLine::paint(QPainter &painter, const QRectF &area, const theme::Look &look) const
{
    const QFont font = look.font(theme::Type::Meta);
    for (const Item &item : m_items) {
        QRectF place = areaOf(item, area);
        if (item.icon) {
            place = QRectF(place.left(), std::round(place.center().y() - item.width / 2), item.width, item.width);
            theme::paintIcon(painter, place, *item.icon, look[item.colour]);
            continue;
        }
        QFont itemFont = item.isAction ? look.font(theme::Type::MetaBold) : font;
        itemFont.setUnderline(item.isAction);
        painter.setFont(itemFont);
        painter.setPen(look[item.colour]);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, item.text);
    }
}

std::optional<QRectF> MetaLine::actionArea(const QRectF &area) const
{
    for (const Item &item : m_items) {
        if (item.isAction)
            return areaOf(item, area);
    }
    return {};
}

} // namespace timeline
