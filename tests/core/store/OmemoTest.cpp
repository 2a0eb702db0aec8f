// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFixture.h"

#include "store/OmemoDevices.h"
#include "store/OmemoKeys.h"
#include "store/Sqlite.h"

#include <QFile>

#include <catch2/generators/catch_generators.hpp>

using namespace storeTest;
using base::Jid;
using base::Secret;
using model::Encryption;
using model::KeyTrust;

namespace keys = store::omemoKeys;
namespace devices = store::omemoDevices;

namespace {

const Jid bob = Jid::of(u"bob@example.net");
const QByteArray identity(32, 'b');

keys::Ring ring(const Database &database, Encryption profile = Encryption::Omemo2)
{
    return {database.account, profile};
}

void makeOwn(Database &database)
{
    REQUIRE(keys::putOwn(database.db(), database.account, {4711, Secret(QByteArray(32, 'p')), at(newYear)}));
}

QList<quint32> idsOf(const QList<keys::PreKey> &all)
{
    QList<quint32> ids;
    for (const auto &key : all)
        ids.append(key.id);
    return ids;
}

// All pages as they are now, free ones too, without the encryption.
QByteArray pagesOf(const Database &database)
{
    sqlite3 *handle = nullptr;
    REQUIRE(sqlite3_open(QFile::encodeName(database.path()).constData(), &handle) == SQLITE_OK);
    const QByteArray rawKey = "x'" + key().reveal().toHex() + '\'';
    REQUIRE(sqlite3_key(handle, rawKey.constData(), int(rawKey.size())) == SQLITE_OK);
    sqlite3_int64 size = 0;
    unsigned char *bytes = sqlite3_serialize(handle, "main", &size, 0);
    REQUIRE(bytes);
    const QByteArray pages(reinterpret_cast<const char *>(bytes), size);
    sqlite3_free(bytes);
    REQUIRE(sqlite3_close(handle) == SQLITE_OK);
    return pages;
}

// A record of that size, in which no other's words stand.
Secret recordOf(const QByteArray &word, qsizetype size)
{
    return Secret(word.repeated(size / word.size()));
}

} // namespace

TEST_CASE("the own device and its key come back, and there is one for an account", "[store][omemo]")
{
    Database database;
    CHECK_FALSE(*keys::own(database.db(), database.account));
    makeOwn(database);
    const auto own = keys::own(database.db(), database.account);
    REQUIRE(*own);
    CHECK((*own)->device == 4711);
    CHECK((*own)->privateKey.reveal() == QByteArray(32, 'p'));
    CHECK((*own)->created == at(newYear));
    CHECK_FALSE(keys::putOwn(database.db(), database.account, {1, Secret("x"), at(newYear)}));
}

TEST_CASE("numbers of pre-keys never come again, and begin at 1 in each profile", "[store][omemo]")
{
    Database database;
    CHECK(*keys::takeNumbers(database.db(), ring(database), 100) == 1);
    CHECK(*keys::takeNumbers(database.db(), ring(database), 1) == 101);
    CHECK(*keys::takeNumbers(database.db(), ring(database), 1) == 102);
    CHECK(*keys::takeNumbers(database.db(), ring(database, Encryption::OmemoLegacy), 5) == 1);
    makeOwn(database);
    REQUIRE(keys::forget(database.db(), database.account));
    CHECK(*keys::takeNumbers(database.db(), ring(database), 1) == 103);
}

TEST_CASE("H16: a used pre-key can be read until it is removed, and is offered to nobody", "[store][omemo]")
{
    Database database;
    makeOwn(database);
    const auto mine = ring(database);
    for (quint32 id = 1; id <= 3; ++id)
        REQUIRE(keys::putPreKey(database.db(), mine, {id, QByteArray(32, 'k'), Secret("record")}));
    REQUIRE(keys::markPreKeyUsed(database.db(), mine, 2));
    CHECK(idsOf(*keys::unusedPreKeys(database.db(), mine)) == QList<quint32>{1, 3});
    CHECK(keys::unusedPreKeys(database.db(), mine)->first().publicKey == QByteArray(32, 'k'));
    CHECK((*keys::preKey(database.db(), mine, 2))->reveal() == "record");
    REQUIRE(keys::removeUsedPreKeys(database.db(), mine));
    CHECK_FALSE(*keys::preKey(database.db(), mine, 2));
    CHECK(*keys::preKey(database.db(), mine, 1));
    CHECK_FALSE(*keys::preKey(database.db(), ring(database, Encryption::OmemoLegacy), 1));
}

