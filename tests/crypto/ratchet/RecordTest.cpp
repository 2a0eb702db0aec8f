// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/support/Party.h"
#include "ratchet/RecordSeal.h"

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

TEST_CASE("H12: a record that was changed on the disk never reaches the library", "[ratchet][records]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    pair.talk();
    const QByteArray bytes = alice.sealed(bob, "hello");
    const Secret good = bob.store.sessions.at(alice.address());
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray bad = good.reveal();
        bad[at] = char(bad[at] ^ (1 << (at % 8)));
        bob.store.sessions.insert_or_assign(alice.address(), Secret(bad));
        CHECK(bob.opened(alice, bytes) == "record damaged");
    }
    for (const qsizetype length : {qsizetype(0), qsizetype(1), qsizetype(17), good.size() - 1}) {
        bob.store.sessions.insert_or_assign(alice.address(), Secret(good.reveal().left(length)));
        CHECK(bob.opened(alice, bytes) == "record damaged");
        CHECK(bob.encrypt(alice, "x").fault() == RatchetFault::RecordDamaged);
        CHECK(bob.engine->facts(Draft(bob.store), alice.address()).fault() == RatchetFault::RecordDamaged);
    }
    bob.store.sessions.insert_or_assign(alice.address(), good);
    CHECK(bob.opened(alice, bytes) == "hello");
}

TEST_CASE("H12: a damaged session stays until it is removed, then a new one can start", "[ratchet][records]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    alice.store.sessions.insert_or_assign(bob.address(), Secret("nonsense"));
    CHECK(alice.startSession(bob) == RatchetFault::RecordDamaged);
    alice.store.sessions.erase(bob.address());
    CHECK_FALSE(alice.startSession(bob));
    pair.talk();
}

TEST_CASE("damaged own keys are told apart from missing ones", "[ratchet][records]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    const QByteArray bytes = alice.sealed(bob, "hello");
    const MemoryKeyStore good = bob.store;
    for (auto &[id, record] : bob.store.preKeys)
        record = Secret("nonsense");
    CHECK(bob.opened(alice, bytes) == "record damaged");
    bob.store = good;
    bob.store.signedPreKeys.at(1) = Secret(QByteArray(100, '\1'));
    CHECK(bob.opened(alice, bytes) == "record damaged");
}

TEST_CASE("a record holds only in its own place", "[ratchet][records]")
{
    const OwnIdentity identity = OwnIdentity::make(1);
    RecordSeal seal(Profile::Legacy, identity);
    RecordSeal otherProfile(Profile::Omemo2, identity);
    RecordSeal otherIdentity(Profile::Legacy, OwnIdentity::make(1));
    const DeviceAddress address{"alice", 12};
    const Secret sealed = seal.sealSession(address, "record");
    CHECK(seal.openSession(address, sealed)->reveal() == "record");
    CHECK_FALSE(seal.openSession({"alice", 1}, sealed));
    CHECK_FALSE(seal.openSession({"alicf", 12}, sealed));
    CHECK_FALSE(seal.openSession({"2 alice", 1}, sealed));
    CHECK_FALSE(otherProfile.openSession(address, sealed));
    CHECK_FALSE(otherIdentity.openSession(address, sealed));
    const Secret preKey = seal.sealPreKey(7, "key");
    CHECK(seal.openPreKey(7, preKey)->reveal() == "key");
    CHECK_FALSE(seal.openPreKey(8, preKey));
    CHECK_FALSE(seal.openSignedPreKey(7, preKey));
    CHECK_FALSE(seal.openSession(address, Secret("record")));
}

TEST_CASE("a store that cannot be read is not taken for an empty one", "[ratchet][records]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    const QByteArray keyExchange = alice.sealed(bob, "hello");
    bob.store.isBroken = true;
    CHECK(bob.opened(alice, keyExchange) == "store failed");
    CHECK(bob.encrypt(alice, "x").fault() == RatchetFault::StoreFailed);
    CHECK(bob.startSession(alice) == RatchetFault::StoreFailed);
    CHECK(bob.engine->facts(Draft(bob.store), alice.address()).fault() == RatchetFault::StoreFailed);
    bob.store.isBroken = false;
    pair.talk();
    const QByteArray message = alice.sealed(bob, "again");
    bob.store.isBroken = true;
    CHECK(bob.opened(alice, message) == "store failed");
    bob.store.isBroken = false;
    CHECK(bob.opened(alice, message) == "again");
}
