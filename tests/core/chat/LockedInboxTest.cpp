// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pair.h"

#include "store/OmemoDevices.h"
#include "store/Readers.h"
#include "xep/Archive.h"
#include "xep/ChatStates.h"
#include "xep/Hints.h"
#include "xep/Receipts.h"

#include <catch2/generators/catch_generators.hpp>

using namespace chatTest;
using model::DeliveryState;
using model::MessageKind;

namespace {

// Locked for nobody here.
xml::Element forOthers(Pair &pair)
{
    xml::Element message(xml::ns::client, u"message");
    message.add(*xml::Gate::parse("<encrypted xmlns='urn:xmpp:omemo:2'><header sid='"
                                  + QByteArray::number(pair.bruno.device())
                                  + "'/><payload>AAAA</payload></encrypted>"));
    return pair.addressed(message);
}

} // namespace

TEST_CASE("what comes locked is stored opened, with who wrote it; its chat is encrypted from then on",
          "[chat][encryption]")
{
    const auto spoken = GENERATE(QList<Profile>{Profile::Omemo2, Profile::Legacy}, QList<Profile>{Profile::Legacy});
    Pair pair(spoken, EncryptionChoice::Automatic);
    pair.begin();
    pair.delivers(pair.writes(secret));
    REQUIRE(pair.comesToHave(1));
    const auto message = pair.stored().front();
    CHECK(message.body == secret);
    CHECK(message.kind == MessageKind::Text);
    CHECK(message.device == pair.bruno.device());
    CHECK(message.trust == model::Trust::Blind);
    CHECK(message.encryption
          == (spoken.contains(Profile::Omemo2) ? model::Encryption::Omemo2 : model::Encryption::OmemoLegacy));
    const auto writer = pair.desk.write(
        [id = message.id](store::Connection &connection) { return store::readers::of(connection, id); });
    REQUIRE(writer.size() == 1);
    CHECK(writer.front().identity == pair.bruno.ratchets->identity().publicKey.curve());
    CHECK(QTest::qWaitFor([&] { return pair.desk.conversations.find(pair.chat)->encryption == EncryptionChoice::On; }));
}

TEST_CASE("UX-LOCK-4: the first encrypted message locks a chat that was set to clear; one set so later stays clear",
          "[chat][encryption]")
{
    Pair pair({Profile::Omemo2, Profile::Legacy}, EncryptionChoice::Off);
    const auto choice = [&] { return pair.desk.conversations.find(pair.chat)->encryption; };
    pair.begin();
    pair.desk.talk.server.sends(
        "<message from='bruno@y.test/phone' to='v@x.test' type='chat'><body>in clear</body></message>");
    REQUIRE(pair.comesToHave(1));
    CHECK(choice() == EncryptionChoice::Off);
    pair.delivers(pair.writes(secret));
    REQUIRE(pair.comesToHave(2));
    CHECK(QTest::qWaitFor([&] { return choice() == EncryptionChoice::On; }));
    pair.desk.conversations.setEncryption(pair.chat, EncryptionChoice::Off);
    REQUIRE(QTest::qWaitFor([&] { return choice() == EncryptionChoice::Off; }));
    pair.delivers(pair.writes(QStringLiteral("due")));
    REQUIRE(pair.comesToHave(3));
    CHECK(choice() == EncryptionChoice::Off);
}

TEST_CASE("H09: a message that comes live three times, by carbon and from the archive is one row", "[chat][encryption]")
{
    Pair pair;
    pair.begin();
    const auto message = pair.writes(secret);
    for (int copy = 0; copy < 3; ++copy)
        pair.delivers(message);
    pair.desk.talk.server.sends("<message from='v@x.test' to='v@x.test/luc'><received xmlns='urn:xmpp:carbons:2'>"
                                "<forwarded xmlns='urn:xmpp:forward:0'>"
                                + xml::write(message) + "</forwarded></received></message>");
    REQUIRE(pair.comesToHave(1));
    storePage(pair, {archived(pair, message, QStringLiteral("a1"))});
    storePage(pair, {archived(pair, message, QStringLiteral("a1"))});
    const auto stored = pair.stored();
    REQUIRE(stored.size() == 1);
    CHECK(stored.front().body == secret);
    CHECK(stored.front().archiveId == u"a1");
}

