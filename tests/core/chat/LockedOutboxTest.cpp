// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pair.h"

#include "store/OmemoDevices.h"
#include "store/Readers.h"
#include "store/Roster.h"
#include "xep/Bodies.h"

#include <QSignalSpy>

#include <catch2/generators/catch_generators.hpp>

using namespace chatTest;
using encryptionTest::Profile;
using model::DeliveryState;
using model::EncryptionChoice;
using model::Obstacle;

TEST_CASE("a message in an encrypted chat fetches the keys and leaves locked", "[chat][encryption]")
{
    Pair pair;
    CHECK(pair.padlock() == chat::Padlock::Preparing);
    const auto id = pair.desk.send(pair.chat, secret);
    const auto message = pair.nextMessage();
    CHECK(pair.read(message) == secret);
    CHECK_FALSE(pair.saidInClear());
    CHECK(pair.padlock() == chat::Padlock::Encrypted);
    const auto stored = pair.desk.stored(id);
    CHECK(stored.encryption == model::Encryption::Omemo2);
    CHECK(stored.obstacle == Obstacle::None);
    CHECK(stored.body == secret);
    const auto readers = pair.desk.write(
        [id](store::Connection &connection) { return store::readers::of(connection, id); });
    REQUIRE(readers.size() == 1);
    CHECK(readers.front().owner == pair.bruno.jid);
    CHECK(readers.front().device == pair.bruno.device());
    CHECK(readers.front().identity == pair.bruno.ratchets->identity().publicKey.curve());
    CHECK(readers.front().trust == model::KeyTrust::Blind);

    // The next one needs no question, and who does not know OMEMO is told what he cannot read.
    pair.asked.clear();
    pair.desk.send(pair.chat, QStringLiteral("e poi"));
    const auto next = pair.nextMessage();
    CHECK(pair.asked.isEmpty());
    CHECK(pair.read(next) == u"e poi");
    CHECK(xep::bodyOf(next).contains(u"OMEMO"));
}

TEST_CASE("H06: without keys nothing leaves, in whatever order they fail to come", "[chat][encryption]")
{
    Pair pair;
    SECTION("no device at all")
    {
        pair.isAnnounced = false;
    }
    SECTION("a device without a bundle")
    {
        pair.hasBundle = false;
    }
    const auto id = pair.desk.send(pair.chat, secret);
    CHECK(pair.comesTo(id, Obstacle::NoDevices));
    CHECK(pair.desk.stored(id).state == DeliveryState::Pending);
    CHECK(pair.padlock() == chat::Padlock::CannotEncrypt);
    pair.desk.talk.server.breaks();
    pair.desk.outbox.pause();
    CHECK_FALSE(pair.saidInClear());
}

TEST_CASE("what waited for keys leaves when they come, and nothing overtakes it", "[chat][encryption]")
{
    Pair pair;
    pair.isAnnounced = false;
    const auto first = pair.desk.send(pair.chat, secret);
    REQUIRE(pair.comesTo(first, Obstacle::NoDevices));
    pair.desk.send(pair.chat, QStringLiteral("due"));
    pair.desk.send(pair.chat, QStringLiteral("tre"), chat::Lock::Never);
    CHECK(pair.sendsNothing());

    pair.isAnnounced = true;
    Q_EMIT pair.desk.modules.get<xep::OmemoDevices>().announced(pair.bruno.jid, Profile::Omemo2,
                                                                {{pair.bruno.device()}});
    CHECK(pair.read(pair.nextMessage()) == secret);
    CHECK(pair.read(pair.nextMessage()) == u"due");
    CHECK(xep::bodyOf(pair.nextMessage()) == u"tre");
}

TEST_CASE("a device that is announced a moment before its keys are there gets what waits, once they are",
          "[chat][encryption]")
{
    Pair pair;
    pair.hasBundle = false;
    const auto id = pair.desk.send(pair.chat, secret);
    REQUIRE(pair.comesTo(id, Obstacle::NoDevices));
    pair.hasBundle = true;
    pair.desk.talk.clock.advance(std::chrono::seconds(5));
    CHECK(pair.read(pair.nextMessage()) == secret);
}

TEST_CASE("a device whose keys stay away is asked for them once more, not for ever", "[chat][encryption]")
{
    Pair pair({Profile::Omemo2});
    pair.hasBundle = false;
    const auto id = pair.desk.send(pair.chat, secret);
    REQUIRE(pair.comesTo(id, Obstacle::NoDevices));
    const auto bundles = [&] { return pair.asked.count(QStringLiteral("urn:xmpp:omemo:2:bundles")); };
    const auto before = bundles();
    pair.desk.talk.clock.advance(std::chrono::seconds(5));
    CHECK(pair.sendsNothing());
    CHECK(bundles() == before + 1);
    pair.desk.talk.clock.advance(std::chrono::minutes(1));
    CHECK(pair.sendsNothing());
    CHECK(bundles() == before + 1);
}

