// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/ConversationDelegate.h"

#include "lists/ConversationListModel.h"
#include "text/SafeDisplay.h"
#include "text/Times.h"
#include "widgets/Controls.h"
#include "widgets/Paint.h"

#include <QPainter>

namespace lists {
namespace {

using theme::Colour;
using theme::Type;
namespace measure = theme::measure;
namespace space = theme::space;

constexpr int signSide = 16;
constexpr int endMargin = 18;
constexpr int lineGap = 6;

} // namespace

// All that the pieces of one row need.
struct ConversationDelegate::Stroke
{
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const theme::Look &look;
    const ConversationRow &row;
    QDateTime now;

    bool has(QStyle::StateFlag state) const { return option.state & state; }
    // Drawn as if from left to right, turned around where reading is from right to left.
    QRect placed(const QRect &rect) const { return QStyle::visualRect(option.direction, option.rect, rect); }
    Qt::Alignment start() const { return QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter; }
    Qt::Alignment end() const { return QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter; }
    // A text runs in its own direction, whatever that of the window is.
    static int flags(Qt::Alignment alignment, const QString &words)
    {
        return static_cast<int>(alignment) | Qt::TextSingleLine
            | (words.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight);
    }
    QColor ground() const
    {
        if (has(QStyle::State_Selected))
            return look[Colour::Selected];
        return look[has(QStyle::State_MouseOver) ? Colour::Hover : Colour::Sidebar];
    }
};

ConversationDelegate::ConversationDelegate(widgets::AvatarPictures *pictures, std::function<QDateTime()> now,
                                           QObject *parent)
    : QStyledItemDelegate(parent)
    , m_pictures(pictures)
    , m_now(std::move(now))
{
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const theme::Look &look = theme::lookOf(option.widget);
    const int lines = look.lineHeight(Type::BodyBold) + lineGap + look.lineHeight(Type::Secondary);
    return {measure::rowTextX, std::max(measure::row, lines + 2 * space::small)};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(ConversationListModel::RowRole).value<ConversationRow>();
    const Stroke stroke{*painter, option, theme::lookOf(option.widget), row, m_now()};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    paintPlateUnder(stroke);
    if (m_collapsed) {
        paintCollapsed(stroke);
    } else {
        const QRect all = option.rect;
        const QRect picture(all.x() + measure::rowPictureX, all.y() + (all.height() - measure::rowPicture) / 2,
                            measure::rowPicture, measure::rowPicture);
        widgets::paintAvatar(*painter, stroke.placed(picture), faceOf(row), m_pictures, stroke.look, stroke.ground());
        const int first = stroke.look.lineHeight(Type::BodyBold);
        const int second = stroke.look.lineHeight(Type::Secondary);
        const int top = all.y() + (all.height() - first - lineGap - second) / 2;
        const int width = all.width() - measure::rowTextX - endMargin;
        paintFirstLine(stroke, QRect(all.x() + measure::rowTextX, top, width, first));
        paintSecondLine(stroke, QRect(all.x() + measure::rowTextX, top + first + lineGap, width, second));
    }
    painter->restore();
}

void ConversationDelegate::paintPlateUnder(const Stroke &stroke) const
{
    const QRectF plate = QRectF(stroke.option.rect).adjusted(measure::rowMargin, 1, -measure::rowMargin, -1);
    const bool selected = stroke.has(QStyle::State_Selected);
    if (selected || stroke.has(QStyle::State_MouseOver))
        widgets::paintPlate(stroke.painter, plate, theme::radius::medium, stroke.ground(),
                            selected && stroke.look.isHighContrast() ? stroke.look[Colour::Accent] : QColor(), 2);
    // The ring lies inside the row, or the neighbours would cover it.
    if (stroke.has(QStyle::State_HasFocus))
        widgets::paintPlate(stroke.painter, plate, theme::radius::medium, {}, stroke.look[Colour::Accent],
                            measure::focusRing);
}

void ConversationDelegate::paintCollapsed(const Stroke &stroke) const
{
    QRect picture(0, 0, measure::rowPicture, measure::rowPicture);
    picture.moveCenter(stroke.option.rect.center());
    widgets::paintAvatar(stroke.painter, picture, faceOf(stroke.row), m_pictures, stroke.look, stroke.ground());
    if (stroke.row.chat.unread == 0)
        return;
    const QString count = widgets::badgeText(stroke.row.chat.unread);
    QRectF badge(0, 0, widgets::badgeWidth(count, stroke.look), widgets::badgeHeight(stroke.look));
    badge.moveTopRight(QPointF(picture.right() + space::small, picture.top() - space::tiny));
    const bool muted = stroke.row.isMuted(stroke.now);
    widgets::paintBadge(stroke.painter, stroke.placed(badge.toRect()), count,
                        muted ? widgets::BadgeKind::Muted : widgets::BadgeKind::Normal, stroke.look);
}

void ConversationDelegate::paintFirstLine(const Stroke &stroke, const QRect &line) const
{
    const QString time = text::shortTime(stroke.row.chat.lastActivity, stroke.now);
    QPainter &painter = stroke.painter;
    painter.setFont(stroke.look.font(Type::Meta));
    const int timeWidth = painter.fontMetrics().horizontalAdvance(time);
    painter.setPen(stroke.look[stroke.row.chat.unread > 0 ? Colour::Accent : Colour::Text2]);
    painter.drawText(stroke.placed(line), stroke.flags(stroke.end(), time), time);

    painter.setFont(stroke.look.font(Type::BodyBold));
    painter.setPen(stroke.look[Colour::Text]);
    const QRect words = line.adjusted(0, 0, -timeWidth - space::small, 0);
    const QString name = text::safeName(stroke.row.chat.name).text;
    painter.drawText(stroke.placed(words), stroke.flags(stroke.start(), name),
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, words.width()));
}

