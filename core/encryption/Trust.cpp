// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Trust.h"

#include "store/OmemoDevices.h"

#include <algorithm>

namespace encryption::trust {

model::KeyTrust ofNewKey(const QList<model::Key> &known)
{
    const bool someVerified = std::any_of(known.begin(), known.end(),
                                          [](const model::Key &key) { return key.trust == model::KeyTrust::Verified; });
    return someVerified ? model::KeyTrust::Undecided : model::KeyTrust::Blind;
}

base::Result<model::KeyTrust> meet(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                   const QByteArray &identity, const QDateTime &now)
{
    const auto known = store::omemoDevices::keysOf(connection, account, owner);
    if (!known)
        return known.error();
    for (const auto &key : *known) {
        if (key.identity == identity)
            return key.trust;
    }
    const model::Key met{owner, identity, ofNewKey(*known), now, {}};
    if (const auto kept = store::omemoDevices::setTrust(connection, account, met); !kept)
        return kept.error();
    return met.trust;
}

} // namespace encryption::trust
