// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

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
