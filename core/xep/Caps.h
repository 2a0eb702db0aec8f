// SPDX-License-Identifier: GPL-3.0-or-later
// What a device can do, said by a hash in its presence (XEP-0115), so that each kind of client is asked only once.
// A hash is believed only if the answer gives that hash (security.md D10).
#pragma once

#include "xep/Disco.h"

namespace xep {

struct CapsHash
{
    QString hash; // "sha-1"
    QString node;
    QString version;

    static constexpr auto wire()
    {
        return xml::element<CapsHash>(u"http://jabber.org/protocol/caps", u"c",
                                      xml::attribute(u"hash", &CapsHash::hash),
                                      xml::attribute(u"node", &CapsHash::node),
                                      xml::attribute(u"ver", &CapsHash::version));
    }
    bool operator==(const CapsHash &) const = default;
};

class Caps : public QObject
{
    Q_OBJECT

public:
    Caps(Disco &disco, stream::Session &session);
    static About about();

    // What the device with that full address and hash can do: from memory where the hash was proven, else asked.
    // An answer that does not give the hash holds for this device only.
    base::Task<base::Result<Abilities>> of(base::Jid device, CapsHash hash);

private:
    Disco &m_disco;
    QHash<QString, Abilities> m_proven;                         // by hash, at most 1,000
    QHash<base::Jid, std::pair<QString, Abilities>> m_unproven; // by device, at most 1,000, with the hash it claimed
};

// To be sent with each presence.
CapsHash ownCaps();
// "node#ver", the node under which others ask for it.
const QString &ownCapsNode();
// XEP-0115 §5.1 with SHA-1; empty if the description is ill-formed (§5.4): something twice, or a `<` that would let
// one description pass for another.
QString capsVersion(const Abilities &info);
bool proves(const Abilities &info, const CapsHash &hash);

} // namespace xep
