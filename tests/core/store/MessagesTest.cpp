// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"
#include "store/Unsettled.h"

using namespace storeTest;
using model::DeliveryState;
using model::Direction;
using model::Message;
using store::messages::Outcome;
namespace messages = store::messages;

TEST_CASE("a message comes back as it was stored", "[store][messages]")
{
    Database database;
    Message message = database.incoming(QStringLiteral("Grüße, 世界 👋\nsecond line"));
    message.sent = at(newYear);
    message.resource = QStringLiteral("phone");
    message.kind = model::MessageKind::Undecryptable;
    message.via = model::Via::Archive;
    message.delayed = true;
    message.read = false;
    message.edited = true;
    message.retracted = true;
    message.encryption = model::Encryption::Omemo2;
    message.trust = model::Trust::Blind;
    message.device = 4'000'000'000U;
    message.id = database.insert(message).id;
    CHECK(database.stored(message.id) == message);
}

TEST_CASE("a copy is recognised by archive id, origin-id or stanza id, and only by those", "[store][messages]")
{
    Database database;
    const Message first = database.incoming(QStringLiteral("once"));
    const auto stored = database.insert(first);
    REQUIRE(stored.wasNew());
    Message copy = first;

    SECTION("same archive id, whatever else differs")
    {
        copy.originId = QStringLiteral("other");
        copy.stanzaId = QStringLiteral("other");
        CHECK(database.insert(copy).id == stored.id);
    }
    SECTION("same origin-id of the same sender without an archive id")
    {
        copy.archiveId.clear();
        copy.stanzaId = QStringLiteral("other");
        CHECK(database.insert(copy).id == stored.id);
    }
    SECTION("a resent stanza that the archive has twice")
    {
        copy.archiveId = QStringLiteral("other");
        copy.time = first.time.addMSecs(6 * 60 * 60 * 1000);
        CHECK(database.insert(copy).id == stored.id);
    }
    SECTION("same archive id, whatever the clock said")
    {
        copy.time = first.time.addDays(-300);
        CHECK(database.insert(copy).id == stored.id);
    }
    SECTION("same origin-id of somebody else is another message")
    {
        copy.archiveId.clear();
        copy.from = base::Jid::of(u"mallory@example.net");
        CHECK(database.insert(copy).wasNew());
    }
    SECTION("same ids in another conversation are another message")
    {
        copy.conversation = database.conversationWith(u"carol@example.net");
        CHECK(database.insert(copy).wasNew());
    }
    SECTION("stanza id counts where one has no origin-id, within the window")
    {
        copy.archiveId.clear();
        copy.originId.clear();
        copy.time = first.time.addMSecs(messages::sameStanzaWindow);
        CHECK(database.insert(copy).id == stored.id);
        copy.time = first.time.addMSecs(messages::sameStanzaWindow + 1);
        CHECK(database.insert(copy).wasNew());
    }
    SECTION("stanza id does not count between two origin-ids")
    {
        copy.archiveId.clear();
        copy.originId = QStringLiteral("other");
        CHECK(database.insert(copy).wasNew());
    }
    SECTION("stanza id does not count between two entries of the archive")
    {
        copy.archiveId = QStringLiteral("other");
        copy.originId.clear();
        CHECK(database.insert(copy).wasNew());
    }
    SECTION("no ids at all: always another message")
    {
        copy.archiveId.clear();
        copy.originId.clear();
        copy.stanzaId.clear();
        CHECK(database.insert(copy).wasNew());
        CHECK(database.insert(copy).wasNew());
    }
}

TEST_CASE("C09: somebody else's id makes no message a copy", "[store][messages]")
{
    Database database;
    const Message expected = database.incoming(QStringLiteral("from bob"));
    for (const auto chat : {database.chat, database.conversationWith(u"mallory@example.net")}) {
        Message forged = expected;
        forged.conversation = chat;
        forged.from = base::Jid::of(u"mallory@example.net");
        forged.archiveId = QStringLiteral("another");
        CHECK(database.insert(forged).wasNew());
    }
    CHECK(database.insert(expected).wasNew());
}

