// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/RowPainter.h"

#include "theme/Identity.h"
#include "theme/Style.h"
#include "timeline/Words.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainterPath>

namespace timeline {
namespace {

// 12 outside, 4 where the bubble meets another one of its run.
QPainterPath bubblePath(const QRectF &area, Side side, RunPlace place)
{
    const qreal big = theme::radius::large;
    const qreal small = theme::radius::small;
    const bool joinsAbove = place == RunPlace::Inside || place == RunPlace::Last;
    const bool joinsBelow = place == RunPlace::First || place == RunPlace::Inside;
    const bool isLeft = (side == Side::Start) == (QGuiApplication::layoutDirection() == Qt::LeftToRight);
    const qreal topLeft = joinsAbove && isLeft ? small : big;
    const qreal topRight = joinsAbove && !isLeft ? small : big;
    const qreal bottomLeft = joinsBelow && isLeft ? small : big;
    const qreal bottomRight = joinsBelow && !isLeft ? small : big;
    const auto corner = [](qreal x, qreal y, qreal radius) { return QRectF(x, y, 2 * radius, 2 * radius); };
    QPainterPath path;
    path.moveTo(area.left() + topLeft, area.top());
    path.lineTo(area.right() - topRight, area.top());
    path.arcTo(corner(area.right() - 2 * topRight, area.top(), topRight), 90, -90);
    path.lineTo(area.right(), area.bottom() - bottomRight);
    path.arcTo(corner(area.right() - 2 * bottomRight, area.bottom() - 2 * bottomRight, bottomRight), 0, -90);
    path.lineTo(area.left() + bottomLeft, area.bottom());
    path.arcTo(corner(area.left(), area.bottom() - 2 * bottomLeft, bottomLeft), 270, -90);
    path.lineTo(area.left(), area.top() + topLeft);
    path.arcTo(corner(area.left(), area.top(), topLeft), 180, -90);
    path.closeSubpath();
    return path;
}

} // namespace

RowPainter::RowPainter(QPainter &painter, const theme::Look &look, widgets::AvatarPictures *pictures)
    : m_painter(painter)
    , m_look(look)
    , m_pictures(pictures)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void RowPainter::paint(const Row &row, int top, const Selection &selection)
{
    const RowGeometry &geometry = row.geometry();
    const RowContent &content = row.content();
    m_painter.translate(0, top);
    if (!geometry.date.isEmpty())
        paintDatePill(geometry.date, content.dayAbove);
    if (!geometry.unread.isEmpty())
        paintUnreadLine(geometry.unread, content.unreadAbove);
    if (content.side != Side::Middle)
        paintBubble(row);
    if (!geometry.picture.isEmpty())
        widgets::paintAvatar(m_painter, geometry.picture, content.person, m_pictures, m_look);
    if (!geometry.name.isEmpty()) {
        paintText(geometry.name, content.person.name, theme::Type::SecondaryBold,
                  m_look.isHighContrast() ? m_look[theme::Colour::Text]
                                          : theme::identityColour(content.person.seed, m_look.colours.scheme()));
    }
    const TextRange selected = selection.rangeIn(row.key(), row.textLength());
    for (size_t index = 0; index < row.blockCount(); ++index) {
        const QRectF &area = geometry.blocks[index];
        if (area.isEmpty())
            continue;
        const int start = row.textStart(index);
        m_painter.translate(area.topLeft());
        row.block(index).paint(m_painter, {selected.from - start, selected.to - start}, m_look);
        m_painter.translate(-area.topLeft());
    }
    if (!geometry.more.isEmpty())
        paintText(geometry.more, Words::showAll(), theme::Type::BodyBold, m_look[theme::Colour::Link]);
    row.meta().paint(m_painter, geometry.meta, m_look);
    m_painter.translate(0, -top);
}

void RowPainter::paintFocus(const Row &row, int top)
{
    theme::paintFocusRing(m_painter, row.geometry().bubble.translated(0, top), theme::radius::large, m_look);
}

void RowPainter::paintBubble(const Row &row)
{
    const RowContent &content = row.content();
    const bool isSent = content.side == Side::End;
    const bool isWarned = content.isClearInEncrypted || content.isClosed;
    const bool hasEdge = !isSent || isWarned || m_look.isHighContrast();
    QPen edge(m_look[isWarned ? theme::Colour::Warn : theme::Colour::Border], 1,
              content.isClearInEncrypted ? Qt::DashLine : Qt::SolidLine);
    m_painter.setPen(hasEdge ? edge : QPen(Qt::NoPen));
    m_painter.setBrush(m_look[content.isClosed ? theme::Colour::WarnBackground
                                  : isSent     ? theme::Colour::BubbleOut
                                               : theme::Colour::BubbleIn]);
    const qreal inset = hasEdge ? 0.5 : 0;
    m_painter.drawPath(
        bubblePath(row.geometry().bubble.adjusted(inset, inset, -inset, -inset), content.side, content.place));
}

void RowPainter::paintUnreadLine(const QRectF &area, int count)
{
    const QString text = Words::newMessages(count);
    const QFont font = m_look.font(theme::Type::MetaBold);
    const qreal half = QFontMetricsF(font).horizontalAdvance(text) / 2 + 10;
    const qreal y = area.center().y();
    m_painter.setPen(QPen(m_look[theme::Colour::Accent], 1.2));
    m_painter.drawLine(QPointF(area.left(), y), QPointF(area.center().x() - half, y));
    m_painter.drawLine(QPointF(area.center().x() + half, y), QPointF(area.right(), y));
    m_painter.setFont(font);
    m_painter.drawText(area, Qt::AlignCenter, text);
}

void RowPainter::paintDatePill(const QRectF &area, const QString &day, qreal opacity)
{
    m_painter.setOpacity(opacity);
    m_painter.setPen(QPen(m_look[theme::Colour::Border], 1));
    m_painter.setBrush(m_look[theme::Colour::Surface]);
    const QRectF pill = area.adjusted(0.5, 0.5, -0.5, -0.5);
    m_painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    m_painter.setFont(m_look.font(theme::Type::MetaBold));
    m_painter.setPen(m_look[theme::Colour::Text2]);
    m_painter.drawText(area, Qt::AlignCenter, day);
    m_painter.setOpacity(1);
}

void RowPainter::paintText(const QRectF &area, const QString &text, theme::Type type, const QColor &colour)
{
    const QFont font = m_look.font(type);
    m_painter.setFont(font);
    m_painter.setPen(colour);
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, area.width());
    m_painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeading, shown);
}

} // namespace timeline
