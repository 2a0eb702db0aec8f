// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

#include "store/Integrity.h"
#include "store/Secrets.h"
#include "store/Settings.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>

#include <catch2/generators/catch_generators.hpp>

#include <random>

using namespace storeTest;
using base::Done;
using base::ErrorKind;
using base::Result;
using store::Connection;

namespace {

constexpr int pageSize = 4096;

// A profile with an account, its password, two hundred messages and one that is not sent yet.
void fill(const QString &folder)
{
    const auto profile = openProfile(folder);
    const auto filled = answerOf(profile->write([](Connection &c) -> Result<Done> {
        model::AccountSettings settings;
        settings.jid = base::Jid::of(u"anna@example.org");
        const auto account = store::accounts::add(c, settings);
        if (!account)
            return account.error();
        if (const auto put = store::secrets::put(c, *account, store::SecretKind::Password, base::Secret("sesame"));
            !put)
            return put;
        const auto chat = store::conversations::ensure(c, {*account, base::Jid::of(u"bob@example.net")});
        for (int i = 0; i <= 200; ++i) {
            model::Message message;
            message.conversation = chat->id;
            message.from = base::Jid::of(u"bob@example.net");
            message.body = QStringLiteral("some words and number%1").arg(i);
            message.time = at(newYear + i * 1000);
            message.archiveId = QStringLiteral("a%1").arg(i);
            message.originId = QStringLiteral("o%1").arg(i);
            if (i == 200) {
                message.direction = model::Direction::Out;
                message.state = model::DeliveryState::Pending;
            }
            if (const auto inserted = store::messages::insert(c, message); !inserted)
                return inserted.error();
        }
        return Done{};
    }));
    REQUIRE(filled);
}

// Reads and writes a bit of everything; whether all of it went well.
bool use(store::Profile &profile)
{
    return static_cast<bool>(answerOf(profile.write([](Connection &c) -> Result<Done> {
        if (const auto whole = store::checkIntegrity(c); !whole)
            return whole;
        for (const auto &table :
             {c.query("SELECT count(*) FROM message WHERE body LIKE '%x%'").finish(),
              c.query("SELECT count(*) FROM message_words WHERE message_words MATCH 'some'").finish()}) {
            if (!table)
                return table;
        }
        return store::settings::set(c, QStringLiteral("a"), QStringLiteral("b"));
    })));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QFile::ReadOnly));
    return file.readAll();
}

void overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    REQUIRE(file.open(QFile::WriteOnly | QFile::Truncate));
    REQUIRE(file.write(content) == content.size());
}

} // namespace

TEST_CASE("R21: a flipped bit in any page is noticed, and the next start begins anew", "[store][fault]")
{
    QTemporaryDir folder;
    fill(folder.path());
    const QString database = folder.filePath(QStringLiteral("profile.db"));
    const QByteArray sound = contentOf(database);
    REQUIRE(sound.size() > 20 * pageSize);
    std::mt19937 random(1);
    int damaged = 0;
    for (qsizetype page = 0; page < sound.size() / pageSize; ++page) {
        INFO("page " << page + 1);
        QByteArray broken = sound;
        const auto place = page * pageSize + static_cast<qsizetype>(random() % pageSize);
        broken[place] = static_cast<char>(broken.at(place) ^ (1 << random() % 8));
        overwrite(database, broken);
        bool wasNoticed = false;
        {
            const auto profile = openProfile(folder.path());
            wasNoticed = profile->wasDamaged() || !use(*profile);
        }
        damaged += wasNoticed ? 1 : 0;
        const auto profile = openProfile(folder.path());
        CHECK(use(*profile));
    }
    // A page that is free is read by nobody; all others are authenticated.
    CHECK(damaged >= sound.size() / pageSize - 2);
    CHECK_FALSE(QDir(folder.path()).entryList({QStringLiteral("damaged-*.db")}).isEmpty());
}

