// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

#include "store/Settings.h"

#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#endif

using namespace storeTest;
using base::Done;
using base::ErrorKind;
using base::Result;
using store::Connection;
using store::KeySource;
namespace settings = store::settings;

namespace {

Result<Done> setSetting(store::Profile &profile, const QString &name, const QString &value)
{
    return answerOf(profile.write([=](Connection &connection) { return settings::set(connection, name, value); }));
}

QString settingOf(store::Profile &profile, const QString &name)
{
    const auto value = answerOf(profile.read([=](Connection &connection) { return settings::get(connection, name); }));
    REQUIRE(value);
    return *value;
}

} // namespace

TEST_CASE("what was written is there after a restart", "[store][profile]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/profile"));
    {
        const auto profile = openProfile(path);
        CHECK_FALSE(profile->wasDamaged());
        REQUIRE(setSetting(*profile, QStringLiteral("theme"), QStringLiteral("dark")));
        CHECK(settingOf(*profile, QStringLiteral("theme")) == QStringLiteral("dark"));
    }
    const auto profile = openProfile(path);
    CHECK_FALSE(profile->wasDamaged());
    CHECK(settingOf(*profile, QStringLiteral("theme")) == QStringLiteral("dark"));
}

TEST_CASE("a second program is told that the profile is in use", "[store][profile]")
{
    QTemporaryDir folder;
    const auto first = openProfile(folder.path());
    const auto second = tryOpen(folder.path());
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == ErrorKind::ProfileInUse);
}

TEST_CASE("another key does not open a profile and does not harm it", "[store][profile]")
{
    QTemporaryDir folder;
    {
        const auto profile = openProfile(folder.path());
        REQUIRE(setSetting(*profile, QStringLiteral("a"), QStringLiteral("b")));
    }
    const auto wrong = tryOpen(folder.path(), KeySource::given(key('x')));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().kind == ErrorKind::WrongPassphrase);
    const auto profile = openProfile(folder.path());
    CHECK(settingOf(*profile, QStringLiteral("a")) == QStringLiteral("b"));
}

TEST_CASE("a write that fails leaves nothing, and the writes beside it whole", "[store][profile]")
{
    QTemporaryDir folder;
    const auto profile = openProfile(folder.path());
    auto before = profile->write(
        [](Connection &c) { return settings::set(c, QStringLiteral("1"), QStringLiteral("x")); });
    auto failing = profile->write([](Connection &c) -> Result<Done> {
        static_cast<void>(settings::set(c, QStringLiteral("2"), QStringLiteral("x")));
        return {ErrorKind::NotAllowed, QStringLiteral("changed my mind")};
    });
    auto after = profile->write(
        [](Connection &c) { return settings::set(c, QStringLiteral("3"), QStringLiteral("x")); });
    CHECK(answerOf(before));
    const auto failed = answerOf(failing);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().kind == ErrorKind::NotAllowed);
    CHECK(answerOf(after));
    const auto all = answerOf(profile->read([](Connection &c) { return settings::all(c); }));
    CHECK(all->size() == 2);
    CHECK_FALSE(all->contains(QStringLiteral("2")));
}

