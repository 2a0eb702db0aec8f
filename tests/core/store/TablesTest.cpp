// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

#include "store/ArchiveState.h"
#include "store/Avatars.h"
#include "store/EncryptionDefaults.h"
#include "store/Roster.h"
#include "store/Secrets.h"
#include "store/Settings.h"

#include <catch2/generators/catch_generators.hpp>

using namespace storeTest;
using base::ErrorKind;
using base::Jid;
using model::Contact;

namespace {

qint64 rowsIn(Database &database, store::Sql count)
{
    auto query = database.db().query(count);
    REQUIRE(query.next());
    return query.integer(0);
}

Contact contact(const Database &database, QStringView jid, const QString &name = {})
{
    Contact contact;
    contact.account = database.account;
    contact.jid = Jid::of(jid);
    contact.name = name;
    contact.subscription = model::Subscription::Both;
    return contact;
}

} // namespace

TEST_CASE("an account comes back as it was stored", "[store][accounts]")
{
    Database database;
    model::AccountSettings settings;
    settings.jid = Jid::of(u"carla@example.org");
    settings.displayName = QStringLiteral("Carla");
    settings.colour = QStringLiteral("#aabbcc");
    settings.enabled = false;
    settings.host = QStringLiteral("xmpp.example.org");
    settings.port = 5223;
    settings.tls = model::TlsMode::DirectTls;
    settings.proxy = QUrl(QStringLiteral("socks5://user:pa%20ss@localhost:9050"));
    settings.resource = QStringLiteral("Lucchetto.x1");
    settings.plain = model::PlainPassword::Allowed;
    settings.extraAuthorities = QStringLiteral("/etc/ca.pem");
    settings.pinnedKey = QByteArray("\0\1\xFF", 3);
    settings.strongestMechanism = QStringLiteral("SCRAM-SHA-256-PLUS");
    const auto id = store::accounts::add(database.db(), settings);
    REQUIRE(id);
    settings.id = *id;
    CHECK(*store::accounts::get(database.db(), *id) == settings);
    CHECK(store::accounts::list(database.db())->size() == 2);
    settings.enabled = true;
    settings.port = 0;
    REQUIRE(store::accounts::update(database.db(), settings));
    REQUIRE(store::accounts::setStrongestMechanism(database.db(), *id, QStringLiteral("SCRAM-SHA-512-PLUS")));
    const model::SeenCertificate seen{"key", "authority", at(newYear)};
    REQUIRE(store::accounts::setSeenCertificate(database.db(), *id, seen));
    CHECK(store::accounts::get(database.db(), *id)->seenCertificate == seen);
    settings.strongestMechanism = QStringLiteral("SCRAM-SHA-512-PLUS");
    settings.seenCertificate = seen;
    CHECK(*store::accounts::get(database.db(), *id) == settings);
    CHECK(store::accounts::add(database.db(), settings).error().kind == ErrorKind::Conflict);
    CHECK(store::accounts::get(database.db(), {99}).error().kind == ErrorKind::NotFound);
}

TEST_CASE("an account goes with everything that is its own", "[store][accounts]")
{
    Database database;
    auto &db = database.db();
    database.insert(database.outgoing(QStringLiteral("hello")));
    REQUIRE(store::roster::put(db, contact(database, u"bob@example.net"), QStringLiteral("1")));
    REQUIRE(store::roster::setNickname(db, database.account, Jid::of(u"bob@example.net"), QStringLiteral("B")));
    REQUIRE(store::roster::putRequest(db, {database.account, Jid::of(u"x@y.org"), {}, {}, at(1)}));
    REQUIRE(store::secrets::put(db, database.account, store::SecretKind::Password, base::Secret("x")));
    REQUIRE(store::archiveState::set(db, database.account, Jid::of(u"anna@example.org"), {}));
    REQUIRE(store::archiveState::putGap(db, database.account, Jid::of(u"anna@example.org"), {}));

    REQUIRE(store::accounts::remove(db, database.account));
    CHECK(rowsIn(database, "SELECT count(*) FROM account") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM conversation") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM message") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM message_key") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM message_words WHERE message_words MATCH 'hello'") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM outbox") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM contact") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM person") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM request") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM secret") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM archive") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM archive_gap") == 0);
}

