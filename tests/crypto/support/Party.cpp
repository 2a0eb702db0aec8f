// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/support/Party.h"

#include <catch2/catch_test_macros.hpp>

namespace crypto {

Party::Party(Profile profile_, QByteArray name_, quint32 device, int preKeyCount)
    : Party(profile_, std::move(name_), OwnIdentity::make(device), systemRandomness(), preKeyCount)
{
}

Party::Party(Profile profile_, QByteArray name_, OwnIdentity identity_, Randomness randomness_, int preKeyCount)
    : profile(profile_)
    , name(std::move(name_))
    , identity(std::move(identity_))
    , randomness(std::move(randomness_))
{
    restart();
    signedPreKey = engine->makeSignedPreKey(1, 0);
    store.signedPreKeys.emplace(1, signedPreKey.record);
    addPreKeys(preKeyCount);
}

void Party::restart()
{
    engine = makeEngine(profile, identity, randomness);
}

void Party::addPreKeys(int count)
{
    for (PreKey &key : engine->makePreKeys(nextPreKey, count)) {
        preKeys.push_back({key.id, key.publicKey});
        store.preKeys.emplace(key.id, std::move(key.record));
    }
    nextPreKey += quint32(count);
}

Bundle Party::bundle() const
{
    std::vector<PublicPreKey> unused;
    for (const PublicPreKey &key : preKeys) {
        if (!store.usedPreKeys.contains(key.id) && store.preKeys.contains(key.id))
            unused.push_back(key);
    }
    return bundleOf(*engine, identity, signedPreKey, std::move(unused));
}

CheckedBundle Party::checkedBundle() const
{
    auto checked = CheckedBundle::check(bundle());
    REQUIRE(checked);
    return *checked;
}

std::optional<RatchetFault> Party::startSession(const Party &peer)
{
    Draft draft(store);
    const auto fault = engine->startSession(draft, peer.address(), peer.checkedBundle());
    store.commit(draft.take());
    return fault;
}

Outcome<SealedKey, RatchetFault> Party::encrypt(const Party &peer, QByteArrayView plaintext)
{
    Draft draft(store);
    auto sealedKey = engine->encrypt(draft, peer.address(), plaintext);
    store.commit(draft.take());
    return sealedKey;
}

Outcome<OpenedKey, RatchetFault> Party::decrypt(const Party &peer, QByteArrayView bytes)
{
    const auto message = WireMessage::parse(profile, bytes);
    if (!message)
        return RatchetFault::Malformed;
    Draft draft(store);
    auto openedKey = engine->decrypt(draft, peer.address(), *message);
    if (!openedKey)
        CHECK(draft.changes().isEmpty());
    store.commit(draft.take());
    return openedKey;
}

QByteArray Party::sealed(const Party &peer, QByteArrayView plaintext)
{
    const auto sealedKey = encrypt(peer, plaintext);
    REQUIRE(sealedKey);
    return sealedKey->bytes;
}

QByteArray Party::opened(const Party &peer, QByteArrayView bytes)
{
    const auto openedKey = decrypt(peer, bytes);
    return openedKey ? openedKey->plaintext.reveal() : nameOf(openedKey.fault());
}

SessionFacts Party::facts(const Party &peer)
{
    const auto known = engine->facts(Draft(store), peer.address());
    REQUIRE(known);
    return *known;
}

QByteArray nameOf(RatchetFault fault)
{
    switch (fault) {
    case RatchetFault::NoSession: return "no session";
    case RatchetFault::Duplicate: return "duplicate";
    case RatchetFault::PreKeyGone: return "pre-key gone";
    case RatchetFault::NotAuthentic: return "not authentic";
    case RatchetFault::Malformed: return "malformed";
    case RatchetFault::BadSignature: return "bad signature";
    case RatchetFault::WrongProfile: return "wrong profile";
    case RatchetFault::RecordDamaged: return "record damaged";
    case RatchetFault::StoreFailed: return "store failed";
    case RatchetFault::Unexpected: return "unexpected";
    }
    Q_UNREACHABLE();
}

Pair::Pair(Profile profile)
    : alice(profile, "alice", 1001)
    , bob(profile, "bob", 1002)
{
    REQUIRE(!alice.startSession(bob));
}

void Pair::talk()
{
    REQUIRE(bob.opened(alice, alice.sealed(bob, "hello")) == "hello");
    REQUIRE(alice.opened(bob, bob.sealed(alice, "hello too")) == "hello too");
}

} // namespace crypto
