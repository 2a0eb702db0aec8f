// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Conversations.h"
#include "chat/Inbox.h"
#include "chat/Roster.h"
#include "core/store/StoreFixture.h"
#include "store/Roster.h"
#include "support/SessionTalk.h"
#include "xep/Archive.h"
#include "xep/Modules.h"
#include "xml/Gate.h"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

namespace {

const base::Jid chiara = base::Jid::of(u"chiara@x.test");
const base::Jid zoe = base::Jid::of(u"zoe@y.test");

// An account's contact list and inbox on a real profile, under a fake server.
struct Desk
{
    Desk()
        : profile(storeTest::openProfile(folder.path()))
        , account(addAccount(*profile))
        , conversations(*profile, talk.clock)
        , circle{[](const base::Jid &) { return false; },
                 [this](const base::Jid &jid) { return roster && roster->find(jid).has_value(); }}
        , modules(*talk.session, talk.clock, circle)
        , inbox(*profile, conversations,
                {account, talk.settings.jid, talk.clock, circle, [](const xml::Element &) {},
                 [](const base::Jid &, bool) {}})
    {
        roster = std::make_unique<chat::Roster>(account, modules, *profile, conversations, talk.clock);
        QObject::connect(talk.session.get(), &stream::Session::stanzaReceived, &inbox,
                         [this](const stream::Stanza &stanza) {
                             if (stanza.element.is(xml::ns::client, u"presence"))
                                 roster->takePresence(stanza);
                             else
                                 inbox.take(stanza);
                         });
        talk.signIn();
    }

    static model::AccountId addAccount(store::Profile &profile)
    {
        const auto added = storeTest::answerOf(profile.write([](store::Connection &connection) {
            return store::accounts::add(connection, support::SessionTalk::usualSettings());
        }));
        REQUIRE(added);
        return *added;
    }
    // The roster's question, and the server's answer to it.
    QByteArray asksForList()
    {
        roster->begin();
        for (int stanzas = 0; stanzas < 10; ++stanzas) {
            const auto question = talk.server.next(); // other modules have their questions, too
            if (question.child(u"jabber:iq:roster", u"query"))
                return question.attribute(u"id").toUtf8();
        }
        FAIL("no question for the list");
        return {};
    }
    void givesList(const QByteArray &question, const QByteArray &items, const QByteArray &behind = {})
    {
        talk.server.sends("<iq type='result' id='" + question + "'><query xmlns='jabber:iq:roster'>" + items
                          + "</query></iq>" + behind);
    }
    void says(const base::Jid &who)
    {
        talk.server.sends("<message from='" + who.toString().toUtf8()
                          + "/phone' to='v@x.test' type='chat'><body>ciao</body></message>");
    }
    bool isStranger(const base::Jid &who) const
    {
        const auto chat = conversations.find(account, who);
        return chat && chat->stranger;
    }
    bool isKnown(const base::Jid &who) const
    {
        const auto chat = conversations.find(account, who);
        return chat && !chat->stranger;
    }
    bool isStoredAsStranger(const base::Jid &who)
    {
        const auto stored = storeTest::answerOf(profile->read([this, who](store::Connection &connection) {
            return store::conversations::find(connection, account, who);
        }));
        REQUIRE(stored);
        return stored->stranger;
    }

    QTemporaryDir folder;
    support::SessionTalk talk;
    std::unique_ptr<store::Profile> profile;
    model::AccountId account;
    chat::Conversations conversations;
    xep::Circle circle;
    xep::Modules modules;
    std::unique_ptr<chat::Roster> roster;
    chat::Inbox inbox;
};

} // namespace

TEST_CASE("who writes before the first contact list has come is no stranger if the list holds him", "[chat]")
{
    Desk desk;
    const auto question = desk.asksForList();
    desk.says(chiara);
    desk.says(zoe);
    REQUIRE(QTest::qWaitFor([&] { return desk.isStranger(chiara) && desk.isStranger(zoe); }));
    desk.givesList(question, "<item jid='chiara@x.test'/>");
    REQUIRE(QTest::qWaitFor([&] { return desk.isKnown(chiara); }));
    CHECK(desk.isStranger(zoe));
    CHECK_FALSE(desk.isStoredAsStranger(chiara));
    CHECK(desk.isStoredAsStranger(zoe));
}

TEST_CASE("a message that was judged while the contact list was being stored goes by what is stored", "[chat]")
{
    Desk desk;
    model::Contact contact;
    contact.account = desk.account;
    contact.jid = chiara;
    const auto put = storeTest::answerOf(desk.profile->write([contact](store::Connection &connection) {
        return store::roster::put(connection, contact, QStringLiteral("1"));
    }));
    REQUIRE(put);
    REQUIRE_FALSE(desk.roster->find(chiara)); // not in memory yet
    desk.says(chiara);
    REQUIRE(QTest::qWaitFor([&] { return desk.conversations.find(desk.account, chiara).has_value(); }));
    CHECK_FALSE(desk.isStranger(chiara));
}

TEST_CASE("a person who joins the contact list elsewhere is no stranger here any more", "[chat]")
{
    Desk desk;
    desk.says(zoe);
    REQUIRE(QTest::qWaitFor([&] { return desk.isStranger(zoe); }));
    desk.talk.server.sends("<iq type='set' id='p' from='v@x.test' to='v@x.test/luc'><query xmlns='jabber:iq:roster'>"
                           "<item jid='zoe@y.test' subscription='both'/></query></iq>");
    CHECK(QTest::qWaitFor([&] { return desk.isKnown(zoe); }));
}

