// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Sessions.h"

namespace store::sessions {
namespace {

using base::Done;
using base::ErrorKind;
using base::Result;
using model::AccountId;

Result<QList<QByteArray>> stanzas(Connection &connection, AccountId account)
{
    QList<QByteArray> stanzas;
    auto query = connection.query("SELECT bytes FROM session_stanza WHERE account = ? ORDER BY position", account);
    while (query.next())
        stanzas.append(query.blob(0));
    if (query.failed())
        return query.error();
    return stanzas;
}

} // namespace

Result<std::optional<Resumption>> resumption(Connection &connection, AccountId account)
{
    Resumption state;
    {
        auto query = connection.query("SELECT name, jid, location, inbound, outbound, max_seconds, saved FROM session"
                                      " WHERE account = ?",
                                      account);
        if (!query.next()) {
            if (query.failed())
                return query.error();
            return std::optional<Resumption>();
        }
        state.id = query.text(0);
        state.jid = query.jid(1);
        state.location = query.text(2);
        state.inbound = static_cast<quint32>(query.integer(3));
        state.outbound = static_cast<quint32>(query.integer(4));
        state.maxSeconds = static_cast<int>(query.integer(5));
        state.saved = query.time(6);
    }
    auto waiting = stanzas(connection, account);
    if (!waiting)
        return waiting.error();
    state.unacknowledged = *waiting;
    return std::optional(state);
}

Result<Done> putResumption(Connection &connection, AccountId account, const Resumption &state)
{
    if (const auto removed = connection.run("DELETE FROM session WHERE account = ?", account); !removed)
        return removed;
    const auto added = connection.run(
        "INSERT INTO session (account, name, jid, location, inbound, outbound, max_seconds, saved)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        account, state.id, state.jid, state.location, state.inbound, state.outbound, state.maxSeconds, state.saved);
    if (!added)
        return added;
    for (int position = 0; position < state.unacknowledged.size(); ++position) {
        const auto put = connection.run("INSERT INTO session_stanza (account, position, bytes) VALUES (?, ?, ?)",
                                        account, position, state.unacknowledged.at(position));
        if (!put)
            return put;
    }
    return Done{};
}

Result<Done> setInbound(Connection &connection, AccountId account, quint32 inbound)
{
    return connection.run("UPDATE session SET inbound = ? WHERE account = ?", inbound, account);
}

Result<Done> forgetResumption(Connection &connection, AccountId account)
{
    return connection.run("DELETE FROM session WHERE account = ?", account);
}

Result<QByteArray> capabilities(Connection &connection, const QString &key)
{
    auto query = connection.query("SELECT answer FROM capabilities WHERE key = ?", key);
    if (query.next())
        return query.blob(0);
    if (query.failed())
        return query.error();
    return {ErrorKind::NotFound, QStringLiteral("unknown capabilities")};
}

Result<Done> putCapabilities(Connection &connection, const QString &key, const QByteArray &answer)
{
    return connection.run("INSERT INTO capabilities (key, answer) VALUES (?, ?)"
                          " ON CONFLICT DO UPDATE SET answer = excluded.answer",
                          key, answer);
}

} // namespace store::sessions