TEST_CASE("a roster is replaced, pushed into and taken from, and remembers its version", "[store][roster]")
{
    Database database;
    auto &db = database.db();
    Contact bob = contact(database, u"bob@example.net", QStringLiteral("Bob"));
    bob.groups = QStringList{QStringLiteral("Family, close"), QStringLiteral("Work\nplace")};
    bob.asked = true;
    bob.preApproved = true;
    const Contact carol = contact(database, u"carol@example.net");
    REQUIRE(store::roster::setNickname(db, database.account, bob.jid, QStringLiteral("bobby")));
    REQUIRE(store::roster::setAvatar(db, database.account, bob.jid, QStringLiteral("abc")));
    REQUIRE(store::roster::replace(db, database.account, {bob, carol}, QStringLiteral("v1")));
    bob.nickname = QStringLiteral("bobby");
    bob.avatarHash = QStringLiteral("abc");
    CHECK(*store::roster::list(db, database.account) == QList{bob, carol});
    CHECK(*store::roster::version(db, database.account) == QStringLiteral("v1"));

    bob.name = QStringLiteral("Robert");
    bob.groups.clear();
    REQUIRE(store::roster::put(db, bob, QStringLiteral("v2")));
    REQUIRE(store::roster::remove(db, database.account, carol.jid, QStringLiteral("v3")));
    CHECK(*store::roster::list(db, database.account) == QList{bob});
    CHECK(*store::roster::version(db, database.account) == QStringLiteral("v3"));
    REQUIRE(store::roster::replace(db, database.account, {}, QStringLiteral("v4")));
    CHECK(store::roster::list(db, database.account)->isEmpty());
}

TEST_CASE("D03: a version of the roster is kept together with what it is the version of, or not at all",
          "[store][roster]")
{
    Database database;
    auto &db = database.db();
    const Contact bob = contact(database, u"bob@example.net");
    REQUIRE(store::roster::replace(db, database.account, {bob}, QStringLiteral("v1")));
    {
        store::Transaction dies(db);
        REQUIRE(dies.begin());
        REQUIRE(store::roster::put(db, contact(database, u"carol@example.net"), QStringLiteral("v2")));
    }
    CHECK(*store::roster::list(db, database.account) == QList{bob});
    CHECK(*store::roster::version(db, database.account) == QStringLiteral("v1"));
}

TEST_CASE("requests wait until they are answered, each person once", "[store][roster]")
{
    Database database;
    auto &db = database.db();
    const model::ContactRequest late{database.account, Jid::of(u"b@y.org"), QStringLiteral("B"), QStringLiteral("hi"),
                                     at(2000)};
    const model::ContactRequest early{database.account, Jid::of(u"a@y.org"), {}, {}, at(1000)};
    REQUIRE(store::roster::putRequest(db, late));
    REQUIRE(store::roster::putRequest(db, early));
    REQUIRE(store::roster::putRequest(db, early));
    CHECK(*store::roster::requests(db) == QList{early, late});
    REQUIRE(store::roster::removeRequest(db, database.account, early.jid));
    CHECK(*store::roster::requests(db) == QList{late});
}

TEST_CASE("a conversation is made once and remembers what is set", "[store][conversations]")
{
    Database database;
    auto &db = database.db();
    namespace conversations = store::conversations;
    CHECK(database.conversationWith(u"bob@example.net/phone") == database.chat);
    REQUIRE(conversations::setDraft(db, database.chat, QStringLiteral("half a sen")));
    REQUIRE(conversations::setPinned(db, database.chat, true));
    REQUIRE(conversations::setArchived(db, database.chat, true));
    REQUIRE(conversations::setStranger(db, database.chat, true));
    REQUIRE(conversations::setMutedUntil(db, database.chat, at(newYear)));
    REQUIRE(conversations::setEncryption(db, database.chat, model::EncryptionChoice::Off));
    REQUIRE(conversations::setKind(db, database.chat, model::ConversationKind::PrivateGroup));
    REQUIRE(conversations::setName(db, database.chat, QStringLiteral("The club")));
    const auto row = database.row();
    CHECK(row.draft == QStringLiteral("half a sen"));
    CHECK(row.pinned);
    CHECK(row.archived);
    CHECK(row.stranger);
    CHECK(row.mutedUntil == at(newYear));
    CHECK(row.encryption == model::EncryptionChoice::Off);
    CHECK(row.kind == model::ConversationKind::PrivateGroup);
    CHECK(row.name == QStringLiteral("The club"));
    CHECK(*conversations::find(db, database.account, Jid::of(u"bob@example.net")) == row);
    CHECK(conversations::get(db, {99}).error().kind == ErrorKind::NotFound);
}

