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
constexpr qreal padlockSize = 14;
constexpr qreal tickSize = 16;

} // namespace

MetaLine::MetaLine(const RowContent &content, const theme::Look &look)
    : m_height(look.lineHeight(theme::Type::Meta))
{
    const QFont font = look.font(theme::Type::Meta);
    if (content.state == model::DeliveryState::Failed)
        addState(content.state, font, look.font(theme::Type::MetaBold));
    addPadlock(content, font);
    if (content.edited)
        addText(Words::edited(), theme::Colour::Text2, font);
    addText(content.time, theme::Colour::Text2, font);
    if (content.state != model::DeliveryState::Failed)
        addState(content.state, font, font);
}

void MetaLine::addPadlock(const RowContent &content, const QFont &font)
{
    switch (content.padlock) {
    case Padlock::None:
        return;
    case Padlock::Closed:
        return addIcon(theme::Icon::PadlockClosed, theme::Colour::Text2, padlockSize);
    case Padlock::Verified:
        return addIcon(theme::Icon::PadlockVerified, theme::Colour::Ok, padlockSize);
    case Padlock::Warning:
        return addIcon(theme::Icon::PadlockWarning, theme::Colour::Warn, padlockSize);
    case Padlock::Open:
        addIcon(theme::Icon::PadlockOpen, content.isClearInEncrypted ? theme::Colour::Warn : theme::Colour::Text2,
                padlockSize);
        if (content.isClearInEncrypted)
            addText(Words::notEncrypted(), theme::Colour::Warn, font);
    }
}

void MetaLine::addState(model::DeliveryState state, const QFont &font, const QFont &actionFont)
{
    switch (state) {
    case model::DeliveryState::None:
        return;
    case model::DeliveryState::Pending:
        return addIcon(theme::Icon::Clock, theme::Colour::Text2, padlockSize);
    case model::DeliveryState::Sent:
        return addIcon(theme::Icon::Tick, theme::Colour::Text2, tickSize);
    case model::DeliveryState::Delivered:
        return addIcon(theme::Icon::DoubleTick, theme::Colour::Text2, tickSize);
    case model::DeliveryState::Read:
        return addIcon(theme::Icon::DoubleTick, theme::Colour::Accent, tickSize);
    case model::DeliveryState::Failed:
        addIcon(theme::Icon::Warning, theme::Colour::Bad, padlockSize);
        addText(Words::notSent(), theme::Colour::Bad, font);
        addText(Words::tryAgain(), theme::Colour::Link, actionFont, true);
    }
}

void MetaLine::addIcon(theme::Icon icon, theme::Colour colour, qreal size)
{
    Item item;
    item.icon = icon;
    item.colour = colour;
    item.x = m_items.isEmpty() ? 0 : m_width + gap;
    item.width = size;
    m_width = item.x + size;
    m_items.append(item);
}

void MetaLine::addText(const QString &text, theme::Colour colour, const QFont &font, bool isRetry)
{
    Item item;
    item.text = text;
    item.colour = colour;
    item.x = m_items.isEmpty() ? 0 : m_width + gap;
    item.width = std::ceil(QFontMetricsF(font).horizontalAdvance(text));
    item.isRetry = isRetry;
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
        QFont itemFont = item.isRetry ? look.font(theme::Type::MetaBold) : font;
        itemFont.setUnderline(item.isRetry);
        painter.setFont(itemFont);
        painter.setPen(look[item.colour]);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, item.text);
    }
}

std::optional<QRectF> MetaLine::retryArea(const QRectF &area) const
{
    for (const Item &item : m_items) {
        if (item.isRetry)
            return areaOf(item, area);
    }
    return {};
}

} // namespace timeline
