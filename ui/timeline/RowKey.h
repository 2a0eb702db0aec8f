// SPDX-License-Identifier: GPL-3.0-or-later
// The place of a message in the order of its chat, as the store orders it: time, then number. Plain value.
#pragma once

#include "model/Message.h"

#include <compare>

namespace timeline {

struct RowKey
{
    qint64 time = 0; // milliseconds since 1970 UTC
    model::MessageId id;

    auto operator<=>(const RowKey &) const = default;
};

inline RowKey keyOf(const model::Message &message)
{
    return {message.time.toMSecsSinceEpoch(), message.id};
}

} // namespace timeline
