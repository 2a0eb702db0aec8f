// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OmemoDevices.h"

namespace store::omemoDevices {
namespace {

using base::Done;
using base::Result;
using model::AccountId;
using model::Encryption;

// The bit in the column `listed` that stands for a profile.
int bitOf(Encryption profile)
{
    return profile == Encryption::OmemoLegacy ? 1 : 2;
}

model::Device readDevice(const Query &row, const base::Jid &owner)
{
    model::Device device;
    device.owner = owner;
    device.id = quint32(row.integer(0));
    device.listedLegacy = row.integer(1) & bitOf(Encryption::OmemoLegacy);
    device.listedTwo = row.integer(1) & bitOf(Encryption::Omemo2);
    device.identity = row.blob(2);
    device.label = row.text(3);
    device.firstSeen = row.time(4);
    device.lastListed = row.time(5);
    device.lastHeard = row.time(6);
    device.unanswered = int(row.integer(7));
    device.unusableLegacy = row.time(8);
    device.unusableTwo = row.time(9);
    return device;
}

Result<Done> noteList(Connection &connection, AccountId account, const base::Jid &owner, Encryption profile,
                      const QDateTime &now)
{
    const auto noted = connection.run(
        "INSERT INTO omemo_list (account, owner, profile, known_since)"
        " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET known_since = excluded.known_since",
        account, owner, profile, now);
    if (!noted)
        return noted;
    return connection.run("UPDATE omemo_device SET listed = listed & ~? WHERE account = ? AND owner = ?",
                          bitOf(profile), account, owner);
}

// True if it never stood in a list before; a message of it may have come all the same.
Result<bool> announce(Connection &connection, AccountId account, const base::Jid &owner, Encryption profile,
                      const Announced &device, const QDateTime &now)
{
    auto query = connection.query("SELECT last_listed FROM omemo_device WHERE account = ? AND owner = ? AND device = ?",
                                  account, owner, device.id);
    const bool isUnmet = !query.next() || !query.time(0).isValid();
    if (query.failed())
        return query.error();
    const auto announced = connection.run(
        "INSERT INTO omemo_device (account, owner, device, listed, first_seen, last_listed) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET listed = listed | excluded.listed, last_listed = excluded.last_listed",
        account, owner, device.id, bitOf(profile), now, now);
    if (!announced)
        return announced.error();
    return isUnmet;
}

// Only one profile's lists have labels.
Result<Done> claim(Connection &connection, AccountId account, const base::Jid &owner, const Announced &device)
{
    return connection.run("UPDATE omemo_device SET claimed_label = ?, claimed_signature = ?"
                          " WHERE account = ? AND owner = ? AND device = ?",
                          device.label, device.signature, account, owner, device.id);
}

} // namespace

Result<QList<model::Device>> of(Connection &connection, AccountId account, const base::Jid &owner)
{
    QList<model::Device> devices;
    auto query = connection.query(
        "SELECT device, listed, identity, label, first_seen, last_listed, last_heard,"
        " unanswered, unusable_legacy, unusable_two FROM omemo_device WHERE account = ? AND owner = ?"
        " ORDER BY first_seen, device",
        account, owner);
    while (query.next())
        devices.append(readDevice(query, owner));
    if (query.failed())
        return query.error();
    return devices;
}

Result<bool> isTaken(Connection &connection, AccountId account, quint32 device)
{
    auto query = connection.query("SELECT 1 FROM omemo_device WHERE account = ? AND device = ? LIMIT 1", account,
                                  device);
    const bool isFound = query.next();
    if (query.failed())
        return query.error();
    return isFound;
}

Result<QList<quint32>> setAnnounced(Connection &connection, AccountId account, const base::Jid &owner,
                                    Encryption profile, const QList<Announced> &devices, const QDateTime &now)
{
    if (const auto noted = noteList(connection, account, owner, profile, now); !noted)
        return noted.error();
    QList<quint32> unmet;
    for (const auto &device : devices) {
        const auto isNew = announce(connection, account, owner, profile, device, now);
        if (!isNew)
            return isNew.error();
        if (*isNew)
            unmet.append(device.id);
        if (profile != Encryption::Omemo2)
            continue;
        if (const auto claimed = claim(connection, account, owner, device); !claimed)
            return claimed.error();
    }
    return unmet;
}

Result<QDateTime> listKnownSince(Connection &connection, AccountId account, const base::Jid &owner, Encryption profile)
{
    auto query = connection.query("SELECT known_since FROM omemo_list WHERE account = ? AND owner = ? AND profile = ?",
                                  account, owner, profile);
    if (query.next())
        return query.time(0);
    if (query.failed())
        return query.error();
    return QDateTime();
}

Result<QList<base::Jid>> acquainted(Connection &connection, AccountId account)
{
    QList<base::Jid> people;
    auto query = connection.query("SELECT owner FROM omemo_list WHERE account = ? UNION SELECT v.jid FROM outbox o"
                                  " JOIN message m ON m.id = o.message JOIN conversation v ON v.id = m.conversation"
                                  " WHERE o.account = ?",
                                  account, account);
    while (query.next())
        people.append(query.jid(0));
    if (query.failed())
        return query.error();
    return people;
}

Result<Done> setIdentity(Connection &connection, AccountId account, const base::Jid &owner, quint32 device,
                         const QByteArray &identity, const QDateTime &now)
{
    return connection.run("INSERT INTO omemo_device (account, owner, device, identity, first_seen)"
                          " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET identity = excluded.identity",
                          account, owner, device, identity, now);
}

Result<Done> setUnusable(Connection &connection, AccountId account, const base::Jid &owner, quint32 device,
                         Encryption profile, const QDateTime &since)
{
    if (profile == Encryption::OmemoLegacy)
        return connection.run("UPDATE omemo_device SET unusable_legacy = ? WHERE account = ? AND owner = ?"
                              " AND device = ?",
                              since, account, owner, device);
    return connection.run("UPDATE omemo_device SET unusable_two = ? WHERE account = ? AND owner = ? AND device = ?",
                          since, account, owner, device);
}

Result<Done> noteHeard(Connection &connection, AccountId account, const base::Jid &owner, quint32 device,
                       const QDateTime &now)
{
    return connection.run("UPDATE omemo_device SET last_heard = max(?, ifnull(last_heard, 0)), unanswered = 0"
                          " WHERE account = ? AND owner = ? AND device = ?",
                          now, account, owner, device);
}

Result<Done> noteSent(Connection &connection, AccountId account, const base::Jid &owner, quint32 device)
{
    return connection.run("UPDATE omemo_device SET unanswered = unanswered + 1"
                          " WHERE account = ? AND owner = ? AND device = ?",
                          account, owner, device);
}

Result<Announced> claimOf(Connection &connection, AccountId account, const base::Jid &owner, quint32 device)
{
    auto query = connection.query("SELECT claimed_label, claimed_signature FROM omemo_device WHERE account = ?"
                                  " AND owner = ? AND device = ?",
                                  account, owner, device);
    Announced claimed{device};
    if (query.next()) {
        claimed.label = query.text(0);
        claimed.signature = query.blob(1);
    }
    if (query.failed())
        return query.error();
    return claimed;
}

Result<Done> addOwn(Connection &connection, AccountId account, const Own &own, const QDateTime &now)
{
    return connection.run("INSERT INTO omemo_device (account, owner, device, identity, label, first_seen, last_listed)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET identity = excluded.identity,"
                          " label = excluded.label, last_listed = ifnull(last_listed, excluded.last_listed)",
                          account, own.owner, own.device, own.identity, own.label, now, now);
}

Result<Done> setLabel(Connection &connection, AccountId account, const base::Jid &owner, quint32 device,
                      const QString &label)
{
    return connection.run("UPDATE omemo_device SET label = ? WHERE account = ? AND owner = ? AND device = ?", label,
                          account, owner, device);
}

Result<Done> raiseAlarm(Connection &connection, AccountId account, const model::DeviceAlarm &alarm)
{
    return connection.run("INSERT INTO omemo_alarm (account, owner, device, kind, since) VALUES (?, ?, ?, ?, ?)"
                          " ON CONFLICT DO UPDATE SET kind = excluded.kind, since = excluded.since"
                          " WHERE excluded.kind > kind",
                          account, alarm.owner, alarm.device, alarm.kind, alarm.since);
}

Result<Done> lowerAlarm(Connection &connection, AccountId account, const base::Jid &owner, quint32 device)
{
    return connection.run("DELETE FROM omemo_alarm WHERE account = ? AND owner = ? AND device = ?", account, owner,
                          device);
}

Result<QList<model::DeviceAlarm>> alarms(Connection &connection, AccountId account)
{
    QList<model::DeviceAlarm> raised;
    auto query = connection.query("SELECT owner, device, kind, since FROM omemo_alarm WHERE account = ?"
                                  " ORDER BY since, owner, device",
                                  account);
    while (query.next())
        raised.append({query.jid(0), quint32(query.integer(1)), query.as<model::DeviceAlarm::Kind>(2), query.time(3)});
    if (query.failed())
        return query.error();
    return raised;
}

Result<QList<model::Key>> keysOf(Connection &connection, AccountId account, const base::Jid &owner)
{
    QList<model::Key> keys;
    auto query = connection.query("SELECT identity, trust, since, decided_by FROM omemo_trust"
                                  " WHERE account = ? AND owner = ? ORDER BY since, identity",
                                  account, owner);
    while (query.next())
        keys.append({owner, query.blob(0), query.as<model::KeyTrust>(1), query.time(2), query.text(3)});
    if (query.failed())
        return query.error();
    return keys;
}

Result<QList<model::Key>> decidedKeys(Connection &connection, AccountId account)
{
    QList<model::Key> keys;
    auto query = connection.query("SELECT owner, identity, trust, since, decided_by FROM omemo_trust"
                                  " WHERE account = ? AND trust IN (?, ?) ORDER BY owner, since, identity",
                                  account, model::KeyTrust::Verified, model::KeyTrust::Rejected);
    while (query.next())
        keys.append({query.jid(0), query.blob(1), query.as<model::KeyTrust>(2), query.time(3), query.text(4)});
    if (query.failed())
        return query.error();
    return keys;
}

Result<Done> setTrust(Connection &connection, AccountId account, const model::Key &key)
{
    return connection.run("INSERT INTO omemo_trust (account, owner, identity, trust, since, decided_by)"
                          " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET trust = excluded.trust,"
                          " since = excluded.since, decided_by = excluded.decided_by",
                          account, key.owner, key.identity, key.trust, key.since, key.decidedBy);
}

} // namespace store::omemoDevices