TEST_CASE("a chat that waits for keys holds up no other", "[chat][encryption]")
{
    Pair pair;
    pair.isAnnounced = false;
    const auto other = pair.desk.chatWith(base::Jid::of(u"zoe@y.test"), EncryptionChoice::Off);
    const auto waiting = pair.desk.send(pair.chat, secret);
    REQUIRE(pair.comesTo(waiting, Obstacle::NoDevices));
    pair.desk.send(other, QStringLiteral("ciao"));
    CHECK(xep::bodyOf(pair.nextMessage()) == u"ciao");
    CHECK(pair.desk.stored(waiting).state == DeliveryState::Pending);
}

TEST_CASE("the person may send in clear what waits for keys, and only the person", "[chat][encryption]")
{
    Pair pair;
    pair.isAnnounced = false;
    const auto id = pair.desk.send(pair.chat, secret);
    REQUIRE(pair.comesTo(id, Obstacle::NoDevices));
    pair.desk.outbox.sendInClear(pair.chat);
    CHECK(xep::bodyOf(pair.nextMessage()) == secret);
    CHECK(pair.desk.stored(id).encryption == model::Encryption::None);
}

TEST_CASE("a locked message whose fate is unknown goes out again as the same bytes", "[chat][encryption]")
{
    Pair pair;
    const auto id = pair.desk.send(pair.chat, secret);
    const auto first = pair.nextMessage();
    pair.desk.outbox.pause();
    pair.desk.outbox.restart();
    const auto second = pair.nextMessage();
    CHECK(xml::write(first) == xml::write(second));
    CHECK(pair.read(second) == secret);
    CHECK(pair.desk.stored(id).state == DeliveryState::Pending);
}

TEST_CASE("with a legacy client at the other end what it looks for stands outside, with the better one nothing private",
          "[chat][encryption]")
{
    const bool isLegacy = GENERATE(true, false);
    Pair pair(isLegacy ? QList<Profile>{Profile::Legacy} : QList<Profile>{Profile::Omemo2});
    const auto id = pair.desk.send(pair.chat, secret);
    const auto message = pair.nextMessage();
    CHECK(pair.read(message) == secret);
    CHECK((message.child(u"urn:xmpp:receipts", u"request") != nullptr) == isLegacy);
    CHECK((message.child(u"urn:xmpp:chat-markers:0", u"markable") != nullptr) == isLegacy);
    CHECK(message.child(u"urn:xmpp:eme:0", u"encryption"));
    CHECK(message.child(u"urn:xmpp:hints", u"store"));
    CHECK(message.child(u"urn:xmpp:sid:0", u"origin-id"));
    CHECK(pair.desk.stored(id).encryption == (isLegacy ? model::Encryption::OmemoLegacy : model::Encryption::Omemo2));
}

TEST_CASE("a rejected key reads nothing, and the message says why it waits", "[chat][encryption]")
{
    Pair pair;
    pair.desk.send(pair.chat, QStringLiteral("uno"));
    pair.nextMessage();
    const auto identity = pair.bruno.ratchets->identity().publicKey.curve();
    pair.desk.write([&, identity](store::Connection &connection) {
        return store::omemoDevices::setTrust(connection, pair.desk.account,
                                             {pair.bruno.jid, identity, model::KeyTrust::Rejected, pair.bruno.now, {}});
    });
    const auto id = pair.desk.send(pair.chat, secret);
    CHECK(pair.comesTo(id, Obstacle::NobodyMay));
    const auto readers = pair.desk.write(
        [id](store::Connection &connection) { return store::readers::of(connection, id); });
    REQUIRE(readers.size() == 1);
    CHECK(readers.front().leftOut == model::Reader::LeftOut::Rejected);
}

TEST_CASE("a server that does not answer holds a message back, and is asked again", "[chat][encryption]")
{
    Pair pair;
    const auto id = pair.desk.send(pair.chat, secret);
    for (int question = 0; question < 4; ++question)
        pair.desk.talk.server.next();
    pair.desk.talk.clock.advance(std::chrono::seconds(11));
    CHECK(pair.sendsNothing());
    CHECK(pair.desk.stored(id).obstacle == Obstacle::KeysWanted);
    pair.desk.talk.clock.advance(std::chrono::seconds(61));
    CHECK(pair.read(pair.nextMessage()) == secret);
}

