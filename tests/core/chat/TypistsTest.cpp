// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Typists.h"

#include "chat/Inbox.h"
#include "core/store/StoreFixture.h"
#include "support/SessionTalk.h"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using namespace std::chrono_literals;

namespace {

const base::Jid zoe = base::Jid::of(u"zoe@y.test");

// An inbox on a real profile under a fake server, and who types into it.
struct Desk
{
    Desk()
        : profile(storeTest::openProfile(folder.path()))
        , account(addAccount(*profile))
        , conversations(*profile, talk.clock)
        , typists(account, conversations, talk.clock)
        , nobody{[](const base::Jid &) { return false; }, [](const base::Jid &) { return false; }}
        , inbox(*profile, conversations,
                {account, talk.settings.jid, talk.clock, nobody, [](const xml::Element &) {},
                 [this](const base::Jid &peer, bool typing) { typists.note(peer, typing); }})
    {
        QObject::connect(talk.session.get(), &stream::Session::stanzaReceived, &inbox, &chat::Inbox::take);
        const auto opened = storeTest::answerOf(conversations.open(account, zoe));
        REQUIRE(opened);
        chat = *opened;
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
    void gets(const QByteArray &payload)
    {
        talk.server.sends("<message from='zoe@y.test/phone' to='v@x.test' type='chat'>" + payload + "</message>");
    }
    void says(const char *state) { gets(QByteArray("<") + state + " xmlns='http://jabber.org/protocol/chatstates'/>"); }
    bool isTyping() const { return conversations.isTyping(chat); }
    bool comesToType(bool typing)
    {
        return QTest::qWaitFor([this, typing] { return isTyping() == typing; });
    }

    QTemporaryDir folder;
    support::SessionTalk talk;
    std::unique_ptr<store::Profile> profile;
    model::AccountId account;
    chat::Conversations conversations;
    chat::Typists typists;
    xep::Circle nobody;
    chat::Inbox inbox;
    model::ConversationId chat;
};

} // namespace

TEST_CASE("nobody types for ever: without being told again it ends after half a minute", "[chat]")
{
    Desk desk;
    QSignalSpy told(&desk.conversations, &chat::Conversations::typingChanged);
    desk.says("composing");
    REQUIRE(desk.comesToType(true));
    desk.talk.clock.advance(29s);
    CHECK(desk.isTyping());
    SECTION("it ends")
    {
        desk.talk.clock.advance(1s);
        CHECK_FALSE(desk.isTyping());
        CHECK(told.size() == 2);
        CHECK_FALSE(told.last().at(1).toBool());
    }
    SECTION("told again, it goes on as long again")
    {
        desk.typists.note(zoe, true);
        desk.talk.clock.advance(29s);
        CHECK(desk.isTyping());
        desk.talk.clock.advance(1s);
        CHECK_FALSE(desk.isTyping());
    }
}

TEST_CASE("typing ends with the message, whether it says so or not", "[chat]")
{
    Desk desk;
    desk.says("composing");
    REQUIRE(desk.comesToType(true));
    desk.gets("<body>ciao</body>");
    CHECK(desk.comesToType(false));
}

TEST_CASE("typing ends with a pause, when the person leaves, and with the line", "[chat]")
{
    Desk desk;
    desk.says("composing");
    REQUIRE(desk.comesToType(true));
    SECTION("a pause")
    {
        desk.says("paused");
        CHECK(desk.comesToType(false));
    }
    SECTION("offline")
    {
        model::Presence presence;
        presence.show = model::Show::Away;
        desk.typists.notePresence(base::Jid::of(u"zoe@y.test/phone"), presence);
        CHECK(desk.isTyping());
        desk.typists.notePresence(base::Jid::of(u"zoe@y.test"), {});
        CHECK_FALSE(desk.isTyping());
    }
    SECTION("the line")
    {
        desk.typists.forgetAll();
        CHECK_FALSE(desk.isTyping());
    }
}
