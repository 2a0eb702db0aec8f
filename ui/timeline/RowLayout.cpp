// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/RowLayout.h"

#include "timeline/Words.h"

#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace timeline {
namespace {

using Blocks = std::vector<std::unique_ptr<Block>>;

qreal textWidth(const QString &text, const QFont &font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
}

// What the bubble holds, measured from its inner top left corner.
struct Inside
{
    QSizeF size;
    qreal nameHeight = 0;
    std::vector<qreal> tops;
    qreal moreTop = -1;
    qreal metaTop = 0;
    bool isCut = false;
};

Inside measureInside(const RowContent &content, const Blocks &blocks, const MetaLine &meta, qreal maxWidth,
                     const theme::Look &look)
{
    Inside inside;
    qreal y = 0;
    qreal width = 0;
    if (content.showsName) {
        inside.nameHeight = look.lineHeight(theme::Type::SecondaryBold);
        width = std::min(maxWidth, textWidth(content.person.name, look.font(theme::Type::SecondaryBold)));
        y += inside.nameHeight;
    }
    int linesLeft = content.maxLines;
    for (size_t index = 0; index < blocks.size(); ++index) {
        if (index > 0)
            y += measure::partGap;
        inside.tops.push_back(y);
        if (content.maxLines > 0 && linesLeft <= 0) {
            inside.isCut = true;
            continue;
        }
        linesLeft -= blocks[index]->layOut(maxWidth, linesLeft, look);
        inside.isCut = inside.isCut || blocks[index]->isCut();
        width = std::max(width, blocks[index]->size().width());
        y += blocks[index]->size().height();
    }
    const bool hasMore = inside.isCut || content.hasMore;
    if (hasMore) {
        inside.moreTop = y + measure::partGap;
        y = inside.moreTop + look.lineHeight(theme::Type::Message);
        width = std::max(width, textWidth(Words::showAll(), look.font(theme::Type::BodyBold)));
    }
    const qreal beside = hasMore || blocks.empty() ? 1e6
                                                   : blocks.back()->lastLineWidth() + measure::metaGap + meta.width();
    if (beside <= maxWidth) {
        inside.metaTop = y - meta.height();
        width = std::max(width, beside);
    } else {
        inside.metaTop = y;
        y += meta.height();
        width = std::max(width, meta.width());
    }
    inside.size = {std::ceil(width), y};
    return inside;
}

void mirror(QRectF &area, int viewportWidth)
{
    if (!area.isEmpty())
        area.moveLeft(viewportWidth - area.right());
}

void mirror(RowGeometry &geometry, int viewportWidth)
{
    for (QRectF *area : {&geometry.date, &geometry.unread, &geometry.picture, &geometry.bubble, &geometry.name,
                         &geometry.more, &geometry.meta})
        mirror(*area, viewportWidth);
    for (QRectF &area : geometry.blocks)
        mirror(area, viewportWidth);
}

// The pill with the day and the line over unread messages; returns where the message itself begins.
qreal placeAbove(RowGeometry &geometry, const RowContent &content, const QRectF &column, const theme::Look &look)
{
    qreal y = 0;
    if (!content.dayAbove.isEmpty()) {
        const qreal height = std::max<qreal>(measure::datePill, look.lineHeight(theme::Type::Meta) + 8);
        const qreal width = textWidth(content.dayAbove, look.font(theme::Type::MetaBold)) + 36;
        y += measure::gapBetween;
        geometry.date = QRectF(std::round(column.center().x() - width / 2), y, width, height);
        y += height;
    }
    if (content.unreadAbove > 0) {
        const qreal height = std::max<qreal>(measure::unreadLine, look.lineHeight(theme::Type::Meta) + 8);
        y += measure::gapBetween;
        geometry.unread = QRectF(column.left(), y, column.width(), height);
        y += height;
    }
    const bool continues = content.place == RunPlace::Inside || content.place == RunPlace::Last;
    return y + (continues ? measure::gapInRun : measure::gapBetween);
}

void placeBubble(RowGeometry &geometry, const RowContent &content, const Blocks &blocks, const Inside &inside,
                 const MetaLine &meta)
{
    const QPointF corner = geometry.bubble.topLeft() + QPointF(measure::paddingX, measure::paddingY);
    const qreal width = geometry.bubble.width() - 2 * measure::paddingX;
    if (content.showsName)
        geometry.name = QRectF(corner, QSizeF(width, inside.nameHeight));
    for (size_t index = 0; index < blocks.size(); ++index) {
        if (blocks[index]->size().isEmpty() && inside.isCut) {
            geometry.blocks.emplace_back();
            continue;
        }
        blocks[index]->settle(width);
        geometry.blocks.push_back(QRectF(corner + QPointF(0, inside.tops[index]), blocks[index]->size()));
    }
    if (inside.moreTop >= 0)
        geometry.more = QRectF(corner + QPointF(0, inside.moreTop), QSizeF(width, inside.metaTop - inside.moreTop));
    if (meta.width() > 0)
        geometry.meta = QRectF(corner + QPointF(width - meta.width(), inside.metaTop),
                               QSizeF(meta.width(), meta.height()));
}

} // namespace

QRectF columnOf(int viewportWidth)
{
    const int margin = viewportWidth < measure::narrow ? measure::narrowSideMargin : measure::sideMargin;
    const int width = std::clamp(viewportWidth - 2 * margin, 1, measure::columnMax);
    const int left = (viewportWidth - width) / 2; // on a whole pixel
    return QRectF(left, 0, width, 0);
}

qreal bubbleTextWidth(const RowContent &content, int viewportWidth)
{
    const qreal column = columnOf(viewportWidth).width();
    const qreal widest = content.side == Side::Middle
        ? column * 0.86
        : std::max<qreal>(measure::bubbleMin, std::min<qreal>(column * 0.72, measure::bubbleMax));
    return std::floor(widest) - 2 * measure::paddingX;
}

RowGeometry layOutRow(const RowContent &content, const Blocks &blocks, const MetaLine &meta, int viewportWidth,
                      const theme::Look &look)
{
    RowGeometry geometry;
    const QRectF column = columnOf(viewportWidth);
    const qreal top = placeAbove(geometry, content, column, look);
    const qreal pictureSpace = content.keepsPictureSpace ? measure::picture + measure::pictureGap : 0;
    const bool isNotice = content.side == Side::Middle;
    const Inside inside = measureInside(content, blocks, meta, bubbleTextWidth(content, viewportWidth), look);
    const qreal width = std::max<qreal>(measure::bubbleMin, inside.size.width() + 2 * measure::paddingX);
    const qreal height = inside.size.height() + 2 * (isNotice ? 0 : measure::paddingY);
    const qreal x = isNotice          ? std::round(column.center().x() - width / 2)
        : content.side == Side::Start ? column.left() + pictureSpace
                                      : column.right() - width;
    geometry.bubble = QRectF(x, isNotice ? top - measure::paddingY : top, width, height);
    placeBubble(geometry, content, blocks, inside, meta);
    if (isNotice)
        geometry.bubble.moveTop(top);
    if (content.showsPicture)
        geometry.picture = QRectF(column.left(), geometry.bubble.bottom() - measure::picture, measure::picture,
                                  measure::picture);
    geometry.height = static_cast<int>(std::ceil(geometry.bubble.bottom()));
    if (QGuiApplication::layoutDirection() == Qt::RightToLeft)
        mirror(geometry, viewportWidth);
    return geometry;
}

} // namespace timeline
