// SPDX-License-Identifier: GPL-3.0-or-later
// What waits to leave, in the order in which it was written: with the stanza that was locked for it, which is sent again
// as it is and never locked a second time. Messages puts in and takes out as their state changes. Plain functions for
// use inside Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/Message.h"
#include "store/Connection.h"

#include <QList>

#include <optional>

namespace store::outbox {

struct Entry
{
    model::Message message;
    QByteArray stanza;                                // as locked; empty: not yet, or in clear
    model::Encryption only = model::Encryption::None; // the one profile to lock it in; None: in what each device reads

    // Must not leave before it is.
    bool wantsLock() const { return message.encryption != model::Encryption::None && stanza.isEmpty(); }
};

base::Result<QList<Entry>> of(Connection &connection, model::AccountId account);
// Whether an earlier message of the same chat still wants its lock: nothing may overtake it.
base::Result<bool> isBehind(Connection &connection, const model::Message &message);

// The first message of a chat that wants its lock, if there is one.
base::Result<std::optional<model::Message>> firstWithoutLock(Connection &connection,
                                                             model::ConversationId conversation);

// The message is locked: nothing hinders it any more.
base::Result<base::Done> keepLocked(Connection &connection, model::MessageId message, model::Encryption profile,
                                    const QByteArray &stanza);
base::Result<base::Done> setOnly(Connection &connection, model::MessageId message, model::Encryption profile);
base::Result<base::Done> setObstacle(Connection &connection, model::MessageId message, model::Obstacle obstacle);
// What waits was locked with keys that are gone: it is to be locked again.
base::Result<base::Done> forgetLocks(Connection &connection, model::AccountId account);
// All that waits in that chat in clear is to be locked.
base::Result<base::Done> wantLocks(Connection &connection, model::ConversationId conversation);
// The person wants all that waits for keys in that chat to leave in clear; which ones.
base::Result<QList<model::MessageId>> giveUpLocks(Connection &connection, model::ConversationId conversation);

} // namespace store::outbox
