// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Outbox.h"

#include "store/MessageRow.h"

namespace store::outbox {

using base::Done;
using base::Result;

Result<QList<Entry>> of(Connection &connection, model::AccountId account)
{
    constexpr int stanzaColumn = 24; // behind those of the message
    QList<Entry> entries;
    auto query = connection.query(
        "SELECT m.*, o.stanza, o.only_profile FROM outbox o JOIN message m ON m.id = o.message"
        " WHERE o.account = ? ORDER BY o.position",
        account);
    while (query.next())
        entries.append(
            {readMessage(query), query.blob(stanzaColumn), model::Encryption(query.integer(stanzaColumn + 1))});
    if (query.failed())
        return query.error();
    return entries;
}

Result<bool> isBehind(Connection &connection, const model::Message &message)
{
    auto query = connection.query("SELECT 1 FROM outbox o JOIN message m ON m.id = o.message WHERE m.conversation = ?"
                                  " AND m.encryption <> 0 AND o.stanza IS NULL"
                                  " AND o.position < (SELECT position FROM outbox WHERE message = ?) LIMIT 1",
                                  message.conversation, message.id);
    const bool found = query.next();
    if (query.failed())
        return query.error();
    return found;
}

Result<std::optional<model::Message>> firstWithoutLock(Connection &connection, model::ConversationId conversation)
{
    auto query = connection.query("SELECT m.* FROM outbox o JOIN message m ON m.id = o.message WHERE m.conversation = ?"
                                  " AND m.encryption <> 0 AND o.stanza IS NULL ORDER BY o.position LIMIT 1",
                                  conversation);
    if (query.next())
        return std::optional(readMessage(query));
    if (query.failed())
        return query.error();
    return std::optional<model::Message>();
}

Result<Done> keepLocked(Connection &connection, model::MessageId message, model::Encryption profile,
                        const QByteArray &stanza)
{
    const auto kept = connection.run("UPDATE outbox SET stanza = ? WHERE message = ?", stanza, message);
    if (!kept)
        return kept;
    return connection.run("UPDATE message SET encryption = ?, obstacle = 0 WHERE id = ?", profile, message);
}

Result<Done> setOnly(Connection &connection, model::MessageId message, model::Encryption profile)
{
    return connection.run("UPDATE outbox SET only_profile = ? WHERE message = ?", profile, message);
}

Result<Done> setObstacle(Connection &connection, model::MessageId message, model::Obstacle obstacle)
{
    return connection.run("UPDATE message SET obstacle = ? WHERE id = ?", obstacle, message);
}

Result<Done> forgetLocks(Connection &connection, model::AccountId account)
{
    return connection.run("UPDATE outbox SET stanza = NULL WHERE account = ?", account);
}

Result<Done> wantLocks(Connection &connection, model::ConversationId conversation)
{
    return connection.run("UPDATE message SET encryption = ? WHERE conversation = ? AND encryption = 0"
                          " AND id IN (SELECT message FROM outbox)",
                          model::Encryption::Omemo2, conversation);
}

Result<QList<model::MessageId>> giveUpLocks(Connection &connection, model::ConversationId conversation)
{
    QList<model::MessageId> given;
    auto query = connection.query("UPDATE message SET encryption = 0, obstacle = 0 WHERE conversation = ?"
                                  " AND encryption <> 0 AND id IN (SELECT message FROM outbox WHERE stanza IS NULL)"
                                  " RETURNING id",
                                  conversation);
    while (query.next())
        given.append(query.id<model::MessageId>(0));
    if (query.failed())
        return query.error();
    return given;
}

} // namespace store::outbox
