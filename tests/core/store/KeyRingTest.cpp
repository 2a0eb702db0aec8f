// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

#include "store/KeyFile.h"
#include "store/Secrets.h"
#include "store/Settings.h"

#include <QFile>

using namespace storeTest;
using base::ErrorKind;
using base::Secret;
using store::KeyPlace;
using store::KeyRing;
using store::KeySource;

namespace {

const Secret right("correct horse");
const Secret wrong("battery staple");

void remember(const QString &folder, const KeySource &source)
{
    const auto profile = openProfile(folder, source);
    REQUIRE(answerOf(profile->write(
        [](store::Connection &c) { return store::settings::set(c, QStringLiteral("a"), QStringLiteral("b")); })));
}

bool remembers(const QString &folder, const KeySource &source)
{
    const auto profile = openProfile(folder, source);
    const auto value = answerOf(
        profile->read([](store::Connection &c) { return store::settings::get(c, QStringLiteral("a")); }));
    return value && *value == QStringLiteral("b");
}

ErrorKind refusal(const QString &folder, const KeySource &source)
{
    const auto opened = tryOpen(folder, source);
    REQUIRE_FALSE(opened);
    return opened.error().kind;
}

} // namespace

TEST_CASE("a passphrase opens its profile and no other does", "[store][keys]")
{
    QTemporaryDir folder;
    CHECK(KeyRing::placeIn(folder.path()) == KeyPlace::None);
    remember(folder.path(), KeySource::passphrase(right));
    CHECK(KeyRing::placeIn(folder.path()) == KeyPlace::Passphrase);
    CHECK(refusal(folder.path(), KeySource::passphrase(wrong)) == ErrorKind::WrongPassphrase);
    CHECK(refusal(folder.path(), KeySource::passphrase(Secret())) == ErrorKind::WrongPassphrase);
    CHECK(refusal(folder.path(), KeySource::keychain()) == ErrorKind::WrongPassphrase); // one is needed
    CHECK(refusal(folder.path(), KeySource::file()) == ErrorKind::WrongPassphrase);
    CHECK(remembers(folder.path(), KeySource::passphrase(right)));
}

TEST_CASE("a key in a file opens the profile, whatever else is offered", "[store][keys]")
{
    QTemporaryDir folder;
    remember(folder.path(), KeySource::file());
    CHECK(KeyRing::placeIn(folder.path()) == KeyPlace::File);
    CHECK(remembers(folder.path(), KeySource::file()));
    CHECK(remembers(folder.path(), KeySource::passphrase(right)));
}

TEST_CASE("the app lock is set, tried, changed and removed", "[store][keys]")
{
    QTemporaryDir folder;
    remember(folder.path(), KeySource::file());
    const auto move = [&](const KeySource &from, const KeySource &to) {
        const auto profile = openProfile(folder.path(), from);
        REQUIRE(answerOf(profile->keyRing().moveTo(to)));
        CHECK(profile->keyRing().place() == to.place);
    };
    move(KeySource::file(), KeySource::passphrase(right));
    CHECK(refusal(folder.path(), KeySource::file()) == ErrorKind::WrongPassphrase);
    {
        const auto profile = openProfile(folder.path(), KeySource::passphrase(right));
        CHECK(answerOf(profile->keyRing().verify(right)));
        CHECK(answerOf(profile->keyRing().verify(wrong)).error().kind == ErrorKind::WrongPassphrase);
    }
    move(KeySource::passphrase(right), KeySource::passphrase(wrong));
    CHECK(refusal(folder.path(), KeySource::passphrase(right)) == ErrorKind::WrongPassphrase);
    CHECK(remembers(folder.path(), KeySource::passphrase(wrong)));
    move(KeySource::passphrase(wrong), KeySource::file());
    CHECK(remembers(folder.path(), KeySource::file()));
}

TEST_CASE("a key that is given each time stays with its giver", "[store][keys]")
{
    QTemporaryDir folder;
    remember(folder.path(), KeySource::given(key()));
    const auto profile = openProfile(folder.path(), KeySource::given(key()));
    CHECK(answerOf(profile->keyRing().moveTo(KeySource::file())).error().kind == ErrorKind::NotAllowed);
    CHECK(answerOf(profile->keyRing().verify(right)).error().kind == ErrorKind::NotAllowed);
}

TEST_CASE("a wrapped key that was tampered with is refused, and no work is wasted on absurd ones", "[store][keys]")
{
    auto file = store::KeyFile::forKey(key(), KeyPlace::Passphrase, QStringLiteral("p"));
    file.wrap(key(), right);
    CHECK(file.unwrap(right)->reveal() == key().reveal());
    CHECK(file.wrapped != key().reveal());
    auto broken = file;
    SECTION("the wrapped key")
    {
        broken.wrapped[3] = static_cast<char>(broken.wrapped.at(3) ^ 1);
    }
    SECTION("the salt")
    {
        broken.salt[3] = static_cast<char>(broken.salt.at(3) ^ 1);
    }
    SECTION("the seal")
    {
        broken.seal[3] = static_cast<char>(broken.seal.at(3) ^ 1);
    }
    SECTION("an empty seal")
    {
        broken.seal.clear();
    }
    SECTION("more rounds")
    {
        ++broken.iterations;
    }
    SECTION("too few rounds")
    {
        broken.iterations = 1;
    }
    SECTION("two thousand million rounds")
    {
        broken.iterations = 2'000'000'000;
    }
    CHECK_FALSE(broken.unwrap(right));
}