TEST_CASE("new chats begin encrypted as the person wants them to, and those that are there stay as they are",
          "[store][conversations]")
{
    using model::EncryptionChoice;
    Database database;
    auto &db = database.db();
    namespace defaults = store::encryptionDefaults;
    CHECK(*defaults::get(db) == model::EncryptionDefaults{});
    const auto choiceWith = [&](QStringView jid) {
        return store::conversations::get(db, database.conversationWith(jid))->encryption;
    };
    CHECK(choiceWith(u"early@example.net") == EncryptionChoice::Automatic);
    for (const auto choice : {EncryptionChoice::OnlyVerified, EncryptionChoice::Off}) {
        const model::EncryptionDefaults wanted{choice, model::NewKeys::AlwaysWait};
        REQUIRE(defaults::set(db, wanted));
        CHECK(*defaults::get(db) == wanted);
        CHECK(choiceWith(QStringLiteral("new%1@example.net").arg(int(choice))) == choice);
        CHECK(choiceWith(u"early@example.net") == EncryptionChoice::Automatic);
    }
    REQUIRE(store::settings::set(db, QStringLiteral("encryption.newChats"), QStringLiteral("7 of 9")));
    CHECK(defaults::get(db)->newChats == EncryptionChoice::Automatic);
}

TEST_CASE("a conversation is called what the user calls the person, then what the person says",
          "[store][conversations]")
{
    Database database;
    CHECK(database.row().name == QStringLiteral("bob"));
    REQUIRE(store::roster::setNickname(database.db(), database.account, Jid::of(u"bob@example.net"),
                                       QStringLiteral("bobby")));
    CHECK(database.row().name == QStringLiteral("bobby"));
    REQUIRE(store::roster::put(database.db(), contact(database, u"bob@example.net", QStringLiteral("Uncle")), {}));
    CHECK(database.row().name == QStringLiteral("Uncle"));
    REQUIRE(
        store::roster::setAvatar(database.db(), database.account, Jid::of(u"bob@example.net"), QStringLiteral("abc")));
    CHECK(database.row().avatarHash == QStringLiteral("abc"));
}

TEST_CASE("the list has pinned conversations first, then the latest", "[store][conversations]")
{
    Database database;
    const auto old = database.conversationWith(u"old@example.net");
    const auto recent = database.conversationWith(u"recent@example.net");
    const auto pinned = database.conversationWith(u"pinned@example.net");
    REQUIRE(store::conversations::setPinned(database.db(), pinned, true));
    for (const auto id : {old, database.chat, recent}) {
        auto message = database.incoming(QStringLiteral("x"));
        message.conversation = id;
        database.insert(message);
    }
    QList<model::ConversationId> order;
    const auto list = store::conversations::list(database.db());
    for (const auto &conversation : *list)
        order.append(conversation.id);
    CHECK(order == QList{pinned, recent, database.chat, old});
}

TEST_CASE("clearing a history keeps the conversation and the others", "[store][conversations]")
{
    Database database;
    auto unread = database.incoming(QStringLiteral("gone"));
    unread.read = false;
    database.insert(unread);
    database.insert(database.outgoing(QStringLiteral("gone too")));
    REQUIRE(store::conversations::setDraft(database.db(), database.chat, QStringLiteral("draft")));
    REQUIRE(store::conversations::clear(database.db(), database.chat));
    const auto row = database.row();
    CHECK(row.unread == 0);
    CHECK(row.preview.isEmpty());
    CHECK(row.draft == QStringLiteral("draft"));
    CHECK_FALSE(row.lastMessage);
    CHECK(rowsIn(database, "SELECT count(*) FROM message") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM message_key") == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM outbox") == 0);
    // Numbers may be used again: nothing of the old message may show up.
    unread.body = QStringLiteral("new");
    CHECK(database.insert(unread).wasNew());
}

