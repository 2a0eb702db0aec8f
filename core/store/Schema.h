// SPDX-License-Identifier: GPL-3.0-or-later
// The tables, and how a database of an older version becomes one of this version. Used by Profile while it opens.
#pragma once

#include "base/Result.h"
#include "store/Connection.h"

namespace store::schema {

// The version that this program writes: the number of migrations.
int current();
// The version of an open database; 0: new and empty.
base::Result<int> version(Connection &connection);
// Runs the migrations that the database has not seen, each whole or not at all, up to `target`. NotSupported if the
// database is of a newer program.
base::Result<base::Done> migrate(Connection &connection, int target = current());

} // namespace store::schema