void ConversationDelegate::paintSecondLine(const Stroke &stroke, QRect line) const
{
    paintPreview(stroke, paintSigns(stroke, line));
}

QRect ConversationDelegate::paintSigns(const Stroke &stroke, QRect line) const
{
    const model::Conversation &chat = stroke.row.chat;
    const bool muted = stroke.row.isMuted(stroke.now);
    const auto badge = [&](const QString &words) {
        QRect place(0, 0, widgets::badgeWidth(words, stroke.look), widgets::badgeHeight(stroke.look));
        place.moveCenter(line.center());
        place.moveRight(line.right());
        widgets::paintBadge(stroke.painter, stroke.placed(place), words,
                            muted ? widgets::BadgeKind::Muted : widgets::BadgeKind::Normal, stroke.look);
        line.setRight(place.left() - space::small);
    };
    const auto sign = [&](theme::Icon icon, Colour colour) {
        const int side = static_cast<int>(signSide * stroke.look.scale);
        const QRect place(line.right() - side, line.center().y() - side / 2, side, side);
        theme::paintIcon(stroke.painter, stroke.placed(place), icon, stroke.look[colour], stroke.option.direction);
        line.setRight(place.left() - space::small);
    };
    if (chat.unread > 0)
        badge(widgets::badgeText(chat.unread));
    if (stroke.row.mentions > 0)
        badge(QStringLiteral("@"));
    if (muted)
        sign(theme::Icon::Mute, Colour::Text2);
    if (chat.pinned)
        sign(theme::Icon::Pin, Colour::Text2);
    if (text::showsInRow(stroke.row.padlock)) {
        const text::PadlockFace face = text::faceOf({stroke.row.padlock, {}, 0, 0, 0});
        sign(face.icon, face.colour);
    }
    return line;
}

void ConversationDelegate::paintPreview(const Stroke &stroke, QRect line) const
{
    const Preview preview = previewOf(stroke.row);
    QPainter &painter = stroke.painter;
    const bool unread = stroke.row.chat.unread > 0;
    const auto ink = [&](Colour colour) {
        return stroke.look[unread && colour == Colour::Text2 ? Colour::Text : colour];
    };
    const QFont plain = stroke.look.font(unread ? Type::SecondaryBold : Type::Secondary);
    if (preview.icon) {
        const int side = static_cast<int>(signSide * stroke.look.scale) - 2;
        const QRect place(line.x(), line.center().y() - side / 2, side, side);
        theme::paintIcon(painter, stroke.placed(place), *preview.icon, ink(preview.textColour),
                         stroke.option.direction);
        line.setLeft(place.right() + space::tiny + 1);
    }
    const auto write = [&](const QString &words, Colour colour, const QFont &font) {
        if (words.isEmpty() || line.width() <= 0)
            return;
        painter.setFont(font);
        painter.setPen(ink(colour));
        const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, line.width());
        painter.drawText(stroke.placed(line), stroke.flags(stroke.start(), words), shown);
        line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(shown + QLatin1Char(' ')));
    };
    const bool strong = preview.leadColour != Colour::Text2;
    write(preview.lead, preview.leadColour, strong ? stroke.look.font(Type::SecondaryBold) : plain);
    write(preview.text, preview.textColour, plain);
}

} // namespace lists
