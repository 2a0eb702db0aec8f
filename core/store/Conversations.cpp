// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Conversations.h"

#include "store/EncryptionDefaults.h"
#include "store/MessageKeys.h"

namespace store::conversations {
namespace {

using base::Done;
using base::ErrorKind;
using base::Result;
using model::Conversation;
using model::ConversationId;

// The name as shown: what the user calls a person, then what a room or person calls itself, then the address.
QString shownName(const Query &row, const Conversation &conversation)
{
    for (const int column : {0, 7, 1}) {
        if (const QString name = row.text(column); !name.isEmpty())
            return name;
    }
    return conversation.jid.local().isEmpty() ? conversation.jid.domain() : conversation.jid.local();
}

// The contact's name, the person's nickname and avatar, then the table's columns in their order.
Conversation readRow(const Query &row)
{
    Conversation conversation;
    conversation.id = row.id<ConversationId>(3);
    conversation.account = row.id<model::AccountId>(4);
    conversation.jid = row.jid(5);
    conversation.kind = row.as<model::ConversationKind>(6);
    conversation.name = shownName(row, conversation);
    conversation.pinned = row.truth(8);
    conversation.archived = row.truth(9);
    conversation.stranger = row.truth(10);
    conversation.mutedUntil = row.time(11);
    conversation.encryption = row.as<model::EncryptionChoice>(12);
    conversation.draft = row.text(13);
    conversation.unread = static_cast<int>(row.integer(14));
    conversation.firstUnread = row.id<model::MessageId>(15);
    conversation.lastMessage = row.id<model::MessageId>(16);
    conversation.lastActivity = row.time(17);
    conversation.preview = row.text(18);
    conversation.previewDirection = row.as<model::Direction>(19);
    conversation.previewState = row.as<model::DeliveryState>(20);
    conversation.previewKind = row.as<model::MessageKind>(21);
    conversation.previewNick = row.text(22);
    conversation.avatarHash = row.text(2);
    return conversation;
}

Result<Conversation> one(Query query)
{
    if (query.next())
        return readRow(query);
    if (query.failed())
        return query.error();
    return {ErrorKind::NotFound, QStringLiteral("no such conversation")};
}

// As new chats are to be.
Result<Conversation> begin(Connection &connection, Conversation made)
{
    const auto defaults = encryptionDefaults::get(connection);
    if (!defaults)
        return defaults.error();
    if (made.encryption == defaults->newChats)
        return made;
    made.encryption = defaults->newChats;
    if (const auto set = setEncryption(connection, made.id, made.encryption); !set)
        return set.error();
    return made;
}

} // namespace

Result<QList<Conversation>> list(Connection &connection)
{
    QList<Conversation> conversations;
    auto query = connection.query("SELECT c.name, p.nickname, p.avatar, v.* FROM conversation v"
                                  " LEFT JOIN contact c ON c.account = v.account AND c.jid = v.jid"
                                  " LEFT JOIN person p ON p.account = v.account AND p.jid = v.jid"
                                  " ORDER BY v.pinned DESC, v.last_activity DESC, v.id");
    while (query.next())
        conversations.append(readRow(query));
    if (query.failed())
        return query.error();
    return conversations;
}

Result<Conversation> get(Connection &connection, ConversationId id)
{
    return one(connection.query("SELECT c.name, p.nickname, p.avatar, v.* FROM conversation v"
                                " LEFT JOIN contact c ON c.account = v.account AND c.jid = v.jid"
                                " LEFT JOIN person p ON p.account = v.account AND p.jid = v.jid WHERE v.id = ?",
                                id));
}

Result<Conversation> find(Connection &connection, model::AccountId account, const base::Jid &jid)
{
    return one(connection.query("SELECT c.name, p.nickname, p.avatar, v.* FROM conversation v"
                                " LEFT JOIN contact c ON c.account = v.account AND c.jid = v.jid"
                                " LEFT JOIN person p ON p.account = v.account AND p.jid = v.jid"
                                " WHERE v.account = ? AND v.jid = ?",
                                account, jid.bare()));
}

Result<Conversation> ensure(Connection &connection, const Start &start)
{
    const auto added = connection.run("INSERT INTO conversation (account, jid, kind, stranger, last_activity)"
                                      " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                                      start.account, start.jid.bare(), start.kind, start.stranger, start.activity);
    if (!added)
        return added.error();
    const bool isNew = connection.changes() > 0;
    const auto found = find(connection, start.account, start.jid);
    return found && isNew ? begin(connection, *found) : found;
}

Result<Done> setKind(Connection &connection, ConversationId id, model::ConversationKind kind)
{
    return connection.run("UPDATE conversation SET kind = ? WHERE id = ?", kind, id);
}

Result<Done> setName(Connection &connection, ConversationId id, const QString &name)
{
    return connection.run("UPDATE conversation SET name = ? WHERE id = ?", name, id);
}

Result<Done> setDraft(Connection &connection, ConversationId id, const QString &draft)
{
    return connection.run("UPDATE conversation SET draft = ? WHERE id = ?", draft, id);
}

Result<Done> setPinned(Connection &connection, ConversationId id, bool pinned)
{
    return connection.run("UPDATE conversation SET pinned = ? WHERE id = ?", pinned, id);
}

Result<Done> setArchived(Connection &connection, ConversationId id, bool archived)
{
    return connection.run("UPDATE conversation SET archived = ? WHERE id = ?", archived, id);
}

Result<Done> setStranger(Connection &connection, ConversationId id, bool stranger)
{
    return connection.run("UPDATE conversation SET stranger = ? WHERE id = ?", stranger, id);
}

Result<Done> setMutedUntil(Connection &connection, ConversationId id, const QDateTime &until)
{
    return connection.run("UPDATE conversation SET muted_until = ? WHERE id = ?", until, id);
}

Result<Done> setEncryption(Connection &connection, ConversationId id, model::EncryptionChoice choice)
{
    return connection.run("UPDATE conversation SET encryption = ? WHERE id = ?", choice, id);
}

Result<model::BesideLock> besideLock(Connection &connection, ConversationId id)
{
    auto query = connection.query("SELECT beside_lock FROM conversation WHERE id = ?", id);
    const auto choice = query.next() ? query.as<model::BesideLock>(0) : model::BesideLock::Allowed;
    if (query.failed())
        return query.error();
    return choice;
}

Result<Done> setBesideLock(Connection &connection, ConversationId id, model::BesideLock choice)
{
    return connection.run("UPDATE conversation SET beside_lock = ? WHERE id = ?", choice, id);
}

Result<Done> clear(Connection &connection, ConversationId id)
{
    const auto unindexed = connection.run("INSERT INTO message_words (message_words, rowid, body, conversation)"
                                          " SELECT 'delete', id, body, conversation FROM message"
                                          " WHERE conversation = ? AND body <> ''",
                                          id);
    if (!unindexed)
        return unindexed;
    if (const auto removed = messageKeys::removeAll(connection, id); !removed)
        return removed;
    if (const auto removed = connection.run("DELETE FROM message WHERE conversation = ?", id); !removed)
        return removed;
    return connection.run("UPDATE conversation SET unread = 0, first_unread = 0, last_message = 0, preview = '',"
                          " preview_direction = 0, preview_state = 0, preview_kind = 0, preview_nick = ''"
                          " WHERE id = ?",
                          id);
}

Result<Done> remove(Connection &connection, ConversationId id)
{
    if (const auto cleared = clear(connection, id); !cleared)
        return cleared;
    return connection.run("DELETE FROM conversation WHERE id = ?", id);
}

} // namespace store::conversations
