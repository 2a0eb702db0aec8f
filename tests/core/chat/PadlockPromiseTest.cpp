// SPDX-License-Identifier: GPL-3.0-or-later
// What the padlock says against what then stands on the wire, in every state that a chat can be in.
#include "Pair.h"

#include "encryption/Recipients.h"
#include "store/OmemoDevices.h"

#include <catch2/generators/catch_generators.hpp>

using namespace chatTest;
using chat::Padlock;
using model::KeyTrust;

namespace {

enum class Left { Nothing, Locked, InClear };
enum class World { NoDevice, NoBundle, Reads };

// What leaves of a message that is written now.
Left whatLeaves(Pair &pair, const QString &text)
{
    const auto id = pair.desk.send(pair.chat, text);
    Left left = Left::Nothing;
    const auto isSettled = [&] {
        while (!pair.desk.talk.server.hearsNothing()) {
            const auto element = pair.desk.talk.server.next();
            if (!element.is(xml::ns::client, u"message"))
                pair.answer(element);
            else if (xml::write(element).contains(text.toUtf8()))
                left = Left::InClear;
            else if (pair.read(element) == text)
                left = Left::Locked;
        }
        const auto obstacle = pair.desk.stored(id).obstacle;
        return left != Left::Nothing || (obstacle != Obstacle::None && obstacle != Obstacle::KeysWanted);
    };
    CHECK(QTest::qWaitFor(isSettled));
    if (left == Left::Nothing) { // or the next one would wait behind it
        pair.desk.outbox.discard(id);
        pair.desk.write([](store::Connection &) { return base::Result<>(base::Done{}); });
    }
    return left;
}

Left promised(Padlock padlock)
{
    switch (padlock) {
    case Padlock::Verified:
    case Padlock::Encrypted: return Left::Locked;
    case Padlock::NotEncrypted: return Left::InClear;
    default: return Left::Nothing;
    }
}

void trust(Pair &pair, KeyTrust trust)
{
    const auto identity = pair.bruno.ratchets->identity().publicKey.curve();
    pair.desk.write([&, identity](store::Connection &connection) {
        return store::omemoDevices::setTrust(connection, pair.desk.account,
                                             {pair.bruno.jid, identity, trust, pair.bruno.now, {}});
    });
}

} // namespace

TEST_CASE("UX-LOCK-1: whatever the padlock says is what happens to the next message", "[chat][encryption]")
{
    const auto choice = GENERATE(EncryptionChoice::Automatic, EncryptionChoice::Off, EncryptionChoice::On,
                                 EncryptionChoice::OnlyVerified);
    const auto world = GENERATE(World::NoDevice, World::NoBundle, World::Reads);
    const auto worth = GENERATE(KeyTrust::Blind, KeyTrust::Undecided, KeyTrust::Verified, KeyTrust::Rejected);
    CAPTURE(int(choice), int(world), int(worth));
    Pair pair({Profile::Omemo2, Profile::Legacy}, choice);
    pair.isAnnounced = world != World::NoDevice;
    pair.hasBundle = world == World::Reads;
    trust(pair, worth);
    const auto before = pair.padlock();
    const auto first = whatLeaves(pair, secret); // the padlock cannot know the keys yet
    CHECK((first == Left::InClear) == (before == Padlock::NotEncrypted));
    if (before != Padlock::NotEncrypted)
        CHECK(before == Padlock::Preparing);

    const auto known = pair.padlock();
    CHECK(whatLeaves(pair, QStringLiteral("il prossimo, non meno segreto")) == promised(known));
    CHECK(pair.padlock() == known);
}

TEST_CASE("UX-LOCK-1: the padlock counts on devices that have a session, and not on those that are silent for long",
          "[chat][encryption]")
{
    Pair pair({Profile::Omemo2});
    CHECK(whatLeaves(pair, secret) == Left::Locked);
    pair.desk.write([&](store::Connection &connection) { // a bundle was asked for in vain, for a renewal
        return store::omemoDevices::setUnusable(connection, pair.desk.account, pair.bruno.jid, pair.bruno.device(),
                                                model::Encryption::Omemo2, pair.desk.talk.clock.utc());
    });
    CHECK(pair.padlock() == Padlock::Encrypted);
    CHECK(whatLeaves(pair, QStringLiteral("il secondo segreto")) == Left::Locked);

    pair.desk.write([&](store::Connection &connection) -> base::Result<> {
        for (int i = 0; i < encryption::mostUnanswered; ++i) {
            const auto sent = store::omemoDevices::noteSent(connection, pair.desk.account, pair.bruno.jid,
                                                            pair.bruno.device());
            if (!sent)
                return sent;
        }
        return base::Done{};
    });
    CHECK(pair.padlock() == Padlock::Encrypted);
    const auto later = pair.desk.talk.clock.utc().addMSecs(encryption::longSilence + 1);
    const auto facts = pair.desk.write([&](store::Connection &connection) {
        return chat::readPadlockFacts(connection, *pair.desk.conversations.find(pair.chat), later);
    });
    CHECK(chat::padlockFor(facts) == Padlock::CannotEncrypt);
}
