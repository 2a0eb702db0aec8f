// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/support/Party.h"
#include "payload/LegacyPayload.h"
#include "payload/Omemo2Payload.h"

#include <catch2/generators/catch_generators.hpp>

#include <chrono>

using namespace crypto;

namespace {

Profile anyProfile()
{
    return GENERATE(Profile::Legacy, Profile::Omemo2);
}

} // namespace

TEST_CASE("the first messages are key exchanges until the peer has answered", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    CHECK_FALSE(alice.facts(bob).isAnswered);
    for (int i = 0; i < 3; ++i) {
        const auto sealed = alice.encrypt(bob, "one");
        REQUIRE(sealed);
        CHECK(sealed->isKeyExchange);
        CHECK(WireMessage::parse(alice.profile, sealed->bytes)->keyExchange().has_value());
        const auto opened = bob.decrypt(alice, sealed->bytes);
        REQUIRE(opened);
        CHECK(opened->plaintext.reveal() == "one");
        CHECK(opened->sender == alice.identity.publicKey);
        CHECK(opened->startedSession == (i == 0)); // the same start again is the same session
    }
    CHECK(bob.store.usedPreKeys.size() == 1);
    const auto answer = bob.encrypt(alice, "two");
    REQUIRE(answer);
    CHECK_FALSE(answer->isKeyExchange);
    CHECK(alice.opened(bob, answer->bytes) == "two");
    CHECK(alice.facts(bob).isAnswered);
    CHECK_FALSE(alice.encrypt(bob, "three")->isKeyExchange);
}

TEST_CASE("payload keys of both profiles go through their ratchet, empty ones too", "[ratchet]")
{
    const auto profile = anyProfile();
    Pair pair(profile);
    pair.talk();
    const bool isLegacy = profile == Profile::Legacy;
    const Secret key = isLegacy ? legacy::sealPayload("text").keyAndTag : omemo2::sealPayload("text").keyAndCode;
    const Secret empty = isLegacy ? legacy::emptyKey() : omemo2::emptyKey();
    CHECK(pair.bob.opened(pair.alice, pair.alice.sealed(pair.bob, key.reveal())) == key.reveal());
    CHECK(pair.bob.opened(pair.alice, pair.alice.sealed(pair.bob, empty.reveal())) == empty.reveal());
}

TEST_CASE("a message for one device in steady state has the size that the wire budget counts with", "[ratchet]")
{
    Pair modern(Profile::Omemo2);
    CHECK(modern.alice.sealed(modern.bob, QByteArray(48, 'k')).size() <= 200);
    modern.talk();
    CHECK(modern.alice.sealed(modern.bob, QByteArray(48, 'k')).size() <= 126);
    Pair legacy(Profile::Legacy);
    CHECK(legacy.alice.sealed(legacy.bob, QByteArray(32, 'k')).size() <= 182);
    legacy.talk();
    CHECK(legacy.alice.sealed(legacy.bob, QByteArray(32, 'k')).size() <= 100);
}

TEST_CASE("H09: each copy of a message after the first is a duplicate and changes nothing", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    const QByteArray first = alice.sealed(bob, "first");
    CHECK(bob.opened(alice, first) == "first");
    CHECK(bob.opened(alice, first) == "duplicate");
    pair.talk();
    const QByteArray second = alice.sealed(bob, "second");
    CHECK(bob.opened(alice, second) == "second");
    for (int i = 0; i < 3; ++i)
        CHECK(bob.opened(alice, second) == "duplicate");
    CHECK(bob.opened(alice, alice.sealed(bob, "third")) == "third");
}

TEST_CASE("a copy older than five turns is not recognised by the ratchet, but by its digest", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    pair.talk();
    const QByteArray old = alice.sealed(bob, "old");
    REQUIRE(bob.opened(alice, old) == "old");
    const QByteArray digest = WireMessage::parse(alice.profile, old)->digest();
    REQUIRE(alice.opened(bob, bob.sealed(alice, "turn")) == "turn");
    for (int i = 0; i < 6; ++i)
        pair.talk();
    CHECK(bob.opened(alice, old) == "not authentic");
    CHECK(WireMessage::parse(alice.profile, old)->digest() == digest);
}

TEST_CASE("messages in any order are decrypted once each", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    std::vector<QByteArray> sent;
    for (int i = 0; i < 20; ++i)
        sent.push_back(alice.sealed(bob, QByteArray::number(i)));
    for (const int at : {7, 0, 19, 3, 12, 1, 18, 2, 4, 5, 6, 8, 9, 10, 11, 13, 14, 15, 16, 17})
        CHECK(bob.opened(alice, sent[size_t(at)]) == QByteArray::number(at));
    for (const QByteArray &bytes : sent)
        CHECK(bob.opened(alice, bytes) == "duplicate");
}

