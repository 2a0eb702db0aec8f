// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Avatars.h"

namespace store::avatars {

using base::Done;
using base::ErrorKind;
using base::Result;

Result<Done> put(Connection &connection, const QString &hash, const QByteArray &data, const QString &mediaType)
{
    if (data.size() > largest)
        return {ErrorKind::TooLarge, QStringLiteral("avatar of %1 bytes").arg(data.size())};
    return connection.run("INSERT INTO avatar (hash, media_type, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", hash,
                          mediaType, data);
}

Result<QByteArray> get(Connection &connection, const QString &hash)
{
    auto query = connection.query("SELECT data FROM avatar WHERE hash = ?", hash);
    if (query.next())
        return query.blob(0);
    if (query.failed())
        return query.error();
    return {ErrorKind::NotFound, QStringLiteral("no such avatar")};
}

Result<bool> has(Connection &connection, const QString &hash)
{
    auto query = connection.query("SELECT 1 FROM avatar WHERE hash = ?", hash);
    const bool found = query.next();
    if (query.failed())
        return query.error();
    return found;
}

Result<Done> removeUnused(Connection &connection)
{
    return connection.run("DELETE FROM avatar WHERE hash NOT IN (SELECT avatar FROM person)");
}

} // namespace store::avatars
