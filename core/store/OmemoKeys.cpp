// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OmemoKeys.h"

namespace store::omemoKeys {
namespace {

using base::Done;
using base::Result;
using base::Secret;
using model::AccountId;

// While it lives, what goes is overwritten wherever it stood. Else only what stands on pages that remain in use is,
// which is enough for messages and costs nothing: a large record fills pages of its own, and those become free.
class Erasing
{
public:
    explicit Erasing(Connection &connection)
        : m_connection(connection)
        , m_begun(connection.script("PRAGMA secure_delete = ON"))
    {
    }
    ~Erasing() { static_cast<void>(m_connection.script("PRAGMA secure_delete = FAST")); }
    Erasing(const Erasing &) = delete;
    Erasing &operator=(const Erasing &) = delete;

    template<typename... Values>
    Result<Done> run(Sql sql, const Values &...values)
    {
        return m_begun ? m_connection.run(sql, values...) : m_begun;
    }

private:
    Connection &m_connection;
    const Result<Done> m_begun;
};

// The only column of the only row as a secret; nothing if there is no row.
Result<std::optional<Secret>> record(Query query)
{
    if (query.next())
        return std::optional(Secret(query.blob(0)));
    if (query.failed())
        return query.error();
    return std::optional<Secret>();
}

} // namespace

Result<std::optional<Own>> own(Connection &connection, AccountId account)
{
    auto query = connection.query("SELECT device, private_key, created FROM omemo_own WHERE account = ?", account);
    if (query.next())
        return std::optional(Own{quint32(query.integer(0)), Secret(query.blob(1)), query.time(2)});
    if (query.failed())
        return query.error();
    return std::optional<Own>();
}

Result<Done> putOwn(Connection &connection, AccountId account, const Own &own)
{
    return connection.run("INSERT INTO omemo_own (account, device, private_key, created) VALUES (?, ?, ?, ?)", account,
                          own.device, own.privateKey, own.created);
}

Result<quint32> ownDevice(Connection &connection, AccountId account)
{
    auto query = connection.query("SELECT device FROM omemo_own WHERE account = ?", account);
    if (query.next())
        return quint32(query.integer(0));
    if (query.failed())
        return query.error();
    return quint32(0);
}

Result<QString> ownLabel(Connection &connection, AccountId account)
{
    auto query = connection.query("SELECT label FROM omemo_own WHERE account = ?", account);
    if (query.next())
        return query.text(0);
    if (query.failed())
        return query.error();
    return QString();
}

Result<Done> setOwnLabel(Connection &connection, AccountId account, const QString &label)
{
    return connection.run("UPDATE omemo_own SET label = ? WHERE account = ?", label, account);
}

Result<Done> forget(Connection &connection, AccountId account)
{
    // What belongs to it goes with it.
    return Erasing(connection).run("DELETE FROM omemo_own WHERE account = ?", account);
}

Result<quint32> takeNumbers(Connection &connection, Ring ring, int count)
{
    auto query = connection.query("INSERT INTO omemo_number (account, profile, next) VALUES (?, ?, 1 + ?)"
                                  " ON CONFLICT DO UPDATE SET next = next + ? RETURNING next",
                                  ring.account, ring.profile, count, count);
    if (!query.next())
        return query.error();
    const auto first = quint32(query.integer(0) - count);
    if (const auto done = query.finish(); !done)
        return done.error();
    return first;
}

Result<Done> putPreKey(Connection &connection, Ring ring, const PreKey &key)
{
    return connection.run("INSERT INTO omemo_pre_key (account, profile, id, public_key, record, used)"
                          " VALUES (?, ?, ?, ?, ?, 0)",
                          ring.account, ring.profile, key.id, key.publicKey, key.record);
}

Result<std::optional<Secret>> preKey(Connection &connection, Ring ring, quint32 id)
{
    return record(connection.query("SELECT record FROM omemo_pre_key WHERE account = ? AND profile = ? AND id = ?",
                                   ring.account, ring.profile, id));
}

Result<QList<PreKey>> unusedPreKeys(Connection &connection, Ring ring)
{
    QList<PreKey> keys;
    auto query = connection.query("SELECT id, public_key FROM omemo_pre_key"
                                  " WHERE account = ? AND profile = ? AND used = 0 ORDER BY id",
                                  ring.account, ring.profile);
    while (query.next())
        keys.append({quint32(query.integer(0)), query.blob(1), {}});
    if (query.failed())
        return query.error();
    return keys;
}

Result<Done> markPreKeyUsed(Connection &connection, Ring ring, quint32 id)
{
    return connection.run("UPDATE omemo_pre_key SET used = 1 WHERE account = ? AND profile = ? AND id = ?",
                          ring.account, ring.profile, id);
}

Result<Done> removeUsedPreKeys(Connection &connection, Ring ring)
{
    return Erasing(connection)
        .run("DELETE FROM omemo_pre_key WHERE account = ? AND profile = ? AND used = 1", ring.account, ring.profile);
}

Result<Done> putSignedPreKey(Connection &connection, Ring ring, const SignedPreKey &key)
{
    return connection.run("INSERT INTO omemo_signed_pre_key (account, profile, id, public_key, signature, record, made)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?)",
                          ring.account, ring.profile, key.id, key.publicKey, key.signature, key.record, key.made);
}

Result<std::optional<Secret>> signedPreKey(Connection &connection, Ring ring, quint32 id)
{
    return record(connection.query("SELECT record FROM omemo_signed_pre_key"
                                   " WHERE account = ? AND profile = ? AND id = ?",
                                   ring.account, ring.profile, id));
}

Result<std::optional<SignedPreKey>> newestSignedPreKey(Connection &connection, Ring ring)
{
    auto query = connection.query("SELECT id, public_key, signature, record, made FROM omemo_signed_pre_key"
                                  " WHERE account = ? AND profile = ? ORDER BY id DESC LIMIT 1",
                                  ring.account, ring.profile);
    if (query.next())
        return std::optional(SignedPreKey{quint32(query.integer(0)), query.blob(1), query.blob(2),
                                          Secret(query.blob(3)), query.time(4)});
    if (query.failed())
        return query.error();
    return std::optional<SignedPreKey>();
}

Result<Done> removeSignedPreKeys(Connection &connection, Ring ring, const QDateTime &madeBefore)
{
    return Erasing(connection)
        .run("DELETE FROM omemo_signed_pre_key WHERE account = ? AND profile = ? AND made < ? AND id <>"
             " (SELECT max(id) FROM omemo_signed_pre_key WHERE account = ? AND profile = ?)",
             ring.account, ring.profile, madeBefore, ring.account, ring.profile);
}

Result<std::optional<Secret>> session(Connection &connection, Ring ring, const base::Jid &owner, quint32 device)
{
    return record(connection.query("SELECT record FROM omemo_session"
                                   " WHERE account = ? AND profile = ? AND owner = ? AND device = ?",
                                   ring.account, ring.profile, owner, device));
}

Result<Done> putSession(Connection &connection, Ring ring, const base::Jid &owner, quint32 device, const Secret &sealed)
{
    return Erasing(connection)
        .run("INSERT INTO omemo_session (account, profile, owner, device, record) VALUES (?, ?, ?, ?, ?)"
             " ON CONFLICT DO UPDATE SET record = excluded.record",
             ring.account, ring.profile, owner, device, sealed);
}

Result<Done> removeSession(Connection &connection, Ring ring, const base::Jid &owner, quint32 device)
{
    return Erasing(connection)
        .run("DELETE FROM omemo_session WHERE account = ? AND profile = ? AND owner = ? AND device = ?", ring.account,
             ring.profile, owner, device);
}

Result<bool> wasOpened(Connection &connection, Ring ring, const base::Jid &owner, quint32 device,
                       const QByteArray &digest)
{
    auto query = connection.query("SELECT 1 FROM omemo_seen WHERE account = ? AND profile = ? AND owner = ?"
                                  " AND device = ? AND digest = ?",
                                  ring.account, ring.profile, owner, device, digest);
    const bool found = query.next();
    if (query.failed())
        return query.error();
    return found;
}

Result<Done> noteOpened(Connection &connection, Ring ring, const base::Jid &owner, quint32 device,
                        const QByteArray &digest, const QDateTime &time)
{
    return connection.run("INSERT OR IGNORE INTO omemo_seen (account, profile, owner, device, digest, time)"
                          " VALUES (?, ?, ?, ?, ?, ?)",
                          ring.account, ring.profile, owner, device, digest, time);
}

Result<Done> forgetOpened(Connection &connection, AccountId account, const QDateTime &before)
{
    return connection.run("DELETE FROM omemo_seen WHERE account = ?1 AND time < ?2"
                          " AND device <> (SELECT device FROM omemo_own WHERE account = ?1)",
                          account, before);
}

Result<bool> acknowledgeKey(Connection &connection, Ring ring, const base::Jid &owner, quint32 device,
                            const QByteArray &ratchetKey)
{
    const auto changed = connection.run("UPDATE omemo_session SET acknowledged_key = ? WHERE account = ?"
                                        " AND profile = ? AND owner = ? AND device = ? AND acknowledged_key <> ?",
                                        ratchetKey, ring.account, ring.profile, owner, device, ratchetKey);
    if (!changed)
        return changed.error();
    return connection.changes() > 0;
}

} // namespace store::omemoKeys