TEST_CASE("H10: a message far ahead of the others is refused at once", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    pair.talk();
    for (int i = 0; i < 2000; ++i)
        alice.sealed(bob, "lost");
    const QByteArray ahead2000 = alice.sealed(bob, "2,000 ahead");
    for (int i = 0; i < 5; ++i)
        alice.sealed(bob, "lost");
    const QByteArray tooFar = alice.sealed(bob, "2,006 ahead");
    const auto before = std::chrono::steady_clock::now();
    CHECK(bob.opened(alice, tooFar) == "not authentic");
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::milliseconds(50));
    CHECK(bob.opened(alice, ahead2000) == "2,000 ahead");
}

TEST_CASE("every operation without a session says so", "[ratchet]")
{
    const auto profile = anyProfile();
    Party alice(profile, "alice", 1);
    Party bob(profile, "bob", 2);
    CHECK(alice.encrypt(bob, "x").fault() == RatchetFault::NoSession);
    CHECK(alice.engine->facts(Draft(alice.store), bob.address()).fault() == RatchetFault::NoSession);
    Pair other(profile);
    other.talk();
    CHECK(alice.opened(other.alice, other.alice.sealed(other.bob, "for bob")) == "no session");
}

TEST_CASE("H01: the session belongs to the owner and the device, not to the number alone", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    pair.talk();
    Party mallory(alice.profile, "mallory", alice.identity.device);
    const QByteArray bytes = alice.sealed(bob, "hello");
    CHECK(bob.opened(mallory, bytes) == "no session");
    CHECK(bob.opened(alice, bytes) == "hello");
    // and a key exchange proves the sender's own identity, whoever's number it uses
    REQUIRE_FALSE(mallory.startSession(bob));
    const auto opened = bob.decrypt(mallory, mallory.sealed(bob, "I am Alice"));
    REQUIRE(opened);
    CHECK(opened->sender == mallory.identity.publicKey);
    CHECK_FALSE(opened->sender == alice.identity.publicKey);
}

TEST_CASE("H16: two key exchanges with the same one-time key both decrypt until it is deleted", "[ratchet]")
{
    const auto profile = anyProfile();
    Party bob(profile, "bob", 2, 1);
    Party alice(profile, "alice", 1);
    Party carol(profile, "carol", 3);
    Party dave(profile, "dave", 4);
    for (Party *party : {&alice, &carol, &dave})
        REQUIRE_FALSE(party->startSession(bob));
    CHECK(bob.opened(alice, alice.sealed(bob, "from alice")) == "from alice");
    CHECK(bob.opened(carol, carol.sealed(bob, "from carol")) == "from carol");
    CHECK(bob.store.usedPreKeys == std::set<quint32>{1});
    bob.store.deleteUsedPreKeys();
    CHECK(bob.opened(dave, dave.sealed(bob, "from dave")) == "pre-key gone");
    CHECK(bob.opened(alice, alice.sealed(bob, "again")) == "again"); // a session that stands needs no such key
}

TEST_CASE("a key exchange for a signed key that is gone is told apart", "[ratchet]")
{
    Pair pair(anyProfile());
    const QByteArray bytes = pair.alice.sealed(pair.bob, "hello");
    pair.bob.store.signedPreKeys.clear();
    CHECK(pair.bob.opened(pair.alice, bytes) == "pre-key gone");
}

TEST_CASE("a new signed key leaves messages for the old one readable", "[ratchet]")
{
    const auto profile = anyProfile();
    Pair pair(profile);
    auto &[alice, bob] = pair;
    const QByteArray underWay = alice.sealed(bob, "under way");
    bob.signedPreKey = bob.engine->makeSignedPreKey(2, 1'000'000);
    bob.store.signedPreKeys.emplace(2, bob.signedPreKey.record);
    Party carol(profile, "carol", 3);
    REQUIRE_FALSE(carol.startSession(bob));
    CHECK(bob.opened(carol, carol.sealed(bob, "to the new one")) == "to the new one");
    CHECK(bob.opened(alice, underWay) == "under way");
}

TEST_CASE("both sides may start at once, and nothing is lost", "[ratchet]")
{
    const auto profile = anyProfile();
    Pair pair(profile);
    auto &[alice, bob] = pair;
    REQUIRE_FALSE(bob.startSession(alice));
    const QByteArray fromAlice = alice.sealed(bob, "from alice");
    const QByteArray fromBob = bob.sealed(alice, "from bob");
    CHECK(alice.opened(bob, fromBob) == "from bob");
    CHECK(bob.opened(alice, fromAlice) == "from alice");
    for (int i = 0; i < 5; ++i)
        pair.talk();
    CHECK_FALSE(alice.encrypt(bob, "x")->isKeyExchange);
}

