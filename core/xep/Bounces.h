// SPDX-License-Identifier: GPL-3.0-or-later
// A message that came back (RFC 6121 §8.1, RFC 6120 §8.3): believed only of the one it was sent to (security.md C20).
#pragma once

#include "base/Result.h"
#include "stream/Origin.h"

#include <optional>

namespace xep {

struct Bounce
{
    base::Jid by;      // whom it was sent to; only a message sent to that address (or its bare one) can bounce
    QString id;        // `id` of the message that came back
    base::Error error; // kind StanzaRefused, the condition, the other side's words

    bool operator==(const Bounce &) const = default;
};

// What an error message says; nothing if it is none, or names no message. Its other content means nothing.
std::optional<Bounce> bounceIn(const stream::Stanza &message);
bool isError(const xml::Element &stanza);

} // namespace xep