TEST_CASE("a copy without origin-id matches one whose origin-id is its stanza id", "[store][messages]")
{
    Database database;
    Message first = database.incoming(QStringLiteral("once"));
    first.archiveId.clear();
    first.originId = first.stanzaId;
    const auto stored = database.insert(first);
    Message copy = first;
    copy.originId.clear();
    CHECK(database.insert(copy).id == stored.id);
}

TEST_CASE("a copy brings the archive id that was unknown", "[store][messages]")
{
    Database database;
    Message live = database.incoming(QStringLiteral("hello"));
    const QString archiveId = std::exchange(live.archiveId, QString());
    const auto stored = database.insert(live);
    live.archiveId = archiveId;
    const auto copy = database.insert(live);
    CHECK(copy == messages::Inserted{stored.id, Outcome::Upgraded, DeliveryState::None});
    CHECK(database.stored(stored.id).archiveId == archiveId);
    CHECK(database.insert(live).outcome == Outcome::Known);
}

TEST_CASE("an own message that comes back from the server is sent, not doubled", "[store][messages]")
{
    Database database;
    const Message pending = database.outgoing(QStringLiteral("hi"));
    const auto stored = database.insert(pending);
    REQUIRE(messages::pending(database.db(), database.account)->size() == 1);
    Message copy = pending;
    copy.via = model::Via::Carbon;
    copy.state = DeliveryState::Sent;
    copy.time = pending.time.addDays(1);
    copy.archiveId = QStringLiteral("archived");

    SECTION("by its origin-id")
    {
        copy.stanzaId.clear();
    }
    SECTION("by its stanza id, when a server dropped the origin-id")
    {
        copy.originId.clear();
    }
    SECTION("under another resource or room address")
    {
        copy.from = base::Jid::of(u"room@example.org/anna");
    }

    const auto answer = database.insert(copy);
    CHECK(answer == messages::Inserted{stored.id, Outcome::Upgraded, DeliveryState::Sent});
    CHECK(messages::pending(database.db(), database.account)->isEmpty());
    CHECK(database.stored(stored.id).archiveId == QStringLiteral("archived"));
    CHECK(database.row().previewState == DeliveryState::Sent);
}

TEST_CASE("storing a pending message again neither sends nor doubles it", "[store][messages]")
{
    Database database;
    const Message pending = database.outgoing(QStringLiteral("hi"));
    const auto stored = database.insert(pending);
    CHECK(database.insert(pending) == messages::Inserted{stored.id, Outcome::Known, DeliveryState::Pending});
    CHECK(messages::pending(database.db(), database.account)->size() == 1);
}

TEST_CASE("pages are in the order of time, then of storing", "[store][messages]")
{
    Database database;
    const auto add = [&](int second, const QString &body) {
        Message message = database.incoming(body);
        message.time = at(newYear + second * 1000);
        message.id = database.insert(message).id;
        return message;
    };
    add(30, QStringLiteral("d"));
    add(10, QStringLiteral("a"));
    const Message b = add(20, QStringLiteral("b"));
    const Message c = add(20, QStringLiteral("c")); // the same millisecond
    add(40, QStringLiteral("e"));
    auto &db = database.db();
    const auto conversation = database.chat;
    CHECK(bodiesOf(*messages::last(db, conversation, 3)) == texts({"c", "d", "e"}));
    CHECK(bodiesOf(*messages::before(db, conversation, messages::positionOf(c), 2)) == texts({"a", "b"}));
    CHECK(bodiesOf(*messages::after(db, conversation, messages::positionOf(b), 2)) == texts({"c", "d"}));
    CHECK(bodiesOf(*messages::around(db, conversation, messages::positionOf(c), 3)) == texts({"b", "c", "d"}));
    CHECK(bodiesOf(*messages::around(db, conversation, {newYear, {}}, 2)) == texts({"a", "b"}));
    CHECK(messages::after(db, conversation, messages::positionOf(messages::last(db, conversation, 1)->first()), 5)
              ->isEmpty());
}