TEST_CASE("of the signed pre-keys the newest stays, however old", "[store][omemo]")
{
    Database database;
    makeOwn(database);
    const auto mine = ring(database);
    CHECK_FALSE(*keys::newestSignedPreKey(database.db(), mine));
    for (quint32 id = 1; id <= 3; ++id)
        REQUIRE(keys::putSignedPreKey(database.db(), mine,
                                      {id, "public", "signature", Secret("record"), at(newYear + id * 1000)}));
    const auto newest = keys::newestSignedPreKey(database.db(), mine);
    REQUIRE(*newest);
    CHECK((*newest)->id == 3);
    CHECK((*newest)->signature == "signature");
    REQUIRE(keys::removeSignedPreKeys(database.db(), mine, at(newYear + 2000)));
    CHECK_FALSE(*keys::signedPreKey(database.db(), mine, 1));
    CHECK(*keys::signedPreKey(database.db(), mine, 2));
    REQUIRE(keys::removeSignedPreKeys(database.db(), mine, at(newYear + 1'000'000)));
    CHECK((*keys::signedPreKey(database.db(), mine, 3))->reveal() == "record");
}

TEST_CASE("sessions of the two profiles, and of two people with the same device, never meet", "[store][omemo]")
{
    Database database;
    makeOwn(database);
    const auto two = ring(database);
    const auto legacy = ring(database, Encryption::OmemoLegacy);
    const Jid carla = Jid::of(u"carla@example.net");
    REQUIRE(keys::putSession(database.db(), two, bob, 7, Secret("two")));
    REQUIRE(keys::putSession(database.db(), legacy, bob, 7, Secret("legacy")));
    REQUIRE(keys::putSession(database.db(), two, bob, 7, Secret("newer")));
    CHECK((*keys::session(database.db(), two, bob, 7))->reveal() == "newer");
    CHECK((*keys::session(database.db(), legacy, bob, 7))->reveal() == "legacy");
    CHECK_FALSE(*keys::session(database.db(), two, carla, 7)); // security.md H01
    REQUIRE(keys::removeSession(database.db(), two, bob, 7));
    CHECK_FALSE(*keys::session(database.db(), two, bob, 7));
    CHECK(*keys::session(database.db(), legacy, bob, 7));
}

TEST_CASE("whoever begins anew as another device keeps no session of the old one", "[store][omemo]")
{
    Database database;
    makeOwn(database);
    REQUIRE(keys::putPreKey(database.db(), ring(database), {1, "public", Secret("record")}));
    REQUIRE(keys::putSession(database.db(), ring(database), bob, 7, Secret("two")));
    REQUIRE(keys::forget(database.db(), database.account));
    CHECK_FALSE(*keys::own(database.db(), database.account));
    CHECK_FALSE(*keys::session(database.db(), ring(database), bob, 7));
    CHECK(keys::unusedPreKeys(database.db(), ring(database))->isEmpty());
}

TEST_CASE("a device list adds, unlists, and deletes nothing", "[store][omemo]")
{
    Database database;
    auto &db = database.db();
    const auto announce = [&](Encryption profile, const QList<devices::Announced> &list, qint64 time) {
        return *devices::setAnnounced(db, database.account, bob, profile, list, at(newYear + time));
    };
    CHECK_FALSE(devices::listKnownSince(db, database.account, bob, Encryption::Omemo2)->isValid());
    CHECK(announce(Encryption::Omemo2, {{1}, {2, QStringLiteral("Telefono"), "signature"}}, 0) == QList<quint32>{1, 2});
    CHECK(announce(Encryption::OmemoLegacy, {{2}, {3}}, 1) == QList<quint32>{3});
    CHECK(announce(Encryption::Omemo2, {{2}}, 2).isEmpty());
    CHECK(*devices::listKnownSince(db, database.account, bob, Encryption::Omemo2) == at(newYear + 2));

    const auto all = *devices::of(db, database.account, bob);
    REQUIRE(all.size() == 3);
    CHECK_FALSE(all[0].isListed());
    CHECK((all[1].listedTwo && all[1].listedLegacy));
    CHECK(all[1].label.isEmpty());                                              // claimed, and not proved
    CHECK(devices::claimOf(db, database.account, bob, 2)->signature.isEmpty()); // the last list says nothing
    CHECK(devices::claimOf(db, database.account, bob, 1)->label.isEmpty());
    CHECK(all[1].lastListed == at(newYear + 2));
    CHECK(all[1].firstSeen == at(newYear));
    CHECK((all[2].isListedIn(Encryption::OmemoLegacy) && !all[2].isListedIn(Encryption::Omemo2)));

    CHECK(announce(Encryption::Omemo2, {}, 3).isEmpty());
    CHECK(devices::of(db, database.account, bob)->size() == 3);
    CHECK(*devices::isTaken(db, database.account, 1)); // also one that is not listed any more
    CHECK_FALSE(*devices::isTaken(db, database.account, 4));
}