TEST_CASE("writes are answered in the order they were asked for", "[store][profile]")
{
    QTemporaryDir folder;
    const auto profile = openProfile(folder.path());
    QObject guard;
    QList<int> order;
    constexpr int many = 500;
    for (int i = 0; i < many; ++i) {
        profile->write([i](Connection &c) { return settings::set(c, QString::number(i), QStringLiteral("x")); })
            .then(&guard, [&order, i](Result<Done> done) {
                CHECK(done);
                order.append(i);
            });
    }
    const auto last = answerOf(profile->write([](Connection &c) { return settings::all(c); }));
    CHECK(last->size() == many);
    REQUIRE(order.size() == many);
    CHECK(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("a profile that goes finishes its writes first", "[store][profile]")
{
    QTemporaryDir folder;
    {
        const auto profile = openProfile(folder.path());
        for (int i = 0; i < 300; ++i)
            static_cast<void>(profile->write(
                [i](Connection &c) { return settings::set(c, QString::number(i), QStringLiteral("x")); }));
    }
    const auto profile = openProfile(folder.path());
    CHECK(answerOf(profile->read([](Connection &c) { return settings::all(c); }))->size() == 300);
}

TEST_CASE("the reader cannot write", "[store][profile]")
{
    QTemporaryDir folder;
    const auto profile = openProfile(folder.path());
    CHECK_FALSE(answerOf(
        profile->read([](Connection &c) { return settings::set(c, QStringLiteral("a"), QStringLiteral("b")); })));
}

#ifdef Q_OS_UNIX
TEST_CASE("J01: the profile is private even with umask 000", "[store][profile]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("profile"));
    const auto previous = ::umask(0);
    {
        const auto profile = openProfile(path, KeySource::file());
        REQUIRE(setSetting(*profile, QStringLiteral("a"), QStringLiteral("b")));
        const auto files = QDir(path).entryInfoList(QDir::Files | QDir::Hidden | QDir::System);
        CHECK(files.size() >= 5); // database, its two side files, key, lock
        for (const auto &file : files) {
            INFO(file.fileName().toStdString());
            CHECK((file.permissions() & 0x0077) == 0);
        }
        CHECK((QFileInfo(path).permissions() & 0x0077) == 0);
    }
    ::umask(previous);
    SECTION("and made private again if it was opened up")
    {
        const QString database = path + QStringLiteral("/profile.db");
        REQUIRE(QFile::setPermissions(database, QFile::Permissions(0x6666)));
        REQUIRE(QFile::setPermissions(path, QFile::Permissions(0x7777)));
        const auto profile = openProfile(path, KeySource::file());
        CHECK((QFileInfo(database).permissions() & 0x0077) == 0);
        CHECK((QFileInfo(path).permissions() & 0x0077) == 0);
    }
}

TEST_CASE("J02: a symbolic link in the profile is not followed", "[store][profile]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("profile"));
    const QString target = folder.filePath(QStringLiteral("target"));
    REQUIRE(QDir().mkdir(path));
    for (const auto *name : {"profile.db", "key", "profile.db-wal"}) {
        const QString link = path + QLatin1Char('/') + QLatin1String(name);
        REQUIRE(QFile::link(target, link));
        const auto opened = tryOpen(path, KeySource::file());
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == ErrorKind::NotAllowed);
        CHECK_FALSE(QFileInfo::exists(target));
        REQUIRE(QFile::remove(link));
    }
}
#endif

TEST_CASE("nothing in the profile folder can be read", "[store][profile]")
{
    QTemporaryDir folder;
    const QList<QByteArray> plain{"example.org", "sesame-open", "Attack at dawn", "SQLite format", "CREATE TABLE"};
    const auto search = [&] {
        for (const auto &info : QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden)) {
            QFile file(info.filePath());
            REQUIRE(file.open(QFile::ReadOnly));
            const QByteArray bytes = file.readAll();
            INFO(info.fileName().toStdString());
            for (const auto &text : plain)
                CHECK_FALSE(bytes.contains(text));
            CHECK_FALSE(bytes.contains(key().reveal()));
            CHECK_FALSE(bytes.contains(key().reveal().toHex()));
        }
    };
    {
        const auto profile = openProfile(folder.path());
        const auto written = answerOf(profile->write([](Connection &c) -> Result<Done> {
            model::AccountSettings account;
            account.jid = base::Jid::of(u"anna@example.org");
            const auto added = store::accounts::add(c, account);
            if (!added)
                return added.error();
            const auto chat = store::conversations::ensure(c, {*added, base::Jid::of(u"bob@example.org")});
            model::Message message;
            message.conversation = chat->id;
            message.from = base::Jid::of(u"bob@example.org");
            message.body = QStringLiteral("Attack at dawn");
            message.time = at(newYear);
            if (const auto inserted = store::messages::insert(c, message); !inserted)
                return inserted.error();
            return settings::set(c, QStringLiteral("password"), QStringLiteral("sesame-open"));
        }));
        REQUIRE(written);
        search(); // while the journal is there
    }
    search();
}
