// SPDX-License-Identifier: GPL-3.0-or-later
// The profile's folder on disk: what its files are called, and that nobody but its owner can read them
// (security.md rule 26, J01, J02). Used by Profile and KeyRing.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

namespace store::folder {

inline constexpr auto databaseName = QLatin1String("profile.db");
inline constexpr auto keyName = QLatin1String("key");
inline constexpr auto lockName = QLatin1String("lock");
// There while the database is known to be damaged.
inline constexpr auto damagedName = QLatin1String("damaged");

QString pathOf(const QString &folder, QLatin1String name);
// Makes the folder (0700) if it is not there, and takes all rights of others away from it and its files. The path
// without symbolic links. NotAllowed if one of the files is a symbolic link.
base::Result<QString> prepare(const QString &folder);
// Makes an empty file (0600); nothing happens if it is there. Never follows a symbolic link.
base::Result<base::Done> ensureFile(const QString &path);
// Writes a whole file (0600) so that after a power cut it is the old or the new one.
base::Result<base::Done> replaceFile(const QString &path, const QByteArray &content);
// As replaceFile, from another file.
base::Result<base::Done> copyFile(const QString &from, const QString &to);
// Makes names in the folder survive a power cut.
void sync(const QString &folder);
// Renames the database with its side files to a name with the time; the new path of the database, empty if there was
// none.
base::Result<QString> putDatabaseAside(const QString &folder);

} // namespace store::folder
