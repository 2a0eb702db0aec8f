// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Opening.h"

#include "store/Folder.h"
#include "store/Salvage.h"
#include "store/Schema.h"

#include <QFileInfo>

namespace store {
namespace {

using base::Done;
using base::Result;
using base::Secret;

// A copy of an old database, so that nothing that a migration does is the last word.
Result<Done> backUp(Connection &connection, const QString &path, int version)
{
    if (const auto whole = connection.query("PRAGMA wal_checkpoint(TRUNCATE)").finish(); !whole)
        return whole;
    return folder::copyFile(path, QStringLiteral("%1.version-%2").arg(path).arg(version));
}

// Migrates; the version that it was before.
Result<int> bringUp(Connection &connection, const QString &path)
{
    const auto version = schema::version(connection);
    if (!version)
        return version;
    if (*version > 0 && *version < schema::current()) {
        if (const auto copied = backUp(connection, path, *version); !copied)
            return copied.error();
    }
    if (const auto migrated = schema::migrate(connection); !migrated)
        return migrated.error();
    return version;
}

Result<Opened> openHealthy(const QString &path, const Secret &key)
{
    if (const auto there = folder::ensureFile(path); !there)
        return there.error();
    auto writer = Connection::open(path, key, OpenMode::ReadWrite);
    if (!writer)
        return writer.error();
    const auto before = bringUp(**writer, path);
    if (!before)
        return before.error();
    auto reader = Connection::open(path, key, OpenMode::ReadOnly);
    if (!reader)
        return reader.error();
    return Opened{std::move(*writer), std::move(*reader), *before == 0, false, {}, nullptr};
}

Result<Opened> beginAnew(const QString &folder, const Secret &key)
{
    const auto aside = folder::putDatabaseAside(folder);
    if (!aside)
        return aside.error();
    auto opened = openHealthy(folder::pathOf(folder, folder::databaseName), key);
    if (!opened)
        return opened;
    salvage(*opened->writer, *aside, key);
    opened->wasDamaged = true;
    opened->damagedFile = *aside;
    return opened;
}

} // namespace

Result<Opened> openDatabase(const QString &folder, const Secret &key)
{
    const QString path = folder::pathOf(folder, folder::databaseName);
    const bool wasCutOff = QFileInfo(path + QStringLiteral("-wal")).size() > 0; // closing takes that file away
    if (QFileInfo::exists(folder::pathOf(folder, folder::damagedName)))
        return beginAnew(folder, key);
    auto opened = openHealthy(path, key);
    if (!opened && isDamaged(opened.error()))
        return beginAnew(folder, key);
    if (opened && wasCutOff) {
        if (auto checker = Connection::open(path, key, OpenMode::ReadOnly))
            opened->checker = std::move(*checker);
    }
    return opened;
}

} // namespace store