TEST_CASE("five thousand messages of one millisecond keep their order", "[store][messages]")
{
    Database database;
    store::Transaction transaction(database.db());
    REQUIRE(transaction.begin());
    constexpr int many = 5000;
    for (int i = 0; i < many; ++i) {
        Message message = database.incoming(QString::number(i));
        message.time = at(newYear);
        REQUIRE(database.insert(message).wasNew());
    }
    REQUIRE(transaction.commit());
    const auto all = messages::after(database.db(), database.chat, {}, many + 1);
    REQUIRE(all->size() == many);
    for (int i = 0; i < many; ++i)
        REQUIRE(all->at(i).body == QString::number(i));
}

TEST_CASE("times before 1970 and far away are held within bounds", "[store][messages]")
{
    Database database;
    Message message = database.incoming(QStringLiteral("old"));
    message.time = QDateTime(QDate(1, 1, 1), QTime(0, 0), Qt::UTC);
    CHECK(database.stored(database.insert(message).id).time == at(0));
    message = database.incoming(QStringLiteral("late"));
    message.time = QDateTime(QDate(9999, 12, 31), QTime(0, 0), Qt::UTC);
    CHECK(database.insert(message).wasNew());
    CHECK(bodiesOf(*messages::last(database.db(), database.chat, 9)) == texts({"old", "late"}));
}

TEST_CASE("unread messages are counted as they come, are read and go", "[store][messages]")
{
    Database database;
    QList<Message> all;
    for (int i = 0; i < 5; ++i) {
        Message message = database.incoming(QString::number(i));
        message.read = false;
        message.id = database.insert(message).id;
        all.append(message);
    }
    CHECK(database.row().unread == 5);
    CHECK(database.row().firstUnread == all[0].id);
    CHECK(*messages::markRead(database.db(), database.chat, messages::positionOf(all[1])) == 3);
    CHECK(database.row().firstUnread == all[2].id);
    CHECK(database.stored(all[1].id).read);
    CHECK_FALSE(database.stored(all[2].id).read);
    CHECK(*messages::markRead(database.db(), database.chat, messages::positionOf(all[0])) == 3); // never back
    REQUIRE(messages::remove(database.db(), all[2].id));
    CHECK(database.row().unread == 2);
    CHECK(database.row().firstUnread == all[3].id);
    Message late = database.incoming(QStringLiteral("late"));
    late.time = at(newYear);
    late.read = false;
    const auto inserted = database.insert(late);
    CHECK(database.row().unread == 3);
    CHECK(database.row().firstUnread == inserted.id);
    CHECK(*messages::markRead(database.db(), database.chat, messages::positionOf(all[4])) == 0);
    CHECK_FALSE(database.row().firstUnread);
}

TEST_CASE("marking unread counts the newest received message again, once", "[store][messages]")
{
    Database database;
    CHECK(messages::markUnread(database.db(), database.chat));
    CHECK(database.row().unread == 0);
    auto first = database.incoming(QStringLiteral("uno"));
    auto second = database.incoming(QStringLiteral("due"));
    first.read = second.read = true;
    database.insert(first);
    const auto newest = database.insert(second).id;
    database.insert(database.outgoing(QStringLiteral("tre")));
    for (int time = 0; time < 2; ++time) {
        CHECK(messages::markUnread(database.db(), database.chat));
        CHECK(database.row().unread == 1);
        CHECK(database.row().firstUnread == newest);
    }
    CHECK(*messages::markRead(database.db(), database.chat, messages::positionOf(database.stored(newest))) == 0);
    CHECK_FALSE(database.row().firstUnread);
}