TEST_CASE("two wrappings of one key by one passphrase share nothing", "[store][keys]")
{
    auto one = store::KeyFile::forKey(key(), KeyPlace::Passphrase, QStringLiteral("p"));
    auto two = one;
    one.wrap(key(), right);
    two.wrap(key(), right);
    CHECK(one.salt != two.salt);
    CHECK(one.wrapped != two.wrapped);
    CHECK(one.seal != two.seal);
}

TEST_CASE("a key file that is lost or unreadable never costs the database", "[store][keys]")
{
    QTemporaryDir folder;
    remember(folder.path(), KeySource::file());
    const QString path = folder.filePath(QStringLiteral("key"));
    QFile file(path);
    SECTION("lost")
    {
        REQUIRE(QFile::rename(path, folder.filePath(QStringLiteral("elsewhere"))));
        CHECK(refusal(folder.path(), KeySource::file()) == ErrorKind::NotFound);
        REQUIRE(QFile::rename(folder.filePath(QStringLiteral("elsewhere")), path));
    }
    SECTION("overwritten")
    {
        REQUIRE(file.open(QFile::ReadWrite));
        const QByteArray before = file.readAll();
        REQUIRE((file.resize(0) && file.write("{\"version\":1,\"place\":\"file\"}") > 0));
        file.close();
        CHECK(refusal(folder.path(), KeySource::file()) == ErrorKind::Storage);
        REQUIRE((file.open(QFile::WriteOnly) && file.write(before) == before.size()));
        file.close();
    }
    SECTION("another profile's")
    {
        QTemporaryDir other;
        remember(other.path(), KeySource::given(key('o')));
        REQUIRE(file.open(QFile::ReadWrite));
        const QByteArray before = file.readAll();
        file.close();
        REQUIRE((QFile::remove(path) && QFile::copy(other.filePath(QStringLiteral("key")), path)));
        CHECK(refusal(folder.path(), KeySource::given(key('x'))) == ErrorKind::WrongPassphrase);
        REQUIRE((QFile::remove(path) && file.open(QFile::WriteOnly) && file.write(before) == before.size()));
        file.close();
    }
    CHECK(remembers(folder.path(), KeySource::file()));
}

TEST_CASE("a profile can be put aside to start anew", "[store][keys]")
{
    QTemporaryDir folder;
    remember(folder.path(), KeySource::passphrase(right));
    {
        const auto open = openProfile(folder.path(), KeySource::passphrase(right));
        CHECK(store::Profile::putAside(folder.path()).error().kind == ErrorKind::ProfileInUse);
    }
    REQUIRE(store::Profile::putAside(folder.path()));
    CHECK(KeyRing::placeIn(folder.path()) == KeyPlace::None);
    CHECK_FALSE(remembers(folder.path(), KeySource::file()));
}

#ifdef Q_OS_LINUX
TEST_CASE("without a keychain nothing is stored in a lesser place unless it is asked for", "[store][keys]")
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QTemporaryDir folder;
    CHECK_FALSE(answerOf(KeyRing::isKeychainThere()));
    CHECK(refusal(folder.path(), KeySource::keychain()) == ErrorKind::KeychainUnavailable);
    CHECK(KeyRing::placeIn(folder.path()) == KeyPlace::None);
    CHECK_FALSE(QFile::exists(folder.filePath(QStringLiteral("key"))));
    remember(folder.path(), KeySource::file());
    const auto profile = openProfile(folder.path(), KeySource::file());
    CHECK(answerOf(profile->keyRing().moveTo(KeySource::keychain())).error().kind == ErrorKind::KeychainUnavailable);
    CHECK(profile->keyRing().place() == KeyPlace::File);
}
#endif

TEST_CASE("a password is kept in the encrypted database when the user says so", "[store][secrets]")
{
    QTemporaryDir folder;
    const auto profile = openProfile(folder.path());
    model::AccountSettings settings;
    settings.jid = base::Jid::of(u"anna@example.org");
    const auto account = answerOf(
        profile->write([=](store::Connection &c) { return store::accounts::add(c, settings); }));
    store::Secrets secrets(*profile);
    using enum store::SecretKind;
    REQUIRE(answerOf(secrets.keep(*account, Password, Secret("one"), store::SecretPlace::Database)));
    REQUIRE(answerOf(secrets.keep(*account, Password, Secret("two"), store::SecretPlace::Database)));
    REQUIRE(answerOf(secrets.keep(*account, FastToken, Secret("token"), store::SecretPlace::Database)));
    CHECK(answerOf(secrets.read(*account, Password))->reveal() == "two");
    CHECK(answerOf(secrets.read(*account, FastToken))->reveal() == "token");
    REQUIRE(answerOf(secrets.forget(*account, Password)));
    CHECK_FALSE(answerOf(secrets.read(*account, Password)));
    CHECK(answerOf(secrets.read(*account, FastToken))->reveal() == "token");
}
