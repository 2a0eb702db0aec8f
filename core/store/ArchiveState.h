// SPDX-License-Identifier: GPL-3.0-or-later
// How much of each message archive (XEP-0313) is known here, and the gaps that wait to be filled. Plain functions for
// use inside Profile::write (together with the page's messages) and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/Ids.h"
#include "store/Connection.h"

#include <QList>

namespace store::archiveState {

// One archive: the account's own, or a room's. Ids are the archive's, empty while unknown.
struct State
{
    QString newest; // everything up to here is stored, but for the gaps
    QDateTime newestTime;
    QString oldest; // how far back it is stored
    QDateTime oldestTime;
    bool complete = false; // oldest is the archive's first

    bool operator==(const State &) const = default;
};
struct Gap
{
    qint64 id = 0; // 0: not stored yet
    QString after; // last known message before the gap; empty: from the archive's start
    QDateTime afterTime;
    QString before; // first known message after it; empty: up to the archive's end
    QDateTime beforeTime;

    bool operator==(const Gap &) const = default;
};

// An archive never met reads as an empty state.
base::Result<State> get(Connection &connection, model::AccountId account, const base::Jid &archive);
base::Result<base::Done> set(Connection &connection, model::AccountId account, const base::Jid &archive,
                             const State &state);
// Newest first.
base::Result<QList<Gap>> gaps(Connection &connection, model::AccountId account, const base::Jid &archive);
// Adds a gap, or changes the one with this id; its id.
base::Result<qint64> putGap(Connection &connection, model::AccountId account, const base::Jid &archive, const Gap &gap);
base::Result<base::Done> removeGap(Connection &connection, qint64 id);
// Forgets state and gaps, so that the archive is read anew.
base::Result<base::Done> forget(Connection &connection, model::AccountId account, const base::Jid &archive);

} // namespace store::archiveState
