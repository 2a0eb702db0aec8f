// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/OwnKeys.h"

namespace encryption::ownKeys {
namespace {

namespace keys = store::omemoKeys;

base::Result<keys::SignedPreKey> freshSignedKey(store::Connection &connection, Ratchets &ratchets,
                                                crypto::Profile profile, const QDateTime &now)
{
    const auto ring = ratchets.ring(profile);
    auto newest = keys::newestSignedPreKey(connection, ring);
    if (!newest)
        return newest.error();
    const bool isFresh = *newest && (*newest)->made.msecsTo(now) < signedKeyLife;
    if (isFresh)
        return std::move(**newest);
    const auto number = keys::takeNumbers(connection, ring, 1);
    if (!number)
        return number.error();
    const auto made = ratchets.engine(profile).makeSignedPreKey(*number, now.toMSecsSinceEpoch());
    keys::SignedPreKey key{made.id, made.publicKey, made.signature, base::Secret(made.record.reveal()), now};
    if (const auto put = keys::putSignedPreKey(connection, ring, key); !put)
        return put.error();
    const auto forgotten = keys::removeSignedPreKeys(connection, ring, now.addMSecs(-signedKeyMemory));
    if (!forgotten)
        return forgotten.error();
    return key;
}

base::Result<> refill(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile, int missing)
{
    if (missing <= 0)
        return base::Done{};
    const auto ring = ratchets.ring(profile);
    const auto first = keys::takeNumbers(connection, ring, missing);
    if (!first)
        return first.error();
    for (const auto &made : ratchets.engine(profile).makePreKeys(*first, missing)) {
        const keys::PreKey key{made.id, made.publicKey, base::Secret(made.record.reveal())};
        if (const auto put = keys::putPreKey(connection, ring, key); !put)
            return put;
    }
    return base::Done{};
}

} // namespace

base::Result<crypto::Bundle> bundle(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile,
                                    const QDateTime &now)
{
    const auto signedKey = freshSignedKey(connection, ratchets, profile, now);
    if (!signedKey)
        return signedKey.error();
    const auto ring = ratchets.ring(profile);
    auto unused = keys::unusedPreKeys(connection, ring);
    if (!unused)
        return unused.error();
    if (unused->size() < offered) {
        if (const auto filled = refill(connection, ratchets, profile, offered - int(unused->size())); !filled)
            return filled.error();
        unused = keys::unusedPreKeys(connection, ring);
        if (!unused)
            return unused.error();
    }
    crypto::Bundle bundle{profile,
                          ratchets.identity().publicKey.toWire(profile),
                          {signedKey->id, signedKey->publicKey},
                          signedKey->signature,
                          {}};
    for (const auto &key : *unused)
        bundle.preKeys.push_back({key.id, key.publicKey});
    return bundle;
}

base::Result<> forgetUsed(store::Connection &connection, Ratchets &ratchets)
{
    for (const auto profile : profiles) {
        if (const auto removed = keys::removeUsedPreKeys(connection, ratchets.ring(profile)); !removed)
            return removed;
    }
    return base::Done{};
}

} // namespace encryption::ownKeys
