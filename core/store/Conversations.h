// SPDX-License-Identifier: GPL-3.0-or-later
// The chat list: one row a conversation, with its unread count, preview and draft kept up to date by store/Messages.
// Plain functions for use inside Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/BesideLock.h"
#include "model/Conversation.h"
#include "store/Connection.h"

#include <QList>

namespace store::conversations {

// All of them, pinned first, then by last activity; one statement.
base::Result<QList<model::Conversation>> list(Connection &connection);
// NotFound if there is none.
base::Result<model::Conversation> get(Connection &connection, model::ConversationId id);
base::Result<model::Conversation> find(Connection &connection, model::AccountId account, const base::Jid &jid);

// What a new conversation starts as.
struct Start
{
    model::AccountId account;
    base::Jid jid; // bare
    model::ConversationKind kind = model::ConversationKind::Person;
    bool stranger = false;
    QDateTime activity = {}; // its place in the list until a message comes; invalid: last
};
// The conversation with this address; made as new chats are to be if there is none, else left as it is.
base::Result<model::Conversation> ensure(Connection &connection, const Start &start);

base::Result<base::Done> setKind(Connection &connection, model::ConversationId id, model::ConversationKind kind);
// Name of a room; names of people come from the roster.
base::Result<base::Done> setName(Connection &connection, model::ConversationId id, const QString &name);
base::Result<base::Done> setDraft(Connection &connection, model::ConversationId id, const QString &draft);
base::Result<base::Done> setPinned(Connection &connection, model::ConversationId id, bool pinned);
base::Result<base::Done> setArchived(Connection &connection, model::ConversationId id, bool archived);
base::Result<base::Done> setStranger(Connection &connection, model::ConversationId id, bool stranger);
// Invalid time: not muted.
base::Result<base::Done> setMutedUntil(Connection &connection, model::ConversationId id, const QDateTime &until);
base::Result<base::Done> setEncryption(Connection &connection, model::ConversationId id,
                                       model::EncryptionChoice choice);
// What may leave beside the lock of its messages; Allowed unless somebody said otherwise.
base::Result<model::BesideLock> besideLock(Connection &connection, model::ConversationId id);
base::Result<base::Done> setBesideLock(Connection &connection, model::ConversationId id, model::BesideLock choice);
// Deletes the history, keeps the conversation.
base::Result<base::Done> clear(Connection &connection, model::ConversationId id);
// Deletes the conversation with its history.
base::Result<base::Done> remove(Connection &connection, model::ConversationId id);

} // namespace store::conversations