TEST_CASE("the list shows the newest message, not the last stored", "[store][messages]")
{
    Database database;
    Message newest = database.incoming(QStringLiteral("  newest\nsecond line"));
    newest.from = base::Jid::of(u"room@example.net/nick");
    const auto inserted = database.insert(newest);
    Message old = database.incoming(QStringLiteral("old"));
    old.time = at(newYear - 1);
    database.insert(old);
    auto row = database.row();
    CHECK(row.preview == QStringLiteral("newest"));
    CHECK(row.previewNick == QStringLiteral("nick"));
    CHECK(row.lastMessage == inserted.id);
    CHECK(row.lastActivity == newest.time);
    REQUIRE(messages::remove(database.db(), inserted.id));
    row = database.row();
    CHECK(row.preview == QStringLiteral("old"));
    CHECK(row.lastActivity == old.time);
}

TEST_CASE("a delivery state only goes forward", "[store][messages]")
{
    Database database;
    using enum DeliveryState;
    const auto id = database.insert(database.outgoing(QStringLiteral("hi"))).id;
    const auto set = [&](DeliveryState state) {
        return *messages::setState(database.db(), id, state, QStringLiteral("why"));
    };
    SECTION("through all states")
    {
        CHECK(set(Sent));
        CHECK(set(Delivered));
        CHECK_FALSE(set(Sent));
        CHECK(set(Read));
        CHECK_FALSE(set(Delivered));
        CHECK_FALSE(set(Failed));
        CHECK_FALSE(set(Pending));
        CHECK(database.stored(id).state == Read);
    }
    SECTION("failed and sent again by the user, at the end of the outbox")
    {
        CHECK(set(Failed));
        CHECK(database.stored(id).error == QStringLiteral("why"));
        CHECK(messages::pending(database.db(), database.account)->isEmpty());
        database.insert(database.outgoing(QStringLiteral("next")));
        CHECK(set(Pending));
        CHECK(database.stored(id).error.isEmpty());
        CHECK(bodiesOf(*messages::pending(database.db(), database.account)) == texts({"next", "hi"}));
    }
    SECTION("a receipt overtakes the server's word")
    {
        CHECK(set(Delivered));
        CHECK(messages::pending(database.db(), database.account)->isEmpty());
        CHECK_FALSE(set(Sent));
    }
    SECTION("never for somebody else's message")
    {
        const auto theirs = database.insert(database.incoming(QStringLiteral("x"))).id;
        CHECK_FALSE(*messages::setState(database.db(), theirs, Read));
    }
}

TEST_CASE("the outbox keeps the order of writing even when the clock is set back", "[store][messages]")
{
    Database database;
    for (const int second : {30, 20, 10}) {
        Message message = database.outgoing(QString::number(second));
        message.time = at(newYear + second * 1000);
        database.insert(message);
    }
    CHECK(bodiesOf(*messages::pending(database.db(), database.account)) == texts({"30", "20", "10"}));
}

TEST_CASE("a marker counts for all own messages before it", "[store][messages]")
{
    Database database;
    QList<Message> all;
    for (int i = 0; i < 4; ++i) {
        Message message = database.outgoing(QString::number(i));
        message.id = database.insert(message).id;
        if (i != 1)
            REQUIRE(messages::setState(database.db(), message.id, DeliveryState::Sent));
        all.append(message);
    }
    const auto changed = messages::setStateUpTo(database.db(), database.chat, messages::positionOf(all[2]),
                                                DeliveryState::Read);
    CHECK(*changed == QList{all[0].id, all[2].id});
    CHECK(database.stored(all[1].id).state == DeliveryState::Pending);
    CHECK(database.stored(all[3].id).state == DeliveryState::Sent);
}

