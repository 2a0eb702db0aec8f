// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Selection.h"

#include "timeline/Words.h"

#include <limits>

namespace timeline {

TextRange Selection::rangeIn(RowKey row, int textLength) const
{
    if (isEmpty() || row < from().row || row > to().row)
        return {};
    return {row == from().row ? std::min(from().offset, textLength) : 0,
            row == to().row ? std::min(to().offset, textLength) : textLength};
}

QString copyText(const Selection &selection, const QList<model::Message> &messages, const RowBuilder &builder)
{
    const bool isWithinOne = selection.from().row == selection.to().row;
    constexpr int wholeText = 1'000; // steps of "Show all"
    constexpr int everything = std::numeric_limits<int>::max() / 2;
    QStringList lines;
    for (const model::Message &message : messages) {
        const RowContent content = builder.build(message, nullptr, nullptr, wholeText);
        const QString text = textOf(content);
        const TextRange range = selection.rangeIn(keyOf(message), everything);
        const QString piece = text.mid(range.from, range.to - range.from);
        if (isWithinOne)
            return piece;
        if (piece.isEmpty())
            continue;
        const QString name = content.side == Side::End ? Words::you() : content.person.name;
        const QString when = Words::dayAndTime(message.sent.isValid() ? message.sent : message.time);
        lines.append(content.side == Side::Middle ? QStringLiteral("[%1] %2").arg(when, piece)
                                                  : QStringLiteral("[%1] %2: %3").arg(when, name, piece));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace timeline
