// SPDX-License-Identifier: GPL-3.0-or-later
// How far somebody has read (XEP-0333), believed only of the one who was written to.
#pragma once

#include "xep/Receipts.h"

namespace xep {

inline constexpr QStringView nsMarkers = u"urn:xmpp:chat-markers:0";

struct Markable
{
    static About about();
    static constexpr auto wire() { return xml::element<Markable>(nsMarkers, u"markable"); }
    bool operator==(const Markable &) const = default;
};

struct Displayed
{
    QString id; // of the last message that was shown; all before it were too

    static constexpr auto wire()
    {
        return xml::element<Displayed>(nsMarkers, u"displayed", xml::attribute(u"id", &Displayed::id));
    }
    bool operator==(const Displayed &) const = default;
};

// What the sender says to have read; one's own other device among them (origin.account).
std::optional<MessageReport> reportedReading(const stream::Stanza &message);

} // namespace xep
