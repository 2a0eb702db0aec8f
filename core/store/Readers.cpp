// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Readers.h"

#include <QCryptographicHash>

namespace store::readers {
namespace {

using base::Done;
using base::Result;

QByteArray digestOf(const QList<model::Reader> &readers)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &one : readers) {
        hash.addData(one.owner.toString().toUtf8());
        hash.addData(QStringLiteral("/%1/%2/%3/%4/")
                         .arg(one.device)
                         .arg(int(one.profile))
                         .arg(int(one.trust))
                         .arg(int(one.leftOut))
                         .toLatin1());
        hash.addData(one.identity.toHex());
        hash.addData(QByteArray(1, '\n'));
    }
    return hash.result();
}

// 0 if it is not there.
Result<qint64> find(Connection &connection, const QByteArray &digest)
{
    auto query = connection.query("SELECT id FROM reader_set WHERE digest = ?", digest);
    const qint64 id = query.next() ? query.integer(0) : 0;
    if (query.failed())
        return query.error();
    return id;
}

Result<qint64> add(Connection &connection, const QByteArray &digest, const QList<model::Reader> &readers)
{
    if (const auto added = connection.run("INSERT INTO reader_set (digest) VALUES (?)", digest); !added)
        return added.error();
    const qint64 id = connection.lastInsertedRow();
    qint64 place = 0;
    for (const auto &one : readers) {
        const auto added = connection.run("INSERT INTO reader (reader_set, place, owner, device, profile, identity,"
                                          " trust, left_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                          id, place++, one.owner, one.device, one.profile, one.identity, one.trust,
                                          one.leftOut);
        if (!added)
            return added.error();
    }
    return id;
}

} // namespace

Result<Done> set(Connection &connection, model::MessageId message, const QList<model::Reader> &readers)
{
    const QByteArray digest = digestOf(readers);
    auto id = find(connection, digest);
    if (id && *id == 0)
        id = add(connection, digest, readers);
    if (!id)
        return id.error();
    return connection.run("UPDATE message SET readers = ? WHERE id = ?", *id, message);
}

Result<QList<model::Reader>> of(Connection &connection, model::MessageId message)
{
    QList<model::Reader> readers;
    auto query = connection.query("SELECT r.owner, r.device, r.profile, r.identity, r.trust, r.left_out FROM message m"
                                  " JOIN reader r ON r.reader_set = m.readers WHERE m.id = ? ORDER BY r.place",
                                  message);
    while (query.next())
        readers.append({query.jid(0), quint32(query.integer(1)), query.as<model::Encryption>(2), query.blob(3),
                        query.as<model::KeyTrust>(4), query.as<model::Reader::LeftOut>(5)});
    if (query.failed())
        return query.error();
    return readers;
}

Result<bool> hasOther(Connection &connection, const model::Message &message)
{
    auto query = connection.query("SELECT 1 FROM message WHERE conversation = ? AND encryption <> 0 AND kind <> ?"
                                  " AND id <> ? ORDER BY time DESC LIMIT 1",
                                  message.conversation, model::MessageKind::Undecryptable, message.id);
    const bool isThere = query.next();
    return query.failed() ? Result<bool>(query.error()) : Result<bool>(isThere);
}

} // namespace store::readers
