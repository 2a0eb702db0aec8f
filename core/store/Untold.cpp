// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Untold.h"

namespace store::untold {

using base::Done;
using base::Result;

Result<Done> add(Connection &connection, model::AccountId account, const base::Jid &owner, const base::Jid &listener)
{
    return connection.run("INSERT OR REPLACE INTO omemo_untold (account, owner, listener) VALUES (?, ?, ?)", account,
                          owner, listener);
}

Result<QList<News>> of(Connection &connection, model::AccountId account)
{
    QList<News> all;
    auto query = connection.query("SELECT id, owner, listener FROM omemo_untold WHERE account = ? ORDER BY id",
                                  account);
    while (query.next())
        all.append({query.integer(0), query.jid(1), query.jid(2)});
    if (query.failed())
        return query.error();
    return all;
}

Result<Done> remove(Connection &connection, qint64 id)
{
    return connection.run("DELETE FROM omemo_untold WHERE id = ?", id);
}

} // namespace store::untold
