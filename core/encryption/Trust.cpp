// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Trust.h"

#include "store/EncryptionDefaults.h"
#include "store/OmemoDevices.h"

#include <algorithm>

namespace encryption::trust {

base::Result<model::KeyTrust> ofNewKey(store::Connection &connection, const QList<model::Key> &known)
{
    const auto defaults = store::encryptionDefaults::get(connection);
    if (!defaults)
        return defaults.error();
    const bool someVerified = std::any_of(known.begin(), known.end(),
                                          [](const model::Key &key) { return key.trust == model::KeyTrust::Verified; });
    const bool waits = someVerified || defaults->newKeys == model::NewKeys::AlwaysWait;
    return waits ? model::KeyTrust::Undecided : model::KeyTrust::Blind;
}

base::Result<model::KeyTrust> meet(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                   const QByteArray &identity, const QDateTime &now, Place place)
{
    const auto known = store::omemoDevices::keysOf(connection, account, owner);
    if (!known)
        return known.error();
    for (const auto &key : *known) {
        if (key.identity == identity)
            return key.trust;
    }
    const auto worth = place == Place::OfAnotherKey ? base::Result(model::KeyTrust::Undecided)
                                                    : ofNewKey(connection, *known);
    if (!worth)
        return worth.error();
    const model::Key met{owner, identity, *worth, now, {}};
    if (const auto kept = store::omemoDevices::setTrust(connection, account, met); !kept)
        return kept.error();
    return met.trust;
}

base::Result<> decide(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                      const QByteArray &identity, model::KeyTrust trust, const QDateTime &now)
{
    return decide(connection, account, {owner, identity, trust, now, {}});
}

base::Result<> decide(store::Connection &connection, model::AccountId account, const model::Key &key)
{
    if (const auto kept = store::omemoDevices::setTrust(connection, account, key); !kept)
        return kept;
    const auto devices = store::omemoDevices::of(connection, account, key.owner);
    if (!devices)
        return devices.error();
    for (const auto &device : *devices) {
        if (device.identity != key.identity)
            continue;
        const auto lowered = store::omemoDevices::lowerAlarm(connection, account, key.owner, device.id);
        if (!lowered)
            return lowered;
    }
    return base::Done{};
}

} // namespace encryption::trust
