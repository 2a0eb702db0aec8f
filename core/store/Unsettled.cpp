// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Unsettled.h"

namespace store::unsettled {
namespace {

using base::Done;
using base::Result;
using messages::Position;
using model::ConversationId;
using model::MessageId;

Result<std::optional<Position>> oneOf(Query query)
{
    if (query.next())
        return std::optional(Position{query.integer(0), query.id<MessageId>(1)});
    if (query.failed())
        return query.error();
    return std::optional<Position>();
}

} // namespace

Result<Done> add(Connection &connection, MessageId message)
{
    return connection.run("INSERT INTO unsettled (message) VALUES (?) ON CONFLICT DO NOTHING", message);
}

Result<bool> remove(Connection &connection, MessageId message)
{
    if (const auto removed = connection.run("DELETE FROM unsettled WHERE message = ?", message); !removed)
        return removed.error();
    return connection.changes() > 0;
}

Result<QList<Row>> all(Connection &connection, model::AccountId account)
{
    QList<Row> rows;
    auto query = connection.query("SELECT m.conversation, m.time, m.id FROM unsettled u"
                                  " CROSS JOIN message m ON m.id = u.message"
                                  " JOIN conversation v ON v.id = m.conversation WHERE v.account = ?"
                                  " ORDER BY m.conversation, m.time, m.id",
                                  account);
    while (query.next())
        rows.append({query.id<ConversationId>(0), {query.integer(1), query.id<MessageId>(2)}});
    if (query.failed())
        return query.error();
    return rows;
}

Result<Done> clear(Connection &connection, model::AccountId account)
{
    return connection.run("DELETE FROM unsettled WHERE message IN (SELECT m.id FROM unsettled u"
                          " CROSS JOIN message m ON m.id = u.message"
                          " JOIN conversation v ON v.id = m.conversation WHERE v.account = ?)",
                          account);
}

Result<std::optional<Position>> lastSettled(Connection &connection, ConversationId conversation)
{
    return oneOf(connection.query("SELECT m.time, m.id FROM message m WHERE m.conversation = ? AND m.archive_id <> ''"
                                  " AND NOT EXISTS (SELECT 1 FROM unsettled u WHERE u.message = m.id)"
                                  " ORDER BY m.time DESC, m.id DESC LIMIT 1",
                                  conversation));
}

Result<std::optional<Position>> firstSettled(Connection &connection, ConversationId conversation)
{
    return oneOf(connection.query("SELECT m.time, m.id FROM message m WHERE m.conversation = ? AND m.archive_id <> ''"
                                  " AND NOT EXISTS (SELECT 1 FROM unsettled u WHERE u.message = m.id)"
                                  " ORDER BY m.time, m.id LIMIT 1",
                                  conversation));
}

} // namespace store::unsettled
