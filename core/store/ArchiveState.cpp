// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ArchiveState.h"

namespace store::archiveState {

using base::Done;
using base::Result;
using model::AccountId;

Result<State> get(Connection &connection, AccountId account, const base::Jid &archive)
{
    State state;
    auto query = connection.query("SELECT newest, newest_time, oldest, oldest_time, complete FROM archive"
                                  " WHERE account = ? AND jid = ?",
                                  account, archive.bare());
    if (query.next())
        state = {query.text(0), query.time(1), query.text(2), query.time(3), query.truth(4)};
    if (query.failed())
        return query.error();
    return state;
}

Result<Done> set(Connection &connection, AccountId account, const base::Jid &archive, const State &state)
{
    return connection.run("INSERT OR REPLACE INTO archive (account, jid, newest, newest_time, oldest, oldest_time,"
                          " complete) VALUES (?, ?, ?, ?, ?, ?, ?)",
                          account, archive.bare(), state.newest, state.newestTime, state.oldest, state.oldestTime,
                          state.complete);
}

Result<QList<Gap>> gaps(Connection &connection, AccountId account, const base::Jid &archive)
{
    QList<Gap> gaps;
    auto query = connection.query("SELECT id, after_id, after_time, before_id, before_time FROM archive_gap"
                                  " WHERE account = ? AND jid = ?"
                                  " ORDER BY before_time DESC NULLS FIRST, after_time DESC, id",
                                  account, archive.bare());
    while (query.next())
        gaps.append({query.integer(0), query.text(1), query.time(2), query.text(3), query.time(4)});
    if (query.failed())
        return query.error();
    return gaps;
}

Result<qint64> putGap(Connection &connection, AccountId account, const base::Jid &archive, const Gap &gap)
{
    if (gap.id != 0) {
        const auto changed = connection.run("UPDATE archive_gap SET after_id = ?, after_time = ?, before_id = ?,"
                                            " before_time = ? WHERE id = ?",
                                            gap.after, gap.afterTime, gap.before, gap.beforeTime, gap.id);
        if (!changed)
            return changed.error();
        return gap.id;
    }
    const auto added = connection.run("INSERT INTO archive_gap (account, jid, after_id, after_time, before_id,"
                                      " before_time) VALUES (?, ?, ?, ?, ?, ?)",
                                      account, archive.bare(), gap.after, gap.afterTime, gap.before, gap.beforeTime);
    if (!added)
        return added.error();
    return connection.lastInsertedRow();
}

Result<Done> removeGap(Connection &connection, qint64 id)
{
    return connection.run("DELETE FROM archive_gap WHERE id = ?", id);
}

Result<Done> forget(Connection &connection, AccountId account, const base::Jid &archive)
{
    const auto removed = connection.run("DELETE FROM archive WHERE account = ? AND jid = ?", account, archive.bare());
    if (!removed)
        return removed;
    return connection.run("DELETE FROM archive_gap WHERE account = ? AND jid = ?", account, archive.bare());
}

} // namespace store::archiveState
