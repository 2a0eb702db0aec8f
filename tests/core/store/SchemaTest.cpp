// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

#include "store/Outbox.h"

using namespace storeTest;
using base::ErrorKind;
namespace schema = store::schema;

TEST_CASE("a new database runs all migrations, and an up-to-date one none", "[store][schema]")
{
    Database database;
    CHECK(*schema::version(database.db()) == schema::current());
    database.insert(database.incoming(QStringLiteral("kept")));
    REQUIRE(schema::migrate(database.db()));
    CHECK(store::messages::last(database.db(), database.chat, 1)->size() == 1);
}

TEST_CASE("a database of a newer program is left alone", "[store][schema]")
{
    QTemporaryDir folder;
    {
        const auto profile = openProfile(folder.path());
        REQUIRE(answerOf(profile->write([](store::Connection &c) { return c.script("PRAGMA user_version = 9999"); })));
    }
    const auto opened = tryOpen(folder.path());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::NotSupported);
    CHECK(QFile::exists(folder.filePath(QStringLiteral("profile.db"))));
}

TEST_CASE("what an older program has left waiting in clear where nobody asked for that leaves locked",
          "[store][schema]")
{
    Database database(7);
    const auto waitsIn = [&](QStringView peer, model::EncryptionChoice choice) {
        database.chat = database.conversationWith(peer);
        REQUIRE(store::conversations::setEncryption(database.db(), database.chat, choice));
        return database.insert(database.outgoing(QStringLiteral("waits"))).id;
    };
    const auto automatic = waitsIn(u"bob@example.net", model::EncryptionChoice::Automatic);
    const auto off = waitsIn(u"carla@example.net", model::EncryptionChoice::Off);
    auto left = database.outgoing(QStringLiteral("left"));
    left.state = model::DeliveryState::Sent;
    const auto sent = database.insert(left).id;
    REQUIRE(schema::migrate(database.db()));
    CHECK(database.stored(automatic).encryption == model::Encryption::Omemo2);
    CHECK(database.stored(off).encryption == model::Encryption::None);
    CHECK(database.stored(sent).encryption == model::Encryption::None);
    const auto waiting = store::outbox::of(database.db(), database.account);
    REQUIRE(waiting);
    REQUIRE(waiting->size() == 2);
    CHECK(waiting->first().wantsLock());
    CHECK_FALSE(waiting->last().wantsLock());
}

TEST_CASE("R20: a migration that fails leaves the database as it was", "[store][schema]")
{
    Database database;
    REQUIRE(database.db().script("PRAGMA user_version = 0")); // its tables are there: the first migration fails
    database.insert(database.incoming(QStringLiteral("kept")));
    CHECK_FALSE(schema::migrate(database.db()));
    CHECK(*schema::version(database.db()) == 0);
    CHECK_FALSE(database.db().isInTransaction());
    CHECK(store::messages::last(database.db(), database.chat, 1)->size() == 1);
}
