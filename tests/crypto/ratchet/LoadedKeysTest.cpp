// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/LoadedKeys.h"
#include "crypto/support/Party.h"

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

std::optional<Secret> recordOf(const StoredRecord &stored)
{
    return stored ? std::optional(*stored) : std::nullopt;
}

// What a database does.
void fill(LoadedKeys &keys, MemoryKeyStore &database, const KeyNeeds &needs)
{
    for (const DeviceAddress &address : needs.sessions)
        keys.load(address, recordOf(database.session(address)));
    for (const quint32 id : needs.preKeys)
        keys.loadPreKey(id, recordOf(database.preKey(id)));
    for (const quint32 id : needs.signedPreKeys)
        keys.loadSignedPreKey(id, recordOf(database.signedPreKey(id)));
}

} // namespace

TEST_CASE("what is named as needed is all that an operation reads", "[ratchet][records]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    LoadedKeys keys;
    for (int round = 0; round < 6; ++round) {
        const auto message = WireMessage::parse(profile, alice.sealed(bob, "hello"));
        REQUIRE(message);
        const KeyNeeds needs = KeyNeeds::of(alice.address(), *message);
        CHECK(needs.preKeys.size() == (message->keyExchange() ? 1 : 0));
        fill(keys, bob.store, keys.missing(needs));
        CHECK(keys.missing(needs).isEmpty());
        Draft receiving(keys);
        const auto opened = bob.engine->decrypt(receiving, alice.address(), *message);
        REQUIRE(opened);
        CHECK(opened->plaintext.reveal() == "hello");
        keys.apply(receiving.changes());
        bob.store.commit(receiving.take());

        CHECK(keys.missing(KeyNeeds::of(alice.address())).isEmpty());
        Draft sending(keys);
        const auto sealed = bob.engine->encrypt(sending, alice.address(), "hello too");
        REQUIRE(sealed);
        keys.apply(sending.changes());
        bob.store.commit(sending.take());
        CHECK(alice.opened(bob, sealed->bytes) == "hello too");
        if (round == 3)
            keys.forget(alice.address());
    }
}

TEST_CASE("what nobody has loaded is not taken for missing", "[ratchet][records]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    Party &alice = pair.alice;
    Party &bob = pair.bob;
    const auto message = WireMessage::parse(profile, alice.sealed(bob, "hello"));
    const auto decrypt = [&bob, &alice, &message](LoadedKeys &keys) {
        Draft draft(keys);
        const auto opened = bob.engine->decrypt(draft, alice.address(), *message);
        return opened ? QByteArray("ok") : nameOf(opened.fault());
    };
    LoadedKeys keys;
    CHECK(decrypt(keys) == "store failed");
    keys.load(alice.address(), {});
    CHECK(decrypt(keys) == "store failed");
    keys.loadSignedPreKey(1, recordOf(bob.store.signedPreKey(1)));
    CHECK(decrypt(keys) == "store failed");
    keys.loadPreKey(message->keyExchange()->preKey, {});
    CHECK(decrypt(keys) == "pre-key gone");
    keys.loadPreKey(message->keyExchange()->preKey, recordOf(bob.store.preKey(message->keyExchange()->preKey)));
    CHECK(decrypt(keys) == "ok");
    keys.forgetPreKey(message->keyExchange()->preKey);
    CHECK(decrypt(keys) == "store failed");
}

TEST_CASE("needs of many operations are loaded at once", "[ratchet][records]")
{
    KeyNeeds needs = KeyNeeds::of({"alice", 1});
    needs.add(KeyNeeds::of({"alice", 2}));
    needs.add(KeyNeeds::of({"alice", 1}));
    CHECK(needs.sessions.size() == 2);
    LoadedKeys keys;
    keys.load({"alice", 1}, {});
    CHECK(keys.missing(needs).sessions == std::set<DeviceAddress>{{"alice", 2}});
    CHECK(KeyNeeds().isEmpty());
}
