// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of people and rooms by the hash that names them. They are small, so they live in the database.
// Plain functions for use inside Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "store/Connection.h"

namespace store::avatars {

inline constexpr qsizetype largest = 512 * 1024; // bytes

// The caller has checked that `data` has this SHA-1 `hash` (hex). TooLarge beyond `largest`.
base::Result<base::Done> put(Connection &connection, const QString &hash, const QByteArray &data,
                             const QString &mediaType);
// The picture's bytes; NotFound if it is not kept.
base::Result<QByteArray> get(Connection &connection, const QString &hash);
base::Result<bool> has(Connection &connection, const QString &hash);
// Deletes those that no person's or room's avatar names any more.
base::Result<base::Done> removeUnused(Connection &connection);

} // namespace store::avatars
