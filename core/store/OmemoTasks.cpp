// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OmemoTasks.h"

namespace store::omemoTasks {

using base::Done;
using base::Result;
using model::AccountId;

Result<Done> add(Connection &connection, AccountId account, const Task &task, const QDateTime &due)
{
    return connection.run("INSERT OR IGNORE INTO omemo_task (account, kind, profile, owner, device, due)"
                          " VALUES (?, ?, ?, ?, ?, ?)",
                          account, task.kind, task.profile, task.owner, task.device, due);
}

Result<QList<Task>> due(Connection &connection, AccountId account, const QDateTime &now, int most)
{
    QList<Task> tasks;
    auto query = connection.query("SELECT id, kind, profile, owner, device FROM omemo_task"
                                  " WHERE account = ? AND due <= ? ORDER BY due, id LIMIT ?",
                                  account, now, most);
    while (query.next())
        tasks.append({query.integer(0), query.as<Kind>(1), query.as<model::Encryption>(2), query.jid(3),
                      quint32(query.integer(4))});
    if (query.failed())
        return query.error();
    return tasks;
}

Result<Done> hurry(Connection &connection, AccountId account, const base::Jid &owner, const QDateTime &now)
{
    return connection.run("UPDATE omemo_task SET due = min(due, ?) WHERE account = ? AND owner = ?", now, account,
                          owner);
}

Result<Done> remove(Connection &connection, qint64 id)
{
    return connection.run("DELETE FROM omemo_task WHERE id = ?", id);
}

Result<int> renewals(Connection &connection, AccountId account, const base::Jid &owner, quint32 device,
                     const QDateTime &since)
{
    auto query = connection.query("SELECT count(*) FROM omemo_renewal WHERE account = ? AND owner = ? AND device = ?"
                                  " AND time >= ?",
                                  account, owner, device, since);
    const int count = query.next() ? int(query.integer(0)) : 0;
    if (query.failed())
        return query.error();
    return count;
}

Result<Done> noteRenewal(Connection &connection, AccountId account, const base::Jid &owner, quint32 device,
                         const QDateTime &now)
{
    return connection.run("INSERT OR IGNORE INTO omemo_renewal (account, owner, device, time) VALUES (?, ?, ?, ?)",
                          account, owner, device, now);
}

} // namespace store::omemoTasks
