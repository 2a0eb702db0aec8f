// SPDX-License-Identifier: GPL-3.0-or-later
// Strong numbers for rows of the profile, so that an account is never taken for a message. Plain values.
#pragma once

#include <QHashFunctions>

#include <compare>

namespace model {

template<typename Tag>
struct Id
{
    qint64 value = 0; // 0: none yet

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id &) const = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using AccountId = Id<struct AccountTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;

} // namespace model