TEST_CASE("R21: after a crash every page is looked at, whoever needs it", "[store][fault]")
{
    QTemporaryDir folder;
    fill(folder.path());
    const QString database = folder.filePath(QStringLiteral("profile.db"));
    QTemporaryDir killed; // its files as a program leaves them that is killed
    {
        const auto profile = openProfile(folder.path());
        REQUIRE(use(*profile));
        for (const QString &name : QDir(folder.path()).entryList(QDir::Files | QDir::Hidden)) {
            if (!name.contains(QLatin1String("lock")))
                REQUIRE(QFile::copy(folder.filePath(name), killed.filePath(name)));
        }
    }
    const QString path = killed.filePath(QStringLiteral("profile.db"));
    REQUIRE(QFile::exists(path + QStringLiteral("-wal")));
    QByteArray broken = contentOf(path);
    const auto place = (broken.size() / pageSize - 3) * pageSize + 100; // a page that a start does not read
    broken[place] = static_cast<char>(broken.at(place) ^ 1);
    overwrite(path, broken);
    const auto profile = openProfile(killed.path());
    REQUIRE_FALSE(profile->wasDamaged());
    QSignalSpy found(profile.get(), &store::Profile::damageFound);
    CHECK((!found.isEmpty() || found.wait(20'000)));
}

TEST_CASE("E-32: a damaged database is put aside, and what cannot be had again is carried over", "[store][fault]")
{
    QTemporaryDir folder;
    fill(folder.path());
    const QString database = folder.filePath(QStringLiteral("profile.db"));
    QByteArray broken = contentOf(database);
    // The last page belongs to what was stored last; the accounts came first.
    broken[broken.size() - 10] = static_cast<char>(broken.at(broken.size() - 10) ^ 1);
    overwrite(database, broken);
    overwrite(folder.filePath(QStringLiteral("damaged")), {});
    const auto profile = openProfile(folder.path());
    CHECK(profile->wasDamaged());
    CHECK(contentOf(profile->damagedFile()) == broken);
    const auto accounts = answerOf(profile->read([](Connection &c) { return store::accounts::list(c); }));
    REQUIRE(accounts->size() == 1);
    const auto account = accounts->first().id;
    const auto password = answerOf(
        profile->read([=](Connection &c) { return store::secrets::find(c, account, store::SecretKind::Password); }));
    CHECK(password->reveal() == "sesame");
    const auto unsent = answerOf(profile->read([=](Connection &c) { return store::messages::pending(c, account); }));
    CHECK(bodiesOf(*unsent) == texts({"some words and number200"}));
    CHECK(use(*profile));
}

TEST_CASE("R21: a truncated, zeroed or foreign file never stops the start", "[store][fault]")
{
    QTemporaryDir folder;
    fill(folder.path());
    const QString database = folder.filePath(QStringLiteral("profile.db"));
    const QByteArray sound = contentOf(database);
    SECTION("nothing left")
    {
        overwrite(database, {});
    }
    SECTION("gone")
    {
        REQUIRE(QFile::remove(database));
    }
    SECTION("a few bytes left")
    {
        overwrite(database, sound.left(100));
    }
    SECTION("half a page left")
    {
        overwrite(database, sound.left(pageSize / 2));
    }
    SECTION("first page zeroed")
    {
        overwrite(database, QByteArray(pageSize, '\0') + sound.mid(pageSize));
    }
    SECTION("all zeroed")
    {
        overwrite(database, QByteArray(sound.size(), '\0'));
    }
    SECTION("another program's")
    {
        overwrite(database, QByteArray("SQLite format 3\0", 16) + QByteArray(8000, 'x'));
    }
    {
        const auto profile = openProfile(folder.path());
        CHECK(profile->wasDamaged());
        CHECK(use(*profile));
    }
    const auto again = openProfile(folder.path());
    CHECK_FALSE(again->wasDamaged());
    CHECK(use(*again));
}

TEST_CASE("R21: a journal that is lost or damaged costs at most its own writes", "[store][fault]")
{
    QTemporaryDir folder;
    fill(folder.path());
    QTemporaryDir copy;
    {
        const auto profile = openProfile(folder.path());
        REQUIRE(use(*profile)); // now there is a journal
        for (const char *name : {"profile.db", "profile.db-wal", "key"}) {
            const QString file = QString::fromLatin1(name);
            REQUIRE(QFile::copy(folder.filePath(file), copy.filePath(file)));
        }
    }
    const QString journal = copy.filePath(QStringLiteral("profile.db-wal"));
    QByteArray bytes = contentOf(journal);
    REQUIRE(bytes.size() > pageSize);
    SECTION("lost")
    {
        REQUIRE(QFile::remove(journal));
    }
    SECTION("cut")
    {
        overwrite(journal, bytes.left(bytes.size() / 2));
    }
    SECTION("a bit flipped")
    {
        bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 1);
        overwrite(journal, bytes);
    }
    const auto profile = openProfile(copy.path());
    CHECK_FALSE(profile->wasDamaged());
    CHECK(use(*profile));
    CHECK(answerOf(profile->read([](Connection &c) { return store::messages::last(c, {1}, 500); }))->size() == 201);
}

TEST_CASE("R16: a full disk fails writes with its own error, and they work again when there is room", "[store][fault]")
{
    QTemporaryDir folder;
    fill(folder.path());
    const auto profile = openProfile(folder.path());
    QSignalSpy filled(profile.get(), &store::Profile::diskFilled);
    QSignalSpy recovered(profile.get(), &store::Profile::diskRecovered);
    REQUIRE(answerOf(profile->write([](Connection &c) { return c.run("PRAGMA max_page_count = 1"); })));
    const auto grow = [](Connection &c) {
        return store::settings::set(c, QStringLiteral("big"), QString(300'000, QLatin1Char('x')));
    };
    // A whole queue of them, so that they share a commit.
    auto small = profile->write([](Connection &c) { return store::settings::unset(c, QStringLiteral("none")); });
    auto first = profile->write(grow);
    auto second = profile->write(grow);
    static_cast<void>(answerOf(small));
    CHECK(answerOf(first).error().kind == ErrorKind::DiskFull);
    CHECK(answerOf(second).error().kind == ErrorKind::DiskFull);
    CHECK(answerOf(profile->read([](Connection &c) { return store::settings::all(c); }))->isEmpty());
    REQUIRE(answerOf(profile->write([](Connection &c) { return c.run("PRAGMA max_page_count = 1000000"); })));
    CHECK(answerOf(profile->write(grow)));
    CHECK(use(*profile));
    CHECK(filled.count() >= 1);
    CHECK(recovered.count() == filled.count());
}

TEST_CASE("R18: a program killed while it was at a lock keeps nobody out", "[store][fault]")
{
    QTemporaryDir folder;
    QProcess dead;
    dead.start(QStringLiteral(STORE_WRITER), {folder.path(), QStringLiteral("0")});
    REQUIRE(dead.waitForReadyRead(20'000));
    dead.kill();
    REQUIRE(dead.waitForFinished());
    REQUIRE(QFile::exists(folder.filePath(QStringLiteral("lock"))));
    SECTION("a dead one's")
    {
        overwrite(folder.filePath(QStringLiteral("lock.rmlock")), {});
    }
    SECTION("its own, before it had signed it")
    {
        overwrite(folder.filePath(QStringLiteral("lock")), {});
    }
    CHECK(tryOpen(folder.path()));
    CHECK_FALSE(QFile::exists(folder.filePath(QStringLiteral("lock.rmlock"))));
}

TEST_CASE("R18: a program killed at any moment loses nothing that was acknowledged", "[store][fault]")
{
    QTemporaryDir folder;
    std::mt19937 random(std::random_device{}());
    QSet<int> acknowledged;
    constexpr int early = 4;
    constexpr int kills = 12;
    for (int round = 0; round < kills; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(STORE_WRITER), {folder.path(), QString::number(round * 1'000'000)});
        REQUIRE(writer.waitForStarted());
        if (round >= early)
            REQUIRE(writer.waitForReadyRead(20'000)); // a busy machine takes its time
        // From before the database is there to well into the writing.
        const QDeadlineTimer life(static_cast<qint64>(random() % (round < early ? 60 : 400)));
        while (!life.hasExpired())
            writer.waitForReadyRead(static_cast<int>(life.remainingTime()));
        CHECK(writer.state() == QProcess::Running);
        writer.kill();
        REQUIRE(writer.waitForFinished());
        const auto lines = writer.readAllStandardOutput().split('\n');
        for (qsizetype i = 0; i + 1 < lines.size(); ++i)
            acknowledged.insert(lines.at(i).toInt());
    }
    REQUIRE(acknowledged.size() >= kills - early);

    const auto profile = openProfile(folder.path());
    CHECK_FALSE(profile->wasDamaged());
    CHECK(use(*profile));
    REQUIRE(answerOf(profile->write([](Connection &c) {
        return c.run("INSERT INTO message_words (message_words, rank) VALUES ('integrity-check', 1)");
    })));
    const auto all = answerOf(
        profile->read([](Connection &c) { return store::messages::after(c, {1}, {}, 10'000'000); }));
    QHash<QString, int> copies;
    for (const auto &message : *all)
        ++copies[message.body];
    for (const int number : acknowledged)
        REQUIRE(copies.value(QStringLiteral("word%1").arg(number)) == 2);
    for (const int count : copies)
        REQUIRE(count == 2); // whole transactions only
    const auto pairs = static_cast<int>(copies.size());
    CHECK(answerOf(profile->read([](Connection &c) { return store::messages::pending(c, {1}); }))->size() == pairs);
    CHECK(answerOf(profile->read([](Connection &c) { return store::conversations::get(c, {1}); }))->unread == pairs);
}
