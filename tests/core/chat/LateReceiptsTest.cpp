// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/LateReceipts.h"

#include "chat/Conversations.h"
#include "chat/Inbox.h"
#include "core/store/StoreFixture.h"
#include "support/FakeServer.h"
#include "support/SessionTalk.h"
#include "xep/Archive.h"
#include "xep/Receipts.h"

#include <catch2/catch_test_macros.hpp>

namespace {

const base::Jid own = base::Jid::of(u"v@x.test");
const base::Jid zoe = base::Jid::of(u"zoe@y.test");
const auto away = QDateTime::fromMSecsSinceEpoch(1'760'000'000'000, Qt::UTC);

// An inbox that is fed from an archive, and what it answers.
struct Desk
{
    Desk()
        : profile(storeTest::openProfile(folder.path()))
        , account(addAccount(*profile))
        , conversations(*profile, clock)
        , inbox(*profile, conversations,
                {account, own, clock,
                 xep::Circle{[](const base::Jid &jid) { return jid == zoe; }, [](const base::Jid &) { return true; }},
                 [this](const xml::Element &stanza) { answers.push_back(stanza); }, [](const base::Jid &, bool) {}})
    {
    }

    static model::AccountId addAccount(store::Profile &profile)
    {
        const auto added = storeTest::answerOf(profile.write([](store::Connection &connection) {
            return store::accounts::add(connection, support::SessionTalk::usualSettings());
        }));
        REQUIRE(added);
        return *added;
    }
    static xep::ArchivedMessage archived(const char *id, QDateTime stamp, const QByteArray &content,
                                         const base::Jid &from = zoe.withResource(u"phone"))
    {
        const base::Jid to = from.bare() == own ? zoe : own;
        const auto element = support::elementOf("<message xmlns='jabber:client' type='chat' id='" + QByteArray(id)
                                                + "' from='" + from.toString().toUtf8() + "' to='"
                                                + to.toString().toUtf8() + "'>" + content + "</message>");
        return {QLatin1String(id), std::move(stamp), {element, {own, from, stream::Channel::Archive}, 0}};
    }
    static xep::ArchivedMessage asking(const char *id, QDateTime stamp)
    {
        return archived(id, std::move(stamp), "<body>ci sei?</body><request xmlns='urn:xmpp:receipts'/>");
    }
    void bring(std::vector<xep::ArchivedMessage> page)
    {
        const chat::ArchivePlace newer{chat::ArchivePlace::Way::Newer, 1, false, false, {}, 0};
        REQUIRE(storeTest::answerOf(inbox.storeRead(inbox.readPage(std::move(page)), newer,
                                                    [](store::Connection &) { return base::Result<>(base::Done{}); })));
    }
    QStringList confirmed() const
    {
        QStringList ids;
        for (const auto &answer : answers) {
            const auto receipt = xml::find<xep::Receipt>(answer);
            ids.append(receipt ? receipt->id : QStringLiteral("?"));
        }
        return ids;
    }

    QTemporaryDir folder;
    support::FakeClock clock;
    std::unique_ptr<store::Profile> profile;
    model::AccountId account;
    chat::Conversations conversations;
    std::vector<xml::Element> answers;
    chat::Inbox inbox;
};

} // namespace

TEST_CASE("what was sent while we were away is confirmed once the archive has shown all of it", "[chat][receipts]")
{
    Desk desk;
    desk.inbox.confirmFrom(away);
    desk.bring({Desk::asking("old", away.addSecs(-1)), Desk::asking("new", away)});
    CHECK(desk.answers.empty());
    desk.inbox.missNothing();
    CHECK(desk.confirmed() == QStringList{QStringLiteral("new")});
    desk.bring({Desk::asking("new", away)}); // seen before
    desk.inbox.missNothing();
    CHECK(desk.answers.size() == 1);
}

TEST_CASE("what another own device has confirmed is not confirmed again", "[chat][receipts]")
{
    Desk desk;
    desk.inbox.confirmFrom(away);
    const QByteArray receipt = "<received xmlns='urn:xmpp:receipts' id='b'/>";
    desk.bring({Desk::asking("a", away), Desk::asking("b", away),
                Desk::archived("r", away, receipt, own.withResource(u"other"))});
    desk.inbox.missNothing();
    CHECK(desk.confirmed() == QStringList{QStringLiteral("a")});
}

TEST_CASE("C17: who may not know that we are here gets no late receipt, either", "[chat][receipts]")
{
    Desk desk;
    desk.inbox.confirmFrom(away);
    desk.bring({Desk::archived("m", away, "<body>ciao</body><request xmlns='urn:xmpp:receipts'/>",
                               base::Jid::of(u"mallory@y.test/p"))});
    desk.inbox.missNothing();
    CHECK(desk.answers.empty());
}

TEST_CASE("after a long absence only the newest are confirmed", "[chat][receipts]")
{
    chat::LateReceipts late;
    for (std::size_t i = 0; i < chat::LateReceipts::most + 5; ++i)
        late.add({zoe, QString::number(i), false, {}});
    const auto left = late.take();
    REQUIRE(left.size() == chat::LateReceipts::most);
    CHECK(left.front().id == u"5");
    CHECK(late.take().empty());
}