TEST_CASE("an archive's state and gaps are kept for each account and archive", "[store][archive]")
{
    Database database;
    auto &db = database.db();
    namespace archive = store::archiveState;
    const Jid own = Jid::of(u"anna@example.org");
    const Jid room = Jid::of(u"room@chat.example.org");
    CHECK(*archive::get(db, database.account, own) == archive::State());
    const archive::State state{QStringLiteral("n"), at(3000), QStringLiteral("o"), at(1000), true};
    REQUIRE(archive::set(db, database.account, own, state));
    CHECK(*archive::get(db, database.account, own) == state);
    CHECK(*archive::get(db, database.account, room) == archive::State());

    archive::Gap old{0, QStringLiteral("1"), at(1000), QStringLiteral("2"), at(2000)};
    archive::Gap recent{0, QStringLiteral("8"), at(8000), QStringLiteral("9"), at(9000)};
    archive::Gap open{0, QStringLiteral("10"), at(10000), {}, {}};
    for (auto *gap : {&old, &recent, &open})
        gap->id = *archive::putGap(db, database.account, own, *gap);
    CHECK(*archive::gaps(db, database.account, own) == QList{open, recent, old});
    recent.before = QStringLiteral("8.5");
    recent.beforeTime = at(8500);
    CHECK(*archive::putGap(db, database.account, own, recent) == recent.id);
    REQUIRE(archive::removeGap(db, open.id));
    CHECK(*archive::gaps(db, database.account, own) == QList{recent, old});
    REQUIRE(archive::forget(db, database.account, own));
    CHECK(archive::gaps(db, database.account, own)->isEmpty());
    CHECK(*archive::get(db, database.account, own) == archive::State());
}

TEST_CASE("settings and avatars are kept by name and hash", "[store][settings]")
{
    Database database;
    auto &db = database.db();
    CHECK(store::settings::get(db, QStringLiteral("theme"))->isEmpty());
    REQUIRE(store::settings::set(db, QStringLiteral("theme"), QStringLiteral("light")));
    REQUIRE(store::settings::set(db, QStringLiteral("theme"), QStringLiteral("dark")));
    CHECK(*store::settings::get(db, QStringLiteral("theme")) == QStringLiteral("dark"));
    REQUIRE(store::settings::unset(db, QStringLiteral("theme")));
    CHECK(store::settings::all(db)->isEmpty());

    namespace avatars = store::avatars;
    const QByteArray picture("\x89PNG\0picture", 12);
    REQUIRE(avatars::put(db, QStringLiteral("h1"), picture, QStringLiteral("image/png")));
    REQUIRE(avatars::put(db, QStringLiteral("h2"), picture, QStringLiteral("image/png")));
    CHECK(*avatars::get(db, QStringLiteral("h1")) == picture);
    CHECK(avatars::put(db, QStringLiteral("h3"), QByteArray(avatars::largest + 1, 'x'), {}).error().kind
          == ErrorKind::TooLarge);
    REQUIRE(store::roster::setAvatar(db, database.account, Jid::of(u"bob@example.net"), QStringLiteral("h2")));
    REQUIRE(avatars::removeUnused(db));
    CHECK_FALSE(*avatars::has(db, QStringLiteral("h1")));
    CHECK(*avatars::has(db, QStringLiteral("h2")));
}

TEST_CASE("D13: names that look like SQL are only names", "[store]")
{
    Database database;
    auto &db = database.db();
    const QString name = GENERATE(QStringLiteral("a';drop table message;--"), QStringLiteral("a' or 1=1"),
                                  QStringLiteral("100%"), QStringLiteral("a_b"), QStringLiteral("\"; PRAGMA x"));
    database.insert(database.incoming(QStringLiteral("kept")));
    REQUIRE(store::settings::set(db, name, name));
    CHECK(*store::settings::get(db, name) == name);
    CHECK(store::settings::all(db)->size() == 1);
    CHECK_FALSE(*store::messages::findById(db, database.chat, name));
    // No address of RFC 7622, but nothing below may depend on that.
    auto query = db.query("SELECT count(*) FROM conversation WHERE jid = ?", QString(name + QStringLiteral("@y.test")));
    REQUIRE(query.next());
    CHECK(query.integer(0) == 0);
    CHECK(rowsIn(database, "SELECT count(*) FROM message") == 1);
}
