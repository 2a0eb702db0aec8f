// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Roster.h"

namespace store::roster {
namespace {

using base::Done;
using base::Result;
using model::AccountId;
using model::Contact;

Result<Done> putRow(Connection &connection, AccountId account, const Contact &contact)
{
    return connection.run("INSERT INTO contact (account, jid, name, groups, subscription, asked, pre_approved)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name,"
                          " groups = excluded.groups, subscription = excluded.subscription, asked = excluded.asked,"
                          " pre_approved = excluded.pre_approved",
                          account, contact.jid.bare(), contact.name, contact.groups, contact.subscription,
                          contact.asked, contact.preApproved);
}

Result<Done> setVersion(Connection &connection, AccountId account, const QString &version)
{
    return connection.run("UPDATE account SET roster_version = ? WHERE id = ?", version, account);
}

} // namespace

Result<QList<Contact>> list(Connection &connection, AccountId account)
{
    QList<Contact> contacts;
    auto query = connection.query(
        "SELECT c.jid, c.name, c.groups, c.subscription, c.asked, c.pre_approved, p.nickname, p.avatar"
        " FROM contact c LEFT JOIN person p ON p.account = c.account AND p.jid = c.jid"
        " WHERE c.account = ? ORDER BY c.jid",
        account);
    while (query.next()) {
        Contact contact;
        contact.account = account;
        contact.jid = query.jid(0);
        contact.name = query.text(1);
        contact.groups = query.list(2);
        contact.subscription = query.as<model::Subscription>(3);
        contact.asked = query.truth(4);
        contact.preApproved = query.truth(5);
        contact.nickname = query.text(6);
        contact.avatarHash = query.text(7);
        contacts.append(contact);
    }
    if (query.failed())
        return query.error();
    return contacts;
}

Result<Done> replace(Connection &connection, AccountId account, const QList<Contact> &contacts, const QString &version)
{
    if (const auto removed = connection.run("DELETE FROM contact WHERE account = ?", account); !removed)
        return removed;
    for (const Contact &contact : contacts) {
        if (const auto put = putRow(connection, account, contact); !put)
            return put;
    }
    return setVersion(connection, account, version);
}

Result<Done> put(Connection &connection, const Contact &contact, const QString &version)
{
    if (const auto stored = putRow(connection, contact.account, contact); !stored)
        return stored;
    return setVersion(connection, contact.account, version);
}

Result<Done> remove(Connection &connection, AccountId account, const base::Jid &jid, const QString &version)
{
    const auto removed = connection.run("DELETE FROM contact WHERE account = ? AND jid = ?", account, jid.bare());
    if (!removed)
        return removed;
    return setVersion(connection, account, version);
}

Result<bool> holds(Connection &connection, AccountId account, const base::Jid &jid)
{
    auto query = connection.query("SELECT 1 FROM contact WHERE account = ? AND jid = ?", account, jid.bare());
    const bool found = query.next();
    if (query.failed())
        return query.error();
    return found;
}

Result<QString> version(Connection &connection, AccountId account)
{
    auto query = connection.query("SELECT roster_version FROM account WHERE id = ?", account);
    const QString found = query.next() ? query.text(0) : QString();
    if (query.failed())
        return query.error();
    return found;
}

Result<Done> setNickname(Connection &connection, AccountId account, const base::Jid &jid, const QString &nickname)
{
    return connection.run("INSERT INTO person (account, jid, nickname) VALUES (?, ?, ?)"
                          " ON CONFLICT DO UPDATE SET nickname = excluded.nickname",
                          account, jid.bare(), nickname);
}

Result<Done> setAvatar(Connection &connection, AccountId account, const base::Jid &jid, const QString &hash)
{
    return connection.run("INSERT INTO person (account, jid, avatar) VALUES (?, ?, ?)"
                          " ON CONFLICT DO UPDATE SET avatar = excluded.avatar",
                          account, jid.bare(), hash);
}

Result<QString> avatar(Connection &connection, AccountId account, const base::Jid &jid)
{
    auto query = connection.query("SELECT avatar FROM person WHERE account = ? AND jid = ?", account, jid.bare());
    const QString hash = query.next() ? query.text(0) : QString();
    if (query.failed())
        return query.error();
    return hash;
}

Result<QList<model::ContactRequest>> requests(Connection &connection)
{
    QList<model::ContactRequest> requests;
    auto query = connection.query("SELECT account, jid, nickname, text, received FROM request ORDER BY received, jid");
    while (query.next())
        requests.append({query.id<AccountId>(0), query.jid(1), query.text(2), query.text(3), query.time(4)});
    if (query.failed())
        return query.error();
    return requests;
}

Result<Done> putRequest(Connection &connection, const model::ContactRequest &request)
{
    return connection.run("INSERT INTO request (account, jid, nickname, text, received) VALUES (?, ?, ?, ?, ?)"
                          " ON CONFLICT DO UPDATE SET nickname = excluded.nickname, text = excluded.text",
                          request.account, request.jid.bare(), request.nickname, request.text, request.received);
}

Result<Done> removeRequest(Connection &connection, AccountId account, const base::Jid &jid)
{
    return connection.run("DELETE FROM request WHERE account = ? AND jid = ?", account, jid.bare());
}

} // namespace store::roster
