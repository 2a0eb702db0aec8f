// SPDX-License-Identifier: GPL-3.0-or-later
// When a stanza was first sent (XEP-0203), believed only of those who can know (security.md C10).
#pragma once

#include "stream/Origin.h"
#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {

struct Delay
{
    QDateTime stamp;
    std::optional<base::Jid> from;
    QString reason = {};

    static About about();
    static constexpr auto wire()
    {
        return xml::element<Delay>(u"urn:xmpp:delay", u"delay", xml::attribute(u"from", &Delay::from),
                                   xml::attribute(u"stamp", &Delay::stamp), xml::text(&Delay::reason));
    }
    bool operator==(const Delay &) const = default;
};

// The time, unless it lies outside 2000 to a day from now.
std::optional<QDateTime> plausible(const QDateTime &stamp, const QDateTime &now);
// When the stanza was handed in, as said by the own server, the own account or the room it came through.
std::optional<QDateTime> delayedSince(const stream::Stanza &stanza, const QDateTime &now);

} // namespace xep
