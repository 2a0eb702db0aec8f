// SPDX-License-Identifier: GPL-3.0-or-later
// Selected text as two positions, each a message and a place in its text; it outlives the rows. Plain value.
#pragma once

#include "timeline/Row.h"
#include "timeline/RowBuilder.h"

namespace timeline {

struct TextPosition
{
    RowKey row;
    int offset = 0; // characters of the row's text

    auto operator<=>(const TextPosition &) const = default;
};

struct Selection
{
    TextPosition anchor; // where it began
    TextPosition cursor; // where it is pulled to

    bool isEmpty() const { return anchor == cursor; }
    TextPosition from() const { return std::min(anchor, cursor); }
    TextPosition to() const { return std::max(anchor, cursor); }
    // The selected stretch of that message's text.
    TextRange rangeIn(RowKey row, int textLength) const;

    bool operator==(const Selection &) const = default;
};

// Plain text for the clipboard; with day, time and name before each message when there are several.
QString copyText(const Selection &selection, const QList<model::Message> &messages, const RowBuilder &builder);

} // namespace timeline
