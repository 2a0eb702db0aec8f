// SPDX-License-Identifier: GPL-3.0-or-later
// The small line at the end of a bubble: padlock, words, time and delivery state. Plain value, part of a row.
#pragma once

#include "theme/Icons.h"
#include "timeline/RowContent.h"

#include <QList>

#include <optional>

namespace timeline {

class MetaLine
{
public:
    MetaLine() = default;
    // Where `maxWidth` is too little for all of it, signs go without their words.
    MetaLine(const RowContent &content, const theme::Look &look, qreal maxWidth);

    qreal width() const { return m_width; }
    qreal height() const { return m_height; }
    // `area` has the size of the line; in right-to-left layouts the order of its items is mirrored.
    void paint(QPainter &painter, const QRectF &area, const theme::Look &look) const;
    // Where the words stand that can be pressed; nothing if there are none.
    std::optional<QRectF> actionArea(const QRectF &area) const;

private:
    struct Item
    {
        std::optional<theme::Icon> icon;
        QString text;
        theme::Colour colour = theme::Colour::Text2;
        qreal x = 0;
        qreal width = 0;
        bool isAction = false;
    };

    // `size` in heights of the line.
    void addIcon(theme::Icon icon, theme::Colour colour, qreal size);
    void addText(const QString &text, theme::Colour colour, const QFont &font, bool isAction = false);
    enum class Wording { Full, Short };
    void fill(const RowContent &content, const theme::Look &look, Wording wording);
    void addPadlock(const RowContent &content, const QFont &font, Wording wording);
    void addState(model::DeliveryState state);
    void addFailure(const theme::Look &look, Wording wording);
    QRectF areaOf(const Item &item, const QRectF &area) const;

    QList<Item> m_items;
    qreal m_width = 0;
    qreal m_height = 0;
};

} // namespace timeline