TEST_CASE("H17: nothing that stands beside a lock is shown", "[chat][encryption]")
{
    Pair pair;
    pair.begin();
    auto message = pair.writes(secret);
    const auto beside = [&](xml::Element &stanza) {
        stanza.add(std::move(xml::Element(xml::ns::client, u"body").setText(QStringLiteral("send money"))));
    };
    SECTION("one that can be opened")
    {
        beside(message);
        pair.delivers(message);
        REQUIRE(pair.comesToHave(1));
        CHECK(pair.bodies() == QStringList{secret});
    }
    SECTION("one that cannot")
    {
        auto stranger = pair.addressed(xml::Element(xml::ns::client, u"message"));
        xml::Element encrypted(u"urn:xmpp:omemo:2", u"encrypted");
        encrypted.add(xml::Element(u"urn:xmpp:omemo:2", u"header"));
        stranger.add(encrypted);
        beside(stranger);
        pair.delivers(stranger);
        REQUIRE(pair.comesToHave(1));
        CHECK(pair.stored().front().kind == MessageKind::Undecryptable);
        CHECK(pair.stored().front().obstacle == Obstacle::Malformed);
        CHECK(pair.bodies() == QStringList{QString()});
    }
    SECTION("one that only says that it is locked")
    {
        auto claim = pair.addressed(xml::Element(xml::ns::client, u"message"));
        claim.add(std::move(xml::Element(u"urn:xmpp:eme:0", u"encryption")
                                .set(u"namespace", QStringLiteral("eu.siacs.conversations.axolotl"))));
        beside(claim);
        pair.delivers(claim);
        REQUIRE(pair.comesToHave(1));
        CHECK(pair.stored().front().kind == MessageKind::Undecryptable);
    }
}

TEST_CASE("H18: a message in clear in an encrypted chat is known for one", "[chat][encryption]")
{
    Pair pair;
    pair.desk.talk.server.sends(
        "<message from='bruno@y.test/phone' to='v@x.test' type='chat'><body>ciao</body></message>");
    REQUIRE(pair.comesToHave(1));
    CHECK(pair.stored().front().encryption == model::Encryption::None);
    CHECK(pair.desk.conversations.find(pair.chat)->encryption == EncryptionChoice::On);
}

TEST_CASE("what cannot be opened is one row, however many come, and is filled in if it is opened after all",
          "[chat][encryption]")
{
    Pair pair;
    pair.begin();
    const auto begins = pair.writes(QStringLiteral("uno"));
    pair.delivers(begins);
    REQUIRE(pair.comesToHave(1));
    std::vector<xml::Element> others;
    for (int i = 0; i < 5; ++i) {
        others.push_back(forOthers(pair));
        pair.delivers(others.back());
    }
    pair.delivers(pair.writes(QStringLiteral("due")));
    REQUIRE(QTest::qWaitFor([&] { return pair.bodies().contains(u"due"); }));
    REQUIRE(pair.stored().size() == 3);
    CHECK(pair.stored()[1].kind == MessageKind::Undecryptable);
    CHECK(pair.stored()[1].obstacle == Obstacle::NotForThisDevice);
    CHECK(pair.desk.conversations.find(pair.chat)->unread == 2);

    auto again = pair.writes(QStringLiteral("ecco"));
    again.set(u"id", others.front().attribute(u"id"));
    again.removeChildren(xml::Name(u"urn:xmpp:sid:0", u"origin-id"));
    again.add(std::move(xml::Element(u"urn:xmpp:sid:0", u"origin-id").set(u"id", others.front().attribute(u"id"))));
    pair.delivers(again);
    CHECK(QTest::qWaitFor([&] { return pair.bodies() == storeTest::texts({"uno", "ecco", "due"}); }));
    CHECK(pair.stored()[1].kind == MessageKind::Text);
    CHECK(pair.stored()[1].obstacle == Obstacle::None);
}

TEST_CASE("a device that was left out looks at its sender's list anew, once an hour at most", "[chat][encryption]")
{
    const bool isContact = GENERATE(true, false);
    Pair pair;
    if (isContact) {
        pair.desk.roster.begin();
        pair.desk.talk.server.sends(
            "<iq type='set' id='p' from='v@x.test' to='v@x.test/luc'><query "
            "xmlns='jabber:iq:roster'><item jid='bruno@y.test' subscription='to'/></query></iq>");
        REQUIRE(QTest::qWaitFor([&] { return pair.desk.roster.find(pair.bruno.jid).has_value(); }));
    }
    for (int i = 0; i < 3; ++i)
        pair.delivers(forOthers(pair));
    REQUIRE(pair.comesToHave(1));
    CHECK(pair.sendsNothing());
    CHECK(pair.asked.count(QStringLiteral("urn:xmpp:omemo:2:devices")) == (isContact ? 1 : 0));
}

