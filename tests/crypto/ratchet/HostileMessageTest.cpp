// SPDX-License-Identifier: GPL-3.0-or-later
// What others can do to bundles and messages on their way.
#include "crypto/support/Party.h"

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

QByteArray flipped(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = char(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

} // namespace

TEST_CASE("no bit of a message can change and still give a message", "[ratchet][hostile]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    pair.talk();
    const QByteArray bytes = alice.sealed(bob, "hello");
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        const QByteArray answer = bob.opened(alice, flipped(bytes, bit));
        INFO("bit " << bit << ": " << answer.toStdString());
        CHECK(answer != "hello");
        CHECK(answer != "unexpected");
    }
    for (qsizetype length = 0; length < bytes.size(); ++length)
        CHECK(bob.opened(alice, bytes.left(length)) != "hello");
    CHECK(bob.opened(alice, bytes) == "hello");
}

TEST_CASE("a changed key exchange gives its own message or none, and costs no one-time key when it fails",
          "[ratchet][hostile]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    const QByteArray bytes = alice.sealed(bob, "hello");
    const MemoryKeyStore before = bob.store;
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        const auto opened = bob.decrypt(alice, flipped(bytes, bit));
        INFO("bit " << bit);
        if (opened) { // only what is not authenticated can have changed: the number of the device, bits that are folded
            CHECK(opened->plaintext.reveal() == "hello");
            CHECK(opened->sender == alice.identity.publicKey);
            bob.store = before;
            continue;
        }
        CHECK(bob.store.sessions.empty());
        CHECK(bob.store.usedPreKeys.empty());
    }
    CHECK(bob.opened(alice, bytes) == "hello");
}

TEST_CASE("a bundle whose signed key was replaced starts no session", "[ratchet][hostile]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Party alice(profile, "alice", 1);
    Party bob(profile, "bob", 2);
    const Party mallory(profile, "mallory", 3);
    const Bundle good = bob.bundle();
    const auto faultWith = [&](const Bundle &bundle) {
        const auto checked = CheckedBundle::check(bundle);
        REQUIRE(checked);
        Draft draft(alice.store);
        const auto fault = alice.engine->startSession(draft, bob.address(), *checked);
        CHECK(draft.changes().isEmpty());
        return fault;
    };
    Bundle bad = good;
    bad.signedPreKey = mallory.bundle().signedPreKey;
    CHECK(faultWith(bad) == RatchetFault::BadSignature);
    bad = good;
    bad.identity = mallory.bundle().identity;
    CHECK(faultWith(bad) == RatchetFault::BadSignature);
    for (int bit = 0; bit < 512; bit += 5) {
        bad = good;
        bad.signature = flipped(good.signature, bit);
        CHECK(faultWith(bad) == RatchetFault::BadSignature);
    }
    for (int bit = 8; bit < 256; bit += 5) {
        bad = good;
        bad.signedPreKey.key = flipped(good.signedPreKey.key, bit);
        CHECK(faultWith(bad) == RatchetFault::BadSignature);
    }
}

TEST_CASE("a one-time key that was replaced on the way gives a message that cannot be read, and no more",
          "[ratchet][hostile]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Party alice(profile, "alice", 1);
    Party bob(profile, "bob", 2, 1);
    Bundle bundle = bob.bundle();
    bundle.preKeys.front().key = Party(profile, "mallory", 3, 1).bundle().preKeys.front().key;
    Draft draft(alice.store);
    REQUIRE_FALSE(alice.engine->startSession(draft, bob.address(), *CheckedBundle::check(bundle)));
    const auto sealed = alice.engine->encrypt(draft, bob.address(), "hello");
    CHECK(bob.opened(alice, sealed->bytes) == "not authentic");
    CHECK(bob.store.usedPreKeys.empty());
    CHECK(bob.store.sessions.empty());
}

TEST_CASE("a message for somebody else is not authentic here", "[ratchet][hostile]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair one(profile);
    Pair two(profile);
    one.talk();
    two.talk();
    CHECK(one.bob.opened(one.alice, two.alice.sealed(two.bob, "hello")) == "not authentic");
    one.talk();
}

TEST_CASE("points of small order as keys give no session", "[ratchet][hostile]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Party alice(profile, "alice", 1);
    Party bob(profile, "bob", 2, 1);
    QByteArray one(32, '\0');
    one[0] = 1;
    Bundle bundle = bob.bundle();
    bundle.identity = profile == Profile::Legacy ? '\x05' + one : one;
    const auto checked = CheckedBundle::check(bundle);
    if (checked) { // its signatures are worth nothing
        Draft draft(alice.store);
        CHECK(alice.engine->startSession(draft, bob.address(), *checked));
        CHECK(draft.changes().isEmpty());
    }
}