TEST_CASE("a repaired session goes on, and what was sent in the old one is still readable", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    pair.talk();
    const QByteArray old = bob.sealed(alice, "in the old one");
    bob.store.sessions.clear(); // bob lost everything but his keys
    REQUIRE_FALSE(bob.startSession(alice));
    const auto opened = alice.decrypt(bob, bob.sealed(alice, "new start"));
    REQUIRE(opened);
    CHECK(opened->startedSession);
    CHECK(alice.opened(bob, old) == "in the old one");
    // the last session read is the one answered in, so bob's next message must come before alice writes
    CHECK(alice.opened(bob, bob.sealed(alice, "in the new one")) == "in the new one");
    pair.talk();
}

TEST_CASE("state that was lost between encrypting and sending costs a message, which the store must prevent",
          "[ratchet]")
{
    Pair pair(anyProfile());
    Party &alice = pair.alice;
    Party &bob = pair.bob;
    pair.talk();
    Draft draft(alice.store);
    const auto lost = alice.engine->encrypt(draft, bob.address(), "not committed");
    const QByteArray again = alice.sealed(bob, "the next");
    const auto place = [&](const QByteArray &bytes) {
        const auto message = WireMessage::parse(alice.profile, bytes);
        return std::pair(message->ratchetKey(), message->counter());
    };
    CHECK(place(lost->bytes) == place(again));
}

TEST_CASE("operations in one draft see each other, and nothing is kept before it is taken", "[ratchet]")
{
    const auto profile = anyProfile();
    Party alice(profile, "alice", 1);
    Party bob(profile, "bob", 2);
    Draft draft(alice.store);
    REQUIRE_FALSE(alice.engine->startSession(draft, bob.address(), bob.checkedBundle()));
    const auto one = alice.engine->encrypt(draft, bob.address(), "one");
    const auto two = alice.engine->encrypt(draft, bob.address(), "two");
    REQUIRE((one && two));
    CHECK(alice.store.sessions.empty());
    CHECK(draft.changes().sessions.size() == 1);
    alice.store.commit(draft.take());
    CHECK(draft.changes().isEmpty());
    CHECK(bob.opened(alice, two->bytes) == "two");
    CHECK(bob.opened(alice, one->bytes) == "one");
}

TEST_CASE("what is committed is all that a restart needs", "[ratchet]")
{
    Pair pair(anyProfile());
    auto &[alice, bob] = pair;
    for (int i = 0; i < 4; ++i) {
        alice.restart();
        bob.restart();
        pair.talk();
    }
}

TEST_CASE("messages and bundles of one profile mean nothing to the other", "[ratchet]")
{
    Pair legacy(Profile::Legacy);
    Pair modern(Profile::Omemo2);
    const QByteArray fromLegacy = legacy.alice.sealed(legacy.bob, "x");
    const QByteArray fromModern = modern.alice.sealed(modern.bob, "x");
    CHECK_FALSE(WireMessage::parse(Profile::Omemo2, fromLegacy));
    CHECK_FALSE(WireMessage::parse(Profile::Legacy, fromModern));
    Draft draft(legacy.bob.store);
    CHECK(legacy.bob.engine->decrypt(draft, legacy.alice.address(), *WireMessage::parse(Profile::Omemo2, fromModern))
              .fault()
          == RatchetFault::WrongProfile);
    CHECK(legacy.alice.engine->startSession(draft, {"x", 1}, modern.bob.checkedBundle()) == RatchetFault::WrongProfile);
    CHECK(draft.changes().isEmpty());
}

TEST_CASE("one identity serves both profiles, and is the same key for the peer in both", "[ratchet]")
{
    const OwnIdentity identity = OwnIdentity::make(5);
    Party legacy(Profile::Legacy, "alice", identity, systemRandomness(), 1);
    Party modern(Profile::Omemo2, "alice", identity, systemRandomness(), 1);
    CHECK(legacy.checkedBundle().identity() == modern.checkedBundle().identity());
    CHECK(legacy.bundle().signedPreKey.key.mid(1) != modern.bundle().signedPreKey.key);
}

TEST_CASE("one-time keys have the numbers asked for and differ", "[ratchet]")
{
    const auto profile = anyProfile();
    Party alice(profile, "alice", 1, 0);
    alice.addPreKeys(3);
    alice.addPreKeys(2);
    std::set<QByteArray> keys;
    for (quint32 i = 0; i < 5; ++i) {
        CHECK(alice.preKeys[i].id == i + 1);
        keys.insert(alice.preKeys[i].key);
    }
    CHECK(keys.size() == 5);
    const auto last = alice.engine->makePreKeys(lastPreKeyId, 1);
    CHECK(last[0].id == lastPreKeyId);
}

TEST_CASE("a session takes any one-time key of the bundle", "[ratchet]")
{
    const auto profile = anyProfile();
    Party bob(profile, "bob", 2, 10);
    Party alice(profile, "alice", 1);
    std::set<quint32> taken;
    for (int i = 0; i < 40; ++i) {
        REQUIRE_FALSE(alice.startSession(bob));
        taken.insert(WireMessage::parse(profile, alice.sealed(bob, "x"))->keyExchange()->preKey);
    }
    CHECK(taken.size() >= 5);
}
