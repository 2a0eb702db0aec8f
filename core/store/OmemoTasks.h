// SPDX-License-Identifier: GPL-3.0-or-later
// What is still to be done about messages that were opened, or were not: kept with them, so that it survives a restart.
// Plain functions for use inside Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/Message.h"
#include "store/Connection.h"

#include <QList>

namespace store::omemoTasks {

// Numbers are stored.
enum class Kind {
    Answer, // an empty message, so that the sender knows that the session stands
    Renew,  // a new session, and an empty message in it
};

struct Task
{
    qint64 id = 0;
    Kind kind = Kind::Answer;
    model::Encryption profile = model::Encryption::Omemo2;
    base::Jid owner; // bare
    quint32 device = 0;
};

// One of each kind for a device and profile; what is there already stays as it is.
base::Result<base::Done> add(Connection &connection, model::AccountId account, const Task &task, const QDateTime &due);
// Due by then, oldest first.
base::Result<QList<Task>> due(Connection &connection, model::AccountId account, const QDateTime &now, int most);
// What waits for that person is due now.
base::Result<base::Done> hurry(Connection &connection, model::AccountId account, const base::Jid &owner,
                               const QDateTime &now);
base::Result<base::Done> remove(Connection &connection, qint64 id);

// How often the session with a device was renewed since then, and that it is now.
base::Result<int> renewals(Connection &connection, model::AccountId account, const base::Jid &owner, quint32 device,
                           const QDateTime &since);
base::Result<base::Done> noteRenewal(Connection &connection, model::AccountId account, const base::Jid &owner,
                                     quint32 device, const QDateTime &now);

} // namespace store::omemoTasks
