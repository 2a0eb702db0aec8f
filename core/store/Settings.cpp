// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Settings.h"

namespace store::settings {

using base::Done;
using base::Result;

Result<QHash<QString, QString>> all(Connection &connection)
{
    QHash<QString, QString> settings;
    auto query = connection.query("SELECT name, value FROM setting");
    while (query.next())
        settings.insert(query.text(0), query.text(1));
    if (query.failed())
        return query.error();
    return settings;
}

Result<QString> get(Connection &connection, const QString &name)
{
    auto query = connection.query("SELECT value FROM setting WHERE name = ?", name);
    const QString value = query.next() ? query.text(0) : QString();
    if (query.failed())
        return query.error();
    return value;
}

Result<Done> set(Connection &connection, const QString &name, const QString &value)
{
    return connection.run("INSERT INTO setting (name, value) VALUES (?, ?)"
                          " ON CONFLICT DO UPDATE SET value = excluded.value",
                          name, value);
}

Result<Done> unset(Connection &connection, const QString &name)
{
    return connection.run("DELETE FROM setting WHERE name = ?", name);
}

} // namespace store::settings
