// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that stay the same on every way a message takes (XEP-0359), believed only of the archive itself (security.md C08).
#pragma once

#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {

struct OriginId
{
    QString id;

    static constexpr auto wire()
    {
        return xml::element<OriginId>(u"urn:xmpp:sid:0", u"origin-id", xml::attribute(u"id", &OriginId::id));
    }
    bool operator==(const OriginId &) const = default;
};

struct StanzaId
{
    QString id;
    base::Jid by;

    static About about();
    static constexpr auto wire()
    {
        return xml::element<StanzaId>(u"urn:xmpp:sid:0", u"stanza-id", xml::attribute(u"by", &StanzaId::by),
                                      xml::attribute(u"id", &StanzaId::id));
    }
    bool operator==(const StanzaId &) const = default;
};

inline constexpr qsizetype longestId = 512; // characters; longer ones count as absent

// The id in the archive of `by` (own bare address or room); empty if there is none or several by that address.
// The caller has made sure that the server of `by` advertises urn:xmpp:sid:0, or else strangers write it.
QString archiveId(const xml::Element &message, const base::Jid &by);
// The id that the sender's client chose; meaningful only together with the proven sender (security.md C09).
QString originId(const xml::Element &message);
// 128 random bits, for ids of messages, queries and the like.
QString randomId();

} // namespace xep
