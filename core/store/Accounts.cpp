// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Accounts.h"

#include "store/Conversations.h"
#include "store/OmemoKeys.h"

namespace store::accounts {
namespace {

using base::Done;
using base::ErrorKind;
using base::Result;
using model::AccountId;
using model::AccountSettings;

AccountSettings readRow(const Query &row)
{
    AccountSettings account;
    account.id = row.id<AccountId>(0);
    account.jid = row.jid(1);
    account.displayName = row.text(2);
    account.colour = row.text(3);
    account.enabled = row.truth(4);
    account.host = row.text(5);
    account.port = static_cast<quint16>(row.integer(6));
    account.tls = row.as<model::TlsMode>(7);
    account.proxy = QUrl(row.text(8));
    account.resource = row.text(9);
    account.plain = row.as<model::PlainPassword>(10);
    account.extraAuthorities = row.text(11);
    account.pinnedKey = row.blob(12);
    account.strongestMechanism = row.text(13);
    account.rosterVersion = row.text(14);
    account.seenCertificate = {row.blob(15), row.blob(16), row.time(17)};
    return account;
}

} // namespace

Result<QList<AccountSettings>> list(Connection &connection)
{
    QList<AccountSettings> accounts;
    auto query = connection.query("SELECT * FROM account ORDER BY id");
    while (query.next())
        accounts.append(readRow(query));
    if (query.failed())
        return query.error();
    return accounts;
}

Result<AccountSettings> get(Connection &connection, AccountId id)
{
    auto query = connection.query("SELECT * FROM account WHERE id = ?", id);
    if (query.next())
        return readRow(query);
    if (query.failed())
        return query.error();
    return {ErrorKind::NotFound, QStringLiteral("no such account")};
}

Result<AccountId> add(Connection &connection, const AccountSettings &settings)
{
    const auto added = connection.run(
        "INSERT INTO account (jid, display_name, colour, enabled, host, port, tls, proxy, resource, plain,"
        " extra_authorities, pinned_key, strongest_mechanism, roster_version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        settings.jid.bare(), settings.displayName, settings.colour, settings.enabled, settings.host, settings.port,
        settings.tls, settings.proxy.toString(QUrl::FullyEncoded), settings.resource, settings.plain,
        settings.extraAuthorities, settings.pinnedKey, settings.strongestMechanism);
    if (!added)
        return added.error();
    return AccountId{connection.lastInsertedRow()};
}

Result<Done> update(Connection &connection, const AccountSettings &settings)
{
    return connection.run(
        "UPDATE account SET display_name = ?, colour = ?, enabled = ?, host = ?, port = ?, tls = ?, proxy = ?,"
        " resource = ?, plain = ?, extra_authorities = ?, pinned_key = ?, strongest_mechanism = ? WHERE id = ?",
        settings.displayName, settings.colour, settings.enabled, settings.host, settings.port, settings.tls,
        settings.proxy.toString(QUrl::FullyEncoded), settings.resource, settings.plain, settings.extraAuthorities,
        settings.pinnedKey, settings.strongestMechanism, settings.id);
}

Result<Done> setDisplayName(Connection &connection, AccountId id, const QString &name)
{
    return connection.run("UPDATE account SET display_name = ? WHERE id = ?", name, id);
}

Result<Done> setSeenCertificate(Connection &connection, AccountId id, const model::SeenCertificate &seen)
{
    return connection.run("UPDATE account SET seen_key = ?, seen_authority = ?, certificate_changed = ? WHERE id = ?",
                          seen.key, seen.authority, seen.changed, id);
}

Result<Done> setStrongestMechanism(Connection &connection, AccountId id, const QString &mechanism)
{
    return connection.run("UPDATE account SET strongest_mechanism = ? WHERE id = ?", mechanism, id);
}

Result<Done> remove(Connection &connection, AccountId id)
{
    QList<model::ConversationId> theirs;
    {
        auto query = connection.query("SELECT id FROM conversation WHERE account = ?", id);
        while (query.next())
            theirs.append(query.id<model::ConversationId>(0));
        if (query.failed())
            return query.error();
    }
    for (const auto conversation : theirs) {
        if (const auto removed = conversations::remove(connection, conversation); !removed)
            return removed;
    }
    if (const auto forgotten = omemoKeys::forget(connection, id); !forgotten)
        return forgotten;                                          // erased, where a reference would only let go
    return connection.run("DELETE FROM account WHERE id = ?", id); // the other tables follow by their references
}

} // namespace store::accounts