TEST_CASE("presence and name that come right behind the list or a change of it are not lost", "[chat]")
{
    const QByteArray news = "<presence from='zoe@y.test/phone' to='v@x.test/luc'/>"
                            "<message from='zoe@y.test' to='v@x.test/luc' type='headline'>"
                            "<event xmlns='http://jabber.org/protocol/pubsub#event'>"
                            "<items node='http://jabber.org/protocol/nick'><item id='current'>"
                            "<nick xmlns='http://jabber.org/protocol/nick'>Zoe Blu</nick></item></items></event>"
                            "</message>";
    const QByteArray entry = "<item jid='zoe@y.test' subscription='both'/>";
    Desk desk;
    const QByteArray question = desk.asksForList();
    SECTION("the list")
    {
        desk.givesList(question, entry, news);
    }
    SECTION("a change")
    {
        QSignalSpy fetched(desk.roster.get(), &chat::Roster::fetched);
        desk.givesList(question, {});
        REQUIRE(QTest::qWaitFor([&] { return fetched.size() == 1; }));
        desk.talk.server.sends("<iq type='set' id='p' from='v@x.test' to='v@x.test/luc'>"
                               "<query xmlns='jabber:iq:roster'>"
                               + entry + "</query></iq>" + news);
    }
    REQUIRE(QTest::qWaitFor([&] { return desk.roster->find(zoe).has_value(); }));
    CHECK(QTest::qWaitFor([&] { return desk.roster->presence(zoe).show != model::Show::Offline; }));
    CHECK(QTest::qWaitFor([&] { return desk.roster->find(zoe)->nickname == QStringLiteral("Zoe Blu"); }));
}

TEST_CASE("who answers on another device has read what was before", "[chat]")
{
    Desk desk;
    const auto unread = [&] {
        const auto chat = desk.conversations.find(desk.account, zoe);
        return chat ? chat->unread : -1;
    };
    desk.says(zoe);
    REQUIRE(QTest::qWaitFor([&] { return unread() == 1; }));
    desk.talk.server.sends("<message from='v@x.test' to='v@x.test/luc' type='chat'><sent xmlns='urn:xmpp:carbons:2'>"
                           "<forwarded xmlns='urn:xmpp:forward:0'>"
                           "<message xmlns='jabber:client' from='v@x.test/phone' to='zoe@y.test' type='chat'>"
                           "<body>eccomi</body></message></forwarded></sent></message>");
    CHECK(QTest::qWaitFor([&] { return unread() == 0; }));
    desk.says(zoe);
    CHECK(QTest::qWaitFor([&] { return unread() == 1; }));
}

TEST_CASE("D09: nobody becomes a contact, or sees us, without the user", "[chat]")
{
    Desk desk;
    const auto mallory = base::Jid::of(u"mallory@y.test");
    desk.givesList(desk.asksForList(), {});
    desk.talk.server.sends(
        "<presence type='subscribed' from='mallory@y.test'/><presence type='subscribe' from='zoe@y.test'/>"
        "<message from='mallory@y.test/e' to='v@x.test'><body>.</body>"
        "<x xmlns='http://jabber.org/protocol/rosterx'><item action='add' jid='bank@evil.test'/></x>"
        "</message>");
    REQUIRE(QTest::qWaitFor([&] { return desk.roster->requests().size() == 1 && desk.isStranger(mallory); }));
    CHECK(desk.roster->requests().front().jid == zoe);
    CHECK(desk.roster->requests().front().received == desk.talk.clock.utc());
    CHECK(desk.roster->contacts().isEmpty());
    CHECK_FALSE(desk.roster->seesUs(zoe));
    CHECK_FALSE(desk.talk.server.heard().contains("subscribe"));
}

TEST_CASE("R18: what the archive has after a message that came live never stands before it", "[chat][archive]")
{
    Desk desk;
    const auto live = [](const char *id) {
        return "<message xmlns='jabber:client' from='zoe@y.test/phone' to='v@x.test' type='chat' id='" + QByteArray(id)
            + "'><body>" + id + "</body><origin-id xmlns='urn:xmpp:sid:0' id='" + id + "'/></message>";
    };
    desk.talk.server.sends(live("uno"));
    REQUIRE(QTest::qWaitFor([&] { return desk.conversations.find(desk.account, zoe).has_value(); }));

    // Its stamps are cut to whole seconds.
    const auto second = QDateTime::fromSecsSinceEpoch(desk.talk.clock.now() / 1000, Qt::UTC);
    desk.talk.clock.advance(std::chrono::milliseconds(10));
    std::vector<xep::ArchivedMessage> page;
    for (const char *id : {"uno", "due", "tre"}) {
        const stream::Origin origin{desk.talk.settings.jid.bare(), zoe.withResource(u"phone"),
                                    stream::Channel::Archive};
        page.push_back({QString::fromLatin1(id), second.addSecs(-1), {*xml::Gate::parse(live(id)), origin, 0}});
    }
    auto read = desk.inbox.readPage(std::move(page));
    const auto stored = storeTest::answerOf(
        desk.inbox.storeRead(std::move(read), {}, [](store::Connection &) { return base::Result<>(base::Done{}); }));
    REQUIRE(stored);
    CHECK(*stored == 2);
    const auto chat = desk.conversations.find(desk.account, zoe)->id;
    const auto messages = storeTest::answerOf(desk.profile->read(
        [chat](store::Connection &connection) { return store::messages::last(connection, chat, 10); }));
    REQUIRE(messages);
    QStringList bodies;
    for (const auto &message : *messages)
        bodies.append(message.body);
    CHECK(bodies == QStringList{QStringLiteral("uno"), QStringLiteral("due"), QStringLiteral("tre")});
}
