// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultyDisk.h"
#include "StoreFixture.h"

#include "store/Integrity.h"

#include <QScopeGuard>
#include <QSet>

#include <random>

using namespace storeTest;
using store::Connection;

namespace {

QSet<QString> bodiesIn(Connection &connection, model::ConversationId chat)
{
    const auto messages = store::messages::last(connection, chat, 100'000);
    REQUIRE(messages);
    QSet<QString> bodies;
    for (const auto &message : *messages)
        bodies.insert(message.body);
    return bodies;
}

} // namespace

TEST_CASE("R17: a disk that fails or became read-only fails writes, reads go on, and writes do again when it is mended",
          "[store][fault]")
{
    FaultyDisk disk;
    Database database;
    database.insert(database.incoming(QStringLiteral("before")));
    disk.fail(true);
    const auto lost = store::messages::insert(database.db(), database.incoming(QStringLiteral("while it fails")));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().kind == base::ErrorKind::Storage);
    CHECK_FALSE(store::isDamaged(lost.error())); // nothing is moved aside for it
    CHECK(bodiesIn(database.db(), database.chat) == QSet<QString>{QStringLiteral("before")});
    disk.fail(false);
    database.insert(database.incoming(QStringLiteral("after")));
    CHECK(bodiesIn(database.db(), database.chat) == QSet<QString>{QStringLiteral("before"), QStringLiteral("after")});
    CHECK(store::checkIntegrity(database.db()));
}

namespace {

// What a power cut left, and what must and what may be in it.
struct Cut
{
    std::unique_ptr<QTemporaryDir> folder;
    QSet<QString> acknowledged;
    QString underway;
};

void examine(const Cut &cut, model::ConversationId chat)
{
    const auto opened = Connection::open(cut.folder->filePath(QStringLiteral("profile.db")), key(),
                                         store::OpenMode::ReadWrite);
    REQUIRE(opened);
    REQUIRE(store::checkIntegrity(**opened));
    auto bodies = bodiesIn(**opened, chat);
    bodies.remove(cut.underway);
    REQUIRE(bodies == cut.acknowledged);
}

} // namespace

TEST_CASE("R19: after a power cut at any moment the database is whole and holds all that was acknowledged",
          "[store][fault]")
{
    constexpr int messages = 150;
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    FaultyDisk disk;
    Database database;
    std::vector<Cut> cuts;
    QSet<QString> acknowledged;
    QString underway;
    const auto cutNow = [&] {
        auto folder = std::make_unique<QTemporaryDir>();
        disk.losePower(database.folder.path(), folder->path(), random);
        cuts.push_back({std::move(folder), acknowledged, underway});
    };
    disk.beforeSync(cutNow);
    const auto noCutAtTheEnd = qScopeGuard([&] { disk.beforeSync({}); });
    for (int i = 0; i < messages; ++i) {
        store::Transaction transaction(database.db());
        REQUIRE(transaction.begin());
        underway = QStringLiteral("message %1 ").arg(i) + QString(int(random() % 3000), u'x');
        database.insert(database.incoming(underway));
        if (random() % 16 == 0)
            continue; // rolled back
        REQUIRE(transaction.commit());
        acknowledged.insert(std::exchange(underway, {}));
        cutNow();
        if (random() % 20 == 0)
            REQUIRE(database.db().query("PRAGMA wal_checkpoint(TRUNCATE)").finish());
        disk.beforeSync({}); // opening what is left after a cut writes to the disk too
        for (const auto &cut : cuts)
            examine(cut, database.chat);
        cuts.clear();
        disk.beforeSync(cutNow);
    }
}