TEST_CASE("what a device shows of itself is kept, and its silence counted", "[store][omemo]")
{
    Database database;
    auto &db = database.db();
    REQUIRE(devices::setIdentity(db, database.account, bob, 9, identity, at(newYear))); // a message before the list
    REQUIRE(devices::noteSent(db, database.account, bob, 9));
    REQUIRE(devices::noteSent(db, database.account, bob, 9));
    CHECK(devices::of(db, database.account, bob)->first().unanswered == 2);
    REQUIRE(devices::noteHeard(db, database.account, bob, 9, at(newYear + 5000)));
    REQUIRE(devices::noteHeard(db, database.account, bob, 9, at(newYear + 1000))); // an older one from the archive
    const auto device = devices::of(db, database.account, bob)->first();
    CHECK(device.identity == identity);
    CHECK(device.unanswered == 0);
    CHECK(device.lastHeard == at(newYear + 5000));
    CHECK_FALSE(device.isListed());
}

TEST_CASE("H22: trust belongs to the key, not to the device's number", "[store][omemo]")
{
    Database database;
    auto &db = database.db();
    const model::Key verified{bob, identity, KeyTrust::Verified, at(newYear), {}};
    REQUIRE(devices::setTrust(db, database.account, verified));
    CHECK(*devices::keysOf(db, database.account, bob) == QList<model::Key>{verified});
    CHECK(devices::keysOf(db, database.account, Jid::of(u"carla@example.net"))->isEmpty());

    model::Key rejected = verified;
    rejected.trust = KeyTrust::Rejected;
    rejected.decidedBy = QStringLiteral("00ff");
    REQUIRE(devices::setTrust(db, database.account, rejected));
    CHECK(*devices::keysOf(db, database.account, bob) == QList<model::Key>{rejected});
}

TEST_CASE("H16: keys that are gone stand on no page any more, however large their records were", "[store][omemo]")
{
    const qsizetype size = GENERATE(64, 3'000, 20'000, 200'000);
    Database database;
    makeOwn(database);
    const auto mine = ring(database);
    for (quint32 id = 1; id <= 40; ++id)
        REQUIRE(keys::putPreKey(database.db(), mine, {id, "public", recordOf("ONE-TIME", size)}));
    REQUIRE(keys::putSignedPreKey(database.db(), mine, {1, "public", "sig", recordOf("SIGNED", size), at(newYear)}));
    REQUIRE(keys::putSignedPreKey(database.db(), mine, {2, "public", "sig", Secret("new"), at(newYear + 1)}));
    REQUIRE(keys::putSession(database.db(), mine, bob, 7, recordOf("CONSUMED", size)));
    REQUIRE(keys::putSession(database.db(), mine, bob, 8, recordOf("ANOTHER", size)));
    const auto before = pagesOf(database);
    for (const char *word : {"ONE-TIME", "SIGNED", "CONSUMED", "ANOTHER"})
        CHECK(before.contains(word));

    for (quint32 id = 1; id <= 40; ++id)
        REQUIRE(keys::markPreKeyUsed(database.db(), mine, id));
    REQUIRE(keys::removeUsedPreKeys(database.db(), mine));
    REQUIRE(keys::removeSignedPreKeys(database.db(), mine, at(newYear + 2)));
    REQUIRE(keys::putSession(database.db(), mine, bob, 7, Secret("new")));
    REQUIRE(keys::removeSession(database.db(), mine, bob, 8));
    const auto after = pagesOf(database);
    for (const char *word : {"ONE-TIME", "SIGNED", "CONSUMED", "ANOTHER"})
        CHECK_FALSE(after.contains(word));

    REQUIRE(keys::putPreKey(database.db(), mine, {41, "public", recordOf("ONE-TIME", size)}));
    REQUIRE(keys::putSession(database.db(), mine, bob, 7, recordOf("CONSUMED", size)));
    REQUIRE(store::accounts::remove(database.db(), database.account));
    const auto empty = pagesOf(database);
    for (const char *word : {"ONE-TIME", "CONSUMED"})
        CHECK_FALSE(empty.contains(word));
}
