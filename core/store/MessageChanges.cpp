// SPDX-License-Identifier: GPL-3.0-or-later
// The changing half of Messages: delivery states, what is read, deletion.
#include "store/Messages.h"

#include "store/MessageKeys.h"
#include "store/MessageRow.h"

namespace store::messages {
namespace {

using base::Done;
using base::Error;
using base::Result;
using model::ConversationId;
using model::DeliveryState;
using model::Direction;
using model::Message;
using model::MessageId;

// How many own messages one marker may reach back over.
constexpr int markedAtOnce = 1000;

bool mayBecome(DeliveryState from, DeliveryState to)
{
    switch (to) {
    case DeliveryState::None: return false;
    case DeliveryState::Pending: return from == DeliveryState::Failed;
    case DeliveryState::Failed: return from == DeliveryState::Pending || from == DeliveryState::Sent;
    case DeliveryState::Sent:
    case DeliveryState::Delivered:
    case DeliveryState::Read: return from == DeliveryState::Failed || from < to;
    }
    return false;
}

// The outbox holds what is Pending, no more and no less.
Result<Done> moveInOutbox(Connection &connection, MessageId id, DeliveryState state)
{
    if (state != DeliveryState::Pending)
        return connection.run("DELETE FROM outbox WHERE message = ?", id);
    return enqueue(connection, id);
}

// The newest message that is left, as the list shows it.
Result<Done> showNewest(Connection &connection, ConversationId conversation)
{
    const auto newest = last(connection, conversation, 1);
    if (!newest)
        return newest.error();
    const Message message = newest->isEmpty() ? Message() : newest->first();
    return connection.run("UPDATE conversation SET last_message = ?, last_activity = coalesce(?, last_activity),"
                          " preview = ?, preview_direction = ?, preview_state = ?, preview_kind = ?, preview_nick = ?"
                          " WHERE id = ?",
                          message.id, message.time, previewOf(message), message.direction, message.state, message.kind,
                          message.from.resource(), conversation);
}

// Counts down by `fewer` and finds the first that is still unread; how many are left.
Result<int> countDown(Connection &connection, ConversationId conversation, int fewer)
{
    auto query = connection.query(
        "UPDATE conversation SET unread = max(0, unread - ?), first_unread = coalesce((SELECT id FROM message"
        " WHERE conversation = ? AND read = 0 ORDER BY time, id LIMIT 1), 0) WHERE id = ? RETURNING unread",
        fewer, conversation, conversation);
    const int left = query.next() ? static_cast<int>(query.integer(0)) : 0;
    if (const auto finished = query.finish(); !finished)
        return finished.error();
    return left;
}

} // namespace

Result<bool> setState(Connection &connection, MessageId id, DeliveryState state, const QString &error)
{
    const auto message = get(connection, id);
    if (!message)
        return message.error();
    if (message->direction != Direction::Out || !mayBecome(message->state, state))
        return false;
    const auto set = connection.run("UPDATE message SET state = ?, error = ? WHERE id = ?", state,
                                    state == DeliveryState::Failed ? error : QString(), id);
    if (!set)
        return set.error();
    if (const auto moved = moveInOutbox(connection, id, state); !moved)
        return moved.error();
    const auto shown = connection.run("UPDATE conversation SET preview_state = ? WHERE id = ? AND last_message = ?",
                                      state, message->conversation, id);
    if (!shown)
        return shown.error();
    return true;
}

Result<QList<MessageId>> setStateUpTo(Connection &connection, ConversationId conversation, Position position,
                                      DeliveryState state)
{
    QList<MessageId> candidates;
    {
        auto query = connection.query("SELECT id, state FROM message WHERE conversation = ? AND direction = 1"
                                      " AND (time, id) <= (?, ?) ORDER BY time DESC, id DESC LIMIT ?",
                                      conversation, position.time, position.id, markedAtOnce);
        while (query.next()) {
            const auto found = query.as<DeliveryState>(1);
            if (found == DeliveryState::Sent || found == DeliveryState::Delivered)
                candidates.prepend(query.id<MessageId>(0));
            if (found >= state && found != DeliveryState::Failed)
                break;
        }
        if (query.failed())
            return query.error();
    }
    QList<MessageId> changed;
    for (const MessageId id : candidates) {
        const auto set = setState(connection, id, state);
        if (!set)
            return set.error();
        if (*set)
            changed.append(id);
    }
    return changed;
}

Result<int> markRead(Connection &connection, ConversationId conversation, Position position)
{
    const auto marked = connection.run("UPDATE message SET read = 1 WHERE conversation = ? AND read = 0"
                                       " AND (time, id) <= (?, ?)",
                                       conversation, position.time, position.id);
    if (!marked)
        return marked.error();
    return countDown(connection, conversation, connection.changes());
}

Result<Done> markUnread(Connection &connection, ConversationId conversation)
{
    const auto marked = connection.run("UPDATE message SET read = 0 WHERE read = 1 AND id = (SELECT id FROM message"
                                       " WHERE conversation = ? AND direction = 0 ORDER BY time DESC, id DESC LIMIT 1)",
                                       conversation);
    if (!marked)
        return marked;
    const auto counted = countDown(connection, conversation, -connection.changes());
    return counted ? Result<Done>(Done{}) : Result<Done>(counted.error());
}

Result<Done> retime(Connection &connection, MessageId id, qint64 time)
{
    auto message = get(connection, id);
    if (!message)
        return message.error();
    if (const auto removed = messageKeys::remove(connection, *message); !removed)
        return removed;
    message->time = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    if (const auto added = messageKeys::add(connection, *message); !added)
        return added;
    if (const auto set = connection.run("UPDATE message SET time = ? WHERE id = ?", time, id); !set)
        return set;
    if (const auto counted = countDown(connection, message->conversation, 0); !counted)
        return counted.error();
    return showNewest(connection, message->conversation);
}

Result<Done> remove(Connection &connection, MessageId id)
{
    const auto message = get(connection, id);
    if (!message)
        return message.error();
    if (!message->body.isEmpty()) {
        const auto unindexed = connection.run("INSERT INTO message_words (message_words, rowid, body, conversation)"
                                              " VALUES ('delete', ?, ?, ?)",
                                              id, message->body, message->conversation);
        if (!unindexed)
            return unindexed;
    }
    if (const auto removed = messageKeys::remove(connection, *message); !removed)
        return removed;
    if (const auto removed = connection.run("DELETE FROM message WHERE id = ?", id); !removed)
        return removed;
    if (!message->read) {
        if (const auto counted = countDown(connection, message->conversation, 1); !counted)
            return counted.error();
    }
    return showNewest(connection, message->conversation);
}

} // namespace store::messages
