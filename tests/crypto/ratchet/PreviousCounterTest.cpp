// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/support/Party.h"

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

quint32 previousCounterOf(const Party &sender, const QByteArray &bytes)
{
    return WireMessage::parse(sender.profile, bytes)->previousCounter();
}

} // namespace

TEST_CASE("a new chain says how long the one before was, as the double ratchet wants it", "[ratchet]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    const int length = GENERATE(1, 2, 3, 10);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    for (int round = 0; round < 3; ++round) {
        std::vector<QByteArray> sent;
        for (int i = 0; i < length; ++i)
            sent.push_back(alice.sealed(bob, "x"));
        CHECK(previousCounterOf(alice, sent.front()) == (round == 0 ? 0u : quint32(length)));
        CHECK(bob.opened(alice, sent.front()) == "x");
        const QByteArray answer = bob.sealed(alice, "y");
        CHECK(previousCounterOf(bob, answer) == (round == 0 ? 0u : 1u));
        CHECK(alice.opened(bob, answer) == "y");
    }
}

TEST_CASE("the length of the chain before is right after a restart, too, and after a session was replaced", "[ratchet]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Pair pair(profile);
    auto &[alice, bob] = pair;
    pair.talk();
    alice.sealed(bob, "x");
    alice.sealed(bob, "x");
    bob.opened(alice, alice.sealed(bob, "x"));
    alice.restart();
    CHECK(alice.opened(bob, bob.sealed(alice, "y")) == "y");
    CHECK(previousCounterOf(alice, alice.sealed(bob, "x")) == 3);
    // alice starts anew, but bob's next message still comes in the old session, which becomes the present one again
    const QByteArray old = bob.sealed(alice, "old");
    REQUIRE_FALSE(alice.startSession(bob));
    alice.sealed(bob, "lost");
    CHECK(alice.opened(bob, old) == "old");
    CHECK(previousCounterOf(alice, alice.sealed(bob, "z")) == 3);
}
