// SPDX-License-Identifier: GPL-3.0-or-later
// The reading half of Messages: pages of the history and the outbox.
#include "store/Messages.h"

#include "store/MessageRow.h"

#include <algorithm>

namespace store::messages {
namespace {

using base::Result;
using model::ConversationId;
using model::Message;

using Page = Result<QList<Message>>;

Page turned(Page page)
{
    if (page)
        std::reverse(page->begin(), page->end());
    return page;
}

} // namespace

Page last(Connection &connection, ConversationId conversation, int count)
{
    return turned(readMessages(connection.query(
        "SELECT * FROM message WHERE conversation = ? ORDER BY time DESC, id DESC LIMIT ?", conversation, count)));
}

Result<std::optional<Position>> lastPlace(Connection &connection, ConversationId conversation, Among among)
{
    // 1 is Pending.
    auto query = connection.query("SELECT time, id FROM message WHERE conversation = ? AND (state <> 1 OR ?)"
                                  " ORDER BY time DESC, id DESC LIMIT 1",
                                  conversation, among == Among::All);
    if (query.next())
        return std::optional(Position{query.integer(0), query.id<model::MessageId>(1)});
    if (query.failed())
        return query.error();
    return std::optional<Position>();
}

Page before(Connection &connection, ConversationId conversation, Position position, int count)
{
    return turned(readMessages(connection.query("SELECT * FROM message WHERE conversation = ? AND (time, id) < (?, ?)"
                                                " ORDER BY time DESC, id DESC LIMIT ?",
                                                conversation, position.time, position.id, count)));
}

Page after(Connection &connection, ConversationId conversation, Position position, int count)
{
    return readMessages(connection.query("SELECT * FROM message WHERE conversation = ? AND (time, id) > (?, ?)"
                                         " ORDER BY time, id LIMIT ?",
                                         conversation, position.time, position.id, count));
}

Page around(Connection &connection, ConversationId conversation, Position position, int count)
{
    Page page = before(connection, conversation, position, count / 2);
    if (!page)
        return page;
    const Page rest = readMessages(connection.query(
        "SELECT * FROM message WHERE conversation = ? AND (time, id) >= (?, ?) ORDER BY time, id LIMIT ?", conversation,
        position.time, position.id, count - static_cast<int>(page->size())));
    if (!rest)
        return rest;
    page->append(*rest);
    return page;
}

Result<model::MessageId> findSamePlaceholder(Connection &connection, const Message &message)
{
    const auto isSame = [&](const Message &row) {
        const bool tellsAsMuch = message.read || !row.read;
        return row.kind == model::MessageKind::Undecryptable && row.direction == message.direction
            && row.from == message.from && row.obstacle == message.obstacle && tellsAsMuch;
    };
    const auto before = readMessages(connection.query("SELECT * FROM message WHERE conversation = ? AND time <= ?"
                                                      " ORDER BY time DESC, id DESC LIMIT 1",
                                                      message.conversation, message.time));
    if (!before)
        return before.error();
    if (!before->isEmpty() && isSame(before->first()))
        return before->first().id;
    const auto after = readMessages(connection.query("SELECT * FROM message WHERE conversation = ? AND time > ?"
                                                     " ORDER BY time, id LIMIT 1",
                                                     message.conversation, message.time));
    if (!after)
        return after.error();
    return !after->isEmpty() && isSame(after->first()) ? after->first().id : model::MessageId();
}

Result<QDateTime> closedSince(Connection &connection, model::AccountId account, model::Obstacle why)
{
    auto query = connection.query("SELECT m.time FROM message m JOIN conversation v ON v.id = m.conversation"
                                  " WHERE m.kind = 2 AND m.obstacle = ? AND v.account = ? ORDER BY m.time LIMIT 1",
                                  why, account);
    const QDateTime since = query.next() ? query.time(0) : QDateTime();
    if (query.failed())
        return query.error();
    return since;
}

Result<base::Done> setClosed(Connection &connection, model::AccountId account, model::Obstacle before,
                             model::Obstacle after)
{
    return connection.run("UPDATE message SET obstacle = ? WHERE kind = 2 AND obstacle = ?"
                          " AND conversation IN (SELECT id FROM conversation WHERE account = ?)",
                          after, before, account);
}

Page pending(Connection &connection, model::AccountId account)
{
    return readMessages(connection.query("SELECT m.* FROM outbox o JOIN message m ON m.id = o.message"
                                         " WHERE o.account = ? ORDER BY o.position",
                                         account));
}

} // namespace store::messages
