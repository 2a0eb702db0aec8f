// SPDX-License-Identifier: GPL-3.0-or-later
// Needs a keychain of its own: run by with-keychain.sh, never against the user's.
#include "StoreFixture.h"

#include "store/Keychain.h"
#include "store/Secrets.h"

#include <QFile>

using namespace storeTest;
using base::ErrorKind;
using base::Secret;
using store::KeyPlace;
using store::KeyRing;
using store::KeySource;

TEST_CASE("a profile's key lives in the system's keychain, and moves to a passphrase and back", "[.keychain]")
{
    REQUIRE(answerOf(KeyRing::isKeychainThere()));
    QTemporaryDir folder;
    QString entry;
    {
        const auto profile = openProfile(folder.path(), KeySource::keychain());
        CHECK(profile->keyRing().place() == KeyPlace::Keychain);
        entry = QStringLiteral("profile ") + profile->keyRing().profileName();
    }
    const auto stored = answerOf(store::keychain::read(entry));
    REQUIRE(stored);
    CHECK(stored->reveal().size() == 32);
    QFile keyFile(folder.filePath(QStringLiteral("key")));
    REQUIRE(keyFile.open(QFile::ReadOnly));
    CHECK_FALSE(keyFile.readAll().contains(stored->reveal().toHex()));
    {
        const auto profile = openProfile(folder.path(), KeySource::keychain());
        REQUIRE(answerOf(profile->keyRing().moveTo(KeySource::passphrase(Secret("lock")))));
    }
    CHECK(answerOf(store::keychain::read(entry)).error().kind == ErrorKind::NotFound);
    {
        const auto profile = openProfile(folder.path(), KeySource::passphrase(Secret("lock")));
        REQUIRE(answerOf(profile->keyRing().moveTo(KeySource::keychain())));
    }
    CHECK(openProfile(folder.path(), KeySource::keychain())->keyRing().place() == KeyPlace::Keychain);

    REQUIRE(answerOf(store::keychain::remove(entry)));
    const auto lost = tryOpen(folder.path(), KeySource::keychain());
    REQUIRE_FALSE(lost);
    CHECK(lost.error().kind == ErrorKind::NotFound);
}

TEST_CASE("passwords live in the system's keychain, for each account and profile", "[.keychain]")
{
    QTemporaryDir folder;
    const auto profile = openProfile(folder.path());
    model::AccountSettings settings;
    settings.jid = base::Jid::of(u"anna@example.org");
    const auto account = answerOf(
        profile->write([=](store::Connection &c) { return store::accounts::add(c, settings); }));
    store::Secrets secrets(*profile);
    using enum store::SecretKind;
    CHECK(answerOf(secrets.read(*account, Password)).error().kind == ErrorKind::NotFound);
    REQUIRE(answerOf(
        secrets.keep(*account, Password, Secret::fromText(QStringLiteral("pässword")), store::SecretPlace::Database)));
    REQUIRE(answerOf(secrets.keep(*account, Password, Secret(QByteArray("a\0b", 3)), store::SecretPlace::Keychain)));
    CHECK(answerOf(secrets.read(*account, Password))->reveal() == QByteArray("a\0b", 3));
    const auto inDatabase = answerOf(
        profile->read([=](store::Connection &c) { return store::secrets::find(c, *account, Password); }));
    CHECK(inDatabase.error().kind == ErrorKind::NotFound); // moved, not copied
    CHECK(answerOf(secrets.read(*account, FastToken)).error().kind == ErrorKind::NotFound);
    REQUIRE(answerOf(secrets.forget(*account, Password)));
    CHECK(answerOf(secrets.read(*account, Password)).error().kind == ErrorKind::NotFound);
}
