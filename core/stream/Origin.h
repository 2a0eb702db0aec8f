// SPDX-License-Identifier: GPL-3.0-or-later
// Who really sent an element: stamped once by the router, read by every feature instead of `from` (security.md rule 1).
#pragma once

#include "base/Jid.h"
#include "xml/Element.h"

#include <QDateTime>

namespace stream {

enum class Channel { Live, Carbon, Archive, Room, Pep };

struct Origin
{
    base::Jid account; // own bare address of the stream it came on
    base::Jid from;    // full address proven by that channel; own bare address where `from` was absent
    Channel channel = Channel::Live;

    base::Jid bare() const { return from.bare(); }
    // The account itself or its server speaking for it.
    bool isOwnAccount() const { return from == account; }

    bool operator==(const Origin &) const = default;
};

// One stanza with its proven sender.
struct Stanza
{
    xml::Element element;
    Origin origin;
    quint32 sequence = 0; // position for XEP-0198: settled once its effects are stored
};

} // namespace stream