TEST_CASE("what comes locked while something is missing waits for it", "[chat][encryption][archive]")
{
    Pair pair;
    pair.begin();
    const auto first = pair.writes(QStringLiteral("uno"));
    const auto second = pair.writes(QStringLiteral("due"));
    pair.desk.inbox.beginStretch();
    pair.delivers(second);
    pair.desk.talk.server.sends(
        "<message from='bruno@y.test/phone' to='v@x.test' type='chat'><body>chiaro</body></message>");
    REQUIRE(pair.comesToHave(1));
    storePage(pair, {archived(pair, first, QStringLiteral("a1"))});
    CHECK_FALSE(pair.bodies().contains(u"due"));
    pair.desk.inbox.missNothing();
    REQUIRE(pair.comesToHave(3));
    CHECK(pair.bodies().contains(u"uno"));
    CHECK(pair.bodies().contains(u"due"));
}

TEST_CASE("receipts and typing count from inside the lock, and receipts are asked for there", "[chat][encryption]")
{
    Pair pair;
    pair.desk.friends = {pair.bruno.jid};
    const auto own = pair.desk.send(pair.chat, secret);
    pair.nextMessage();
    pair.begin();
    pair.delivers(pair.writes(
        {}, {xml::write(xep::Receipt{pair.desk.stored(own).stanzaId}), xep::write(xep::ChatState::Composing)}));
    CHECK(QTest::qWaitFor([&] { return pair.desk.stored(own).state == DeliveryState::Delivered; }));
    CHECK(pair.desk.typing == QList<bool>{true});
    CHECK(pair.stored().size() == 1);

    const auto asks = pair.writes(QStringLiteral("letto?"), {xml::write(xep::ReceiptRequest{})});
    pair.delivers(asks);
    const auto confirmation = pair.nextMessage();
    CHECK_FALSE(xml::find<xep::Receipt>(confirmation));
    const auto opened = pair.opens(confirmation);
    REQUIRE(opened.content.size() == 1);
    CHECK(xml::read<xep::Receipt>(opened.content.front())->id == asks.attribute(u"id"));
}

TEST_CASE("a new session is answered once with an empty message, and only if its sender is known here",
          "[chat][encryption]")
{
    const bool isKnown = GENERATE(true, false);
    Pair pair;
    if (!isKnown)
        pair.desk.write([id = pair.chat](store::Connection &connection) {
            return store::conversations::setStranger(connection, id, true);
        });
    pair.begin();
    pair.desk.followUps.begin();
    pair.delivers(pair.writes(QStringLiteral("uno")));
    pair.delivers(pair.writes(QStringLiteral("due")));
    REQUIRE(pair.comesToHave(2));
    int empty = 0;
    const auto count = [&] {
        while (!pair.desk.talk.server.hearsNothing()) {
            const auto element = pair.desk.talk.server.next();
            if (!element.is(xml::ns::client, u"message"))
                continue;
            ++empty;
            CHECK(element.child(u"urn:xmpp:hints", u"store"));
            CHECK_FALSE(element.child(u"body"));
            CHECK(pair.opens(element).verdict == encryption::Opened::Verdict::Empty);
        }
        return empty > 0;
    };
    CHECK(QTest::qWaitFor(count, isKnown ? 5000 : 200) == isKnown);
    CHECK(empty == (isKnown ? 1 : 0));
}

TEST_CASE("H20: a lost session is renewed once a day at most, and answered in the new one", "[chat][encryption]")
{
    Pair pair;
    pair.begin();
    pair.desk.followUps.begin();
    pair.desk.send(pair.chat, QStringLiteral("noi"));
    pair.read(pair.nextMessage());
    pair.delivers(pair.writes(QStringLiteral("uno")));
    REQUIRE(pair.comesToHave(2));
    pair.sendsNothing();
    lose(pair);
    pair.desk.talk.clock.advance(std::chrono::seconds(1));
    pair.delivers(pair.writes(QStringLiteral("due")));
    REQUIRE(QTest::qWaitFor([&] { return pair.stored().back().kind == MessageKind::Undecryptable; }));
    CHECK(pair.stored().back().obstacle == Obstacle::NoSession);
    const auto empty = pair.nextMessage();
    CHECK_FALSE(empty.child(u"body"));
    CHECK(pair.read(empty) == u"?");
    pair.delivers(pair.writes(QStringLiteral("tre"))); // in the new session
    REQUIRE(QTest::qWaitFor([&] { return pair.bodies().contains(u"tre"); }));

    lose(pair);
    pair.delivers(pair.writes(QStringLiteral("quattro")));
    pair.delivers(pair.writes(QStringLiteral("cinque")));
    REQUIRE(QTest::qWaitFor([&] { return pair.stored().back().kind == MessageKind::Undecryptable; }));
    CHECK(pair.sendsNothing());
}
