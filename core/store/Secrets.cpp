// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Secrets.h"

#include "store/Keychain.h"
#include "store/Profile.h"

namespace store {

using base::Done;
using base::ErrorKind;
using base::Result;
using base::Secret;
using base::Task;
using model::AccountId;

namespace secrets {

Result<Secret> find(Connection &connection, AccountId account, SecretKind kind)
{
    auto query = connection.query("SELECT value FROM secret WHERE account = ? AND kind = ?", account, kind);
    if (query.next())
        return Secret(query.blob(0));
    if (query.failed())
        return query.error();
    return {ErrorKind::NotFound, QStringLiteral("no such secret")};
}

Result<Done> put(Connection &connection, AccountId account, SecretKind kind, const Secret &secret)
{
    return connection.run("INSERT INTO secret (account, kind, value) VALUES (?, ?, ?)"
                          " ON CONFLICT DO UPDATE SET value = excluded.value",
                          account, kind, secret);
}

Result<Done> remove(Connection &connection, AccountId account, SecretKind kind)
{
    return connection.run("DELETE FROM secret WHERE account = ? AND kind = ?", account, kind);
}

} // namespace secrets

QString Secrets::keychainName(AccountId account, SecretKind kind) const
{
    static constexpr QLatin1String kinds[] = {QLatin1String("password"), QLatin1String("token"),
                                              QLatin1String("SCRAM keys")};
    return QStringLiteral("profile %1 account %2 %3")
        .arg(m_profile.keyRing().profileName())
        .arg(account.value)
        .arg(kinds[static_cast<size_t>(kind)]);
}

Task<Result<Secret>> Secrets::read(AccountId account, SecretKind kind)
{
    auto reading = m_profile.read(
        [account, kind](Connection &connection) { return secrets::find(connection, account, kind); });
    const auto found = co_await reading.on(&m_guard);
    if (found || found.error().kind != ErrorKind::NotFound)
        co_return found;
    co_return co_await keychain::read(keychainName(account, kind)).on(&m_guard);
}

Task<Result<Done>> Secrets::keep(AccountId account, SecretKind kind, Secret secret, SecretPlace place)
{
    if (place == SecretPlace::Keychain) {
        const auto written = co_await keychain::write(keychainName(account, kind), secret).on(&m_guard);
        if (!written)
            co_return written;
    }
    auto writing = m_profile.write([account, kind, secret, place](Connection &connection) {
        return place == SecretPlace::Database ? secrets::put(connection, account, kind, secret)
                                              : secrets::remove(connection, account, kind);
    });
    co_return co_await writing.on(&m_guard);
}

Task<Result<Done>> Secrets::forget(AccountId account, SecretKind kind)
{
    auto writing = m_profile.write(
        [account, kind](Connection &connection) { return secrets::remove(connection, account, kind); });
    const auto removed = co_await writing.on(&m_guard);
    const auto emptied = co_await keychain::remove(keychainName(account, kind)).on(&m_guard);
    // Without a keychain there is nothing in it.
    if (!emptied && emptied.error().kind != ErrorKind::KeychainUnavailable)
        co_return emptied;
    co_return removed;
}

} // namespace store
