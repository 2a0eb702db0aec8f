// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/BesideLock.h"

#include "Pair.h"

#include "xep/Receipts.h"

#include <catch2/generators/catch_generators.hpp>

using namespace chatTest;
using model::BesideLock;

namespace {

// Bruno reads with that alone, is a friend, and sees whether we are there.
struct Beside : Pair
{
    explicit Beside(Profile profile)
        : Pair({profile})
    {
        desk.friends = {bruno.jid};
        desk.roster.begin();
        desk.talk.server.sends("<iq type='set' id='p' from='v@x.test' to='v@x.test/luc'><query "
                               "xmlns='jabber:iq:roster'><item jid='bruno@y.test' subscription='both'/></query></iq>");
        REQUIRE(QTest::qWaitFor([&] { return desk.roster.seesUs(bruno.jid); }));
    }
    void set(BesideLock choice) { REQUIRE(storeTest::answerOf(chat::setBesideLock(*desk.profile, chat, choice))); }
    chat::BesideLockFacts facts()
    {
        const auto known = storeTest::answerOf(chat::besideLock(*desk.profile, *desk.conversations.find(chat)));
        REQUIRE(known);
        return *known;
    }
    // A message of his that asks whether it has come.
    void asks(const QString &text)
    {
        auto message = writes(text);
        message.add(xml::write(xep::ReceiptRequest{}));
        delivers(message);
    }
};

} // namespace

TEST_CASE("nothing but text that is locked leaves for a legacy client, if the chat refuses what it looks for outside",
          "[chat][encryption]")
{
    Beside pair(Profile::Legacy);
    CHECK(pair.facts().choice == BesideLock::Allowed);
    pair.desk.send(pair.chat, secret);
    CHECK(pair.nextMessage().child(u"urn:xmpp:receipts", u"request"));
    CHECK(pair.facts().isLegacy);
    pair.begin();
    pair.asks(QStringLiteral("uno"));
    CHECK(xml::find<xep::Receipt>(pair.nextMessage()));

    pair.set(BesideLock::Refused);
    CHECK(pair.facts().choice == BesideLock::Refused);
    pair.desk.outbox.setComposing(pair.chat, true);
    pair.asks(QStringLiteral("due"));
    REQUIRE(pair.comesToHave(3));
    pair.desk.send(pair.chat, secret);
    const auto message = pair.nextMessage(); // neither typing nor a receipt before it
    CHECK(pair.read(message) == secret);
    const QStringList beside{QStringLiteral("urn:xmpp:receipts"), QStringLiteral("urn:xmpp:chat-markers:0"),
                             QStringLiteral("http://jabber.org/protocol/chatstates")};
    CHECK(std::none_of(message.children().begin(), message.children().end(),
                       [&](const xml::Element &child) { return beside.contains(child.name().space.text()); }));
    CHECK(pair.sendsNothing());
}

TEST_CASE("who reads the better profile loses nothing where a chat refuses what stands beside the lock",
          "[chat][encryption]")
{
    Beside pair(Profile::Omemo2);
    pair.set(BesideLock::Refused);
    pair.desk.send(pair.chat, secret);
    const auto opened = pair.opens(pair.nextMessage());
    CHECK_FALSE(pair.facts().isLegacy);
    CHECK(std::any_of(opened.content.begin(), opened.content.end(),
                      [](const xml::Element &one) { return one.is(u"urn:xmpp:receipts", u"request"); }));
    pair.desk.outbox.setComposing(pair.chat, true);
    CHECK(pair.opens(pair.nextMessage()).content.front().is(u"http://jabber.org/protocol/chatstates", u"composing"));
}
