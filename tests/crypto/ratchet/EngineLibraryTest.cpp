// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/EngineLibrary.h"

#include "crypto/support/Party.h"

#include <QCoreApplication>

#include <catch2/generators/catch_generators.hpp>

using namespace crypto;

namespace {

const QString plugin = QStringLiteral(ENGINE_SIGNAL);

void changeLibrary(Party &party)
{
    party.engine = engineFrom(plugin, party.identity);
    REQUIRE(party.engine);
}

void write(Party &from, Party &to, const QByteArray &text)
{
    CHECK(to.opened(from, from.sealed(to, text)) == text);
}

} // namespace

TEST_CASE("libsignal-protocol-c speaks the legacy profile in a program that speaks the other with libomemo-c",
          "[ratchet][library]")
{
    Pair modern(Profile::Omemo2);
    Party alice(Profile::Legacy, "alice", 1);
    Party bob(Profile::Legacy, "bob", 2);
    const bool alsoBob = GENERATE(false, true);
    changeLibrary(alice);
    if (alsoBob)
        changeLibrary(bob);
    auto &first = GENERATE(true, false) ? alice : bob;
    auto &second = &first == &alice ? bob : alice;
    REQUIRE_FALSE(first.startSession(second));
    for (int turn = 0; turn < 5; ++turn) {
        write(first, second, "there");
        write(first, second, "and once more");
        write(second, first, "back");
        modern.talk();
    }
    CHECK(alice.facts(bob).identity == bob.identity.publicKey);
}

TEST_CASE("who changes the library loses no session, no pre-key and no message on its way", "[ratchet][library]")
{
    Party alice(Profile::Legacy, "alice", 1);
    Party bob(Profile::Legacy, "bob", 2);
    REQUIRE_FALSE(alice.startSession(bob));
    const QByteArray begun = alice.sealed(bob, "to a pre-key of the one library");
    changeLibrary(bob);
    CHECK(bob.opened(alice, begun) == "to a pre-key of the one library");
    for (int turn = 0; turn < 4; ++turn) {
        write(bob, alice, "back");
        const QByteArray late = alice.sealed(bob, "late");
        write(alice, bob, "there");
        turn % 2 == 0 ? bob.restart() : changeLibrary(bob);
        CHECK(bob.opened(alice, late) == "late");
        CHECK(bob.opened(alice, late) == "duplicate");
    }
}

TEST_CASE("a plug-in answers for the legacy profile alone", "[ratchet][library]")
{
    Party alice(Profile::Legacy, "alice", 1);
    const Party bob(Profile::Omemo2, "bob", 2);
    changeLibrary(alice);
    CHECK(alice.engine->profile() == Profile::Legacy);
    CHECK(alice.startSession(bob) == RatchetFault::WrongProfile);
}

TEST_CASE("a file that is no plug-in, or none at all, gives no engine", "[ratchet][library]")
{
    const auto identity = OwnIdentity::make(1);
    CHECK_FALSE(engineFrom(QStringLiteral("/nowhere/engine"), identity));
    CHECK_FALSE(engineFrom(QCoreApplication::applicationFilePath(), identity));
}