TEST_CASE("typing is told inside the lock, or outside where the other client looks for it", "[chat][encryption]")
{
    const bool isLegacy = GENERATE(true, false);
    Pair pair(isLegacy ? QList<Profile>{Profile::Legacy} : QList<Profile>{Profile::Omemo2});
    model::Contact contact;
    contact.account = pair.desk.account;
    contact.jid = pair.bruno.jid;
    contact.subscription = model::Subscription::Both;
    pair.desk.write([contact](store::Connection &connection) {
        return store::roster::put(connection, contact, QStringLiteral("1"));
    });
    pair.desk.roster.begin(); // reads nothing yet: the server does not answer
    pair.desk.talk.server.sends(
        "<iq type='set' id='p' from='v@x.test' to='v@x.test/luc'><query xmlns='jabber:iq:roster'>"
        "<item jid='bruno@y.test' subscription='both'/></query></iq>");
    REQUIRE(QTest::qWaitFor([&] { return pair.desk.roster.seesUs(pair.bruno.jid); }));

    pair.desk.outbox.setComposing(pair.chat, true); // nobody's keys are known: nothing is told
    CHECK(pair.sendsNothing());
    pair.desk.send(pair.chat, secret);
    CHECK(pair.read(pair.nextMessage()) == secret);
    pair.desk.outbox.setComposing(pair.chat, true);
    const auto typing = pair.nextMessage();
    const QString space = QStringLiteral("http://jabber.org/protocol/chatstates");
    CHECK((typing.child(space, u"composing") != nullptr) == isLegacy);
    CHECK(typing.child(u"urn:xmpp:hints", u"no-store"));
    if (!isLegacy)
        CHECK(pair.opens(typing).content.front().is(space, u"composing"));
}

TEST_CASE("a message leaves in one profile alone if that is wanted, also when it had to wait for keys",
          "[chat][encryption]")
{
    const bool isLegacy = GENERATE(true, false);
    Pair pair;
    const auto id = pair.desk.send(pair.chat, secret, isLegacy ? chat::Lock::OnlyLegacy : chat::Lock::OnlyOmemo2);
    const auto message = pair.nextMessage();
    CHECK(pair.read(message) == secret);
    CHECK((message.child(u"urn:xmpp:omemo:2", u"encrypted") != nullptr) == !isLegacy);
    CHECK((message.child(u"eu.siacs.conversations.axolotl", u"encrypted") != nullptr) == isLegacy);
    CHECK(pair.desk.stored(id).encryption == (isLegacy ? model::Encryption::OmemoLegacy : model::Encryption::Omemo2));
}

TEST_CASE("H06: nothing leaves for somebody who does not read the profile that is wanted", "[chat][encryption]")
{
    Pair pair({Profile::Legacy});
    const auto id = pair.desk.send(pair.chat, secret, chat::Lock::OnlyOmemo2);
    CHECK(pair.comesTo(id, Obstacle::NoDevices));
    CHECK(pair.desk.stored(id).state == DeliveryState::Pending);
    CHECK_FALSE(pair.saidInClear());
}

TEST_CASE("a line of the program's own stands behind all that is there, is never sent and never unread", "[chat]")
{
    Pair pair;
    const auto id = pair.desk.send(pair.chat, secret);
    pair.nextMessage();
    pair.asked.clear();
    QSignalSpy stored(&pair.desk.conversations, &chat::Conversations::messageStored);
    pair.desk.conversations.note(pair.chat, QStringLiteral("You have verified Bruno"));
    REQUIRE(QTest::qWaitFor([&] { return stored.size() == 1; }));
    const auto note = stored[0][0].value<model::Message>();
    CHECK(note.kind == model::MessageKind::Notice);
    CHECK(note.state == DeliveryState::None);
    CHECK(note.time >= pair.desk.stored(id).time);
    const auto chat = pair.desk.conversations.find(pair.chat);
    CHECK(chat->lastMessage == note.id);
    CHECK(chat->unread == 0);
    // The next message leaves, and it is the only one that does.
    pair.desk.send(pair.chat, QStringLiteral("e poi"));
    CHECK(pair.read(pair.nextMessage()) == u"e poi");
}

TEST_CASE("the padlock's facts name what keeps a message here", "[chat][encryption]")
{
    Pair pair;
    pair.isAnnounced = false;
    const auto id = pair.desk.send(pair.chat, secret);
    CHECK(pair.comesTo(id, Obstacle::NoDevices));
    const auto conversation = pair.desk.conversations.find(pair.chat);
    const auto facts = storeTest::answerOf(pair.desk.encryption.padlockFacts(*conversation));
    REQUIRE(facts);
    CHECK(facts->obstacle == Obstacle::NoDevices);
    CHECK(chat::padlockFor(*facts) == pair.padlock());
}