TEST_CASE("a receipt finds the own message by origin-id or stanza id", "[store][messages]")
{
    Database database;
    Message mine = database.outgoing(QStringLiteral("mine"));
    mine.stanzaId = QStringLiteral("stanza");
    mine.originId = QStringLiteral("origin");
    mine.id = database.insert(mine).id;
    Message theirs = database.incoming(QStringLiteral("theirs"));
    theirs.stanzaId = QStringLiteral("their-stanza");
    theirs.id = database.insert(theirs).id;
    auto &db = database.db();
    CHECK(*messages::findOutgoing(db, database.chat, QStringLiteral("stanza")) == mine.id);
    CHECK(*messages::findOutgoing(db, database.chat, QStringLiteral("origin")) == mine.id);
    CHECK_FALSE(*messages::findOutgoing(db, database.chat, QStringLiteral("their-stanza")));
    CHECK_FALSE(*messages::findOutgoing(db, database.chat, QString()));
    CHECK(*messages::findById(db, database.chat, QStringLiteral("their-stanza")) == theirs.id);
    CHECK(*messages::findById(db, database.chat, theirs.archiveId) == theirs.id);
    CHECK_FALSE(*messages::findById(db, database.conversationWith(u"x@y.org"), theirs.archiveId));
}

TEST_CASE("a message that is put at another time moves in its chat and in the list, and is found as before",
          "[store][messages]")
{
    Database database;
    auto first = database.incoming(QStringLiteral("first"));
    first.read = false;
    first.time = at(newYear + 1000);
    auto second = database.incoming(QStringLiteral("second"));
    second.read = false;
    second.time = at(newYear + 2000);
    const auto moved = database.insert(first).id;
    const auto stays = database.insert(second).id;
    REQUIRE(database.row().firstUnread == moved);

    const qint64 later = newYear + 30LL * 24 * 3600 * 1000;
    REQUIRE(messages::retime(database.db(), moved, later));
    CHECK(bodiesOf(*messages::last(database.db(), database.chat, 5)) == texts({"second", "first"}));
    CHECK(database.stored(moved).time == at(later));
    CHECK(database.row().lastMessage == moved);
    CHECK(database.row().lastActivity == at(later));
    CHECK(database.row().preview == QStringLiteral("first"));
    CHECK(database.row().unread == 2);
    CHECK(database.row().firstUnread == stays);

    // What comes between them takes nothing from the list's row.
    auto between = database.incoming(QStringLiteral("between"));
    between.time = at(newYear + 5000);
    database.insert(between);
    CHECK(database.row().lastMessage == moved);

    auto copy = first;
    copy.archiveId.clear();
    copy.time = at(later);
    CHECK_FALSE(database.insert(copy).wasNew());
    REQUIRE(messages::remove(database.db(), moved));
    CHECK(bodiesOf(*messages::last(database.db(), database.chat, 5)) == texts({"second", "between"}));
}

TEST_CASE("what has not come back from the archive, or is unsettled, does not count as settled", "[store][messages]")
{
    namespace unsettled = store::unsettled;
    Database database;
    CHECK_FALSE(unsettled::lastSettled(database.db(), database.chat)->has_value());
    const auto first = database.insert(database.incoming(QStringLiteral("first"))).id;
    const auto live = database.insert(database.incoming(QStringLiteral("live"))).id;
    database.insert(database.outgoing(QStringLiteral("mine")));
    REQUIRE(unsettled::add(database.db(), live));
    CHECK((*unsettled::lastSettled(database.db(), database.chat))->id == first);
    CHECK((*unsettled::firstSettled(database.db(), database.chat))->id == first);
    REQUIRE(unsettled::all(database.db(), database.account)->size() == 1);
    CHECK(*unsettled::remove(database.db(), live));
    CHECK_FALSE(*unsettled::remove(database.db(), live));
    CHECK((*unsettled::lastSettled(database.db(), database.chat))->id == live);

    REQUIRE(unsettled::add(database.db(), first));
    REQUIRE(unsettled::add(database.db(), live));
    REQUIRE(messages::remove(database.db(), live));
    CHECK(unsettled::all(database.db(), database.account)->size() == 1);
    REQUIRE(unsettled::clear(database.db(), database.account));
    CHECK(unsettled::all(database.db(), database.account)->isEmpty());
}
