// SPDX-License-Identifier: GPL-3.0-or-later
// What the Outbox asks of the writer thread, each one work in one transaction: what is stored, locked and taken back
// together. Plain functions, for Outbox only.
#pragma once

#include "chat/Locking.h"
#include "model/Conversation.h"
#include "store/Outbox.h"

#include <QHash>
#include <QList>

namespace chat::outboxWorks {

// What a work has brought.
struct Written
{
    model::Message message;
    model::Conversation conversation;
    std::optional<LockedStanza> stanza = {};
    encryption::Missing missing = {};
};

// All that the writer thread must know to lock a message of one chat.
struct Address
{
    base::Jid jid;
    bool seesUs = false;
    encryption::Readers readers = encryption::Readers::AllAccepted;
    Locksmith::Bench bench;
};

// `only`: the one profile to lock it in.
base::Result<Written> storePending(store::Connection &connection, model::Message message, model::Encryption only);
// The ratchets' new state, the stanza and the message are kept together or not at all.
base::Result<Written> storeLocked(store::Connection &connection, const model::Message &message, model::Encryption only,
                                  const Address &address);
// Locks what waits for it in these chats, in each until one message has to wait on.
base::Result<QList<Written>> lockAll(store::Connection &connection, model::AccountId account,
                                     const QHash<model::ConversationId, Address> &addresses);
// What waits for its lock in that chat is in clear from now on.
base::Result<QList<model::Message>> giveUpLocks(store::Connection &connection, model::ConversationId conversation);
base::Result<Written> setState(store::Connection &connection, model::MessageId id, model::DeliveryState state);
base::Result<model::Conversation> discard(store::Connection &connection, model::MessageId id);

} // namespace chat::outboxWorks
