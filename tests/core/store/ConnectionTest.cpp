// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

using namespace storeTest;
using base::ErrorKind;
using store::Connection;
using store::OpenMode;

TEST_CASE("J14: a database cannot make the library do what only its program may", "[store][connection]")
{
    Database database;
    auto &db = database.db();
    CHECK_FALSE(db.run("SELECT load_extension('/tmp/evil.so')"));
    CHECK_FALSE(db.run("UPDATE message_words_data SET block = x'00'")); // DEFENSIVE: shadow tables
    CHECK(db.run("PRAGMA writable_schema = ON"));
    CHECK_FALSE(db.run("UPDATE sqlite_schema SET sql = 'x' WHERE name = 'message'"));
    CHECK_FALSE(db.run("SELECT \"no such column\" FROM message"));
    REQUIRE(db.run("CREATE TABLE touched (x) "));
    REQUIRE(db.run("CREATE TRIGGER evil AFTER INSERT ON setting BEGIN INSERT INTO touched VALUES (1); END"));
    REQUIRE(db.run("INSERT INTO setting VALUES ('a', 'b')"));
    auto touched = db.query("SELECT count(*) FROM touched");
    REQUIRE(touched.next());
    CHECK(touched.integer(0) == 0);
    REQUIRE(db.run("CREATE VIEW window AS SELECT * FROM secret"));
    CHECK_FALSE(db.run("SELECT * FROM window"));
    auto cells = db.query("PRAGMA cell_size_check");
    REQUIRE(cells.next());
    CHECK(cells.truth(0));
}

TEST_CASE("a wrong key reads as damage, a short one is refused", "[store][connection]")
{
    Database database;
    database.connection.reset();
    const auto wrong = Connection::open(database.path(), key('x'), OpenMode::ReadWrite);
    REQUIRE_FALSE(wrong);
    CHECK(store::isDamaged(wrong.error()));
    const auto weak = Connection::open(database.path(), base::Secret("short"), OpenMode::ReadWrite);
    REQUIRE_FALSE(weak);
    CHECK_FALSE(store::isDamaged(weak.error()));
    CHECK(Connection::open(database.path(), key(), OpenMode::ReadWrite));
}

TEST_CASE("a file that is not there or a symbolic link is not opened", "[store][connection]")
{
    Database database;
    const QString link = database.folder.filePath(QStringLiteral("link.db"));
    REQUIRE(QFile::link(database.path(), link));
    CHECK_FALSE(Connection::open(link, key(), OpenMode::ReadWrite));
    const QString missing = database.folder.filePath(QStringLiteral("missing.db"));
    CHECK_FALSE(Connection::open(missing, key(), OpenMode::ReadWrite));
    CHECK_FALSE(QFile::exists(missing));
}

TEST_CASE("a statement can run inside itself", "[store][connection]")
{
    Database database;
    for (int i = 0; i < 3; ++i)
        database.insert(database.incoming(QString::number(i)));
    const auto count = [&] { return database.db().query("SELECT id FROM message ORDER BY id"); };
    int pairs = 0;
    for (auto outer = count(); outer.next();) {
        for (auto inner = count(); inner.next();)
            ++pairs;
    }
    CHECK(pairs == 9);
}

TEST_CASE("text with zero characters and broken surrogates survives as text", "[store][connection]")
{
    Database database;
    const QString odd = QStringLiteral("a") + QChar(0) + QStringLiteral("b") + QChar(0xD800) + QStringLiteral("c");
    const auto stored = database.stored(database.insert(database.incoming(odd)).id);
    CHECK(stored.body == QStringLiteral("a") + QChar(0) + QStringLiteral("b?c"));
}

TEST_CASE("a transaction that is not committed leaves nothing", "[store][connection]")
{
    Database database;
    {
        store::Transaction transaction(database.db());
        REQUIRE(transaction.begin());
        database.insert(database.incoming(QStringLiteral("never")));
    }
    CHECK(store::messages::last(database.db(), database.chat, 1)->isEmpty());
    CHECK_FALSE(database.db().isInTransaction());
}
