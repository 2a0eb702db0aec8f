// SPDX-License-Identifier: GPL-3.0-or-later
// How a profile's database comes up: made or migrated, and put aside and begun anew when it is damaged. Used by Profile.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "store/Connection.h"

#include <QString>

#include <memory>

namespace store {

struct Opened
{
    std::unique_ptr<Connection> writer;
    std::unique_ptr<Connection> reader;
    bool isNew = false; // it was empty, or not there
    bool wasDamaged = false;
    QString damagedFile; // where the old database went
    // For a look at every page: there if the last program has not closed the database.
    std::unique_ptr<Connection> checker;
};

// `folder` is prepared and locked. For the pool: an old database takes its time to migrate, and is copied before.
base::Result<Opened> openDatabase(const QString &folder, const base::Secret &key);

} // namespace store
