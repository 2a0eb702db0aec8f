// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Schema.h"

#include "store/Migrations.h"

namespace store::schema {
namespace {

using base::Done;
using base::ErrorKind;
using base::Result;

Result<Done> migrateOne(Connection &connection, int from)
{
    Transaction transaction(connection);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    if (const auto done = connection.script(migrations()[static_cast<size_t>(from)]); !done)
        return done;
    const auto reached = version(connection);
    if (!reached)
        return reached.error();
    if (*reached != from + 1)
        return {ErrorKind::Storage, QStringLiteral("migration %1 did not set its version").arg(from + 1)};
    return transaction.commit();
}

} // namespace

int current()
{
    return static_cast<int>(migrations().size());
}

Result<int> version(Connection &connection)
{
    auto query = connection.query("PRAGMA user_version");
    if (!query.next())
        return query.error();
    return static_cast<int>(query.integer(0));
}

Result<Done> migrate(Connection &connection, int target)
{
    const auto found = version(connection);
    if (!found)
        return found.error();
    if (*found > current())
        return {ErrorKind::NotSupported, QStringLiteral("the profile is of a newer version (%1)").arg(*found)};
    for (int from = *found; from < target; ++from) {
        if (const auto done = migrateOne(connection, from); !done)
            return done;
    }
    return Done{};
}

} // namespace store::schema
