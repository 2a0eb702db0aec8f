// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MessageKeys.h"

#include "store/MessageRow.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <limits>

namespace store::messageKeys {
namespace {

using base::Done;
using base::Result;
using model::ConversationId;
using model::DeliveryState;
using model::Message;
using model::MessageId;

constexpr int stretchBits = 26;    // a stretch is 2^26 milliseconds, some 18 hours
constexpr qint64 waitedHere = -1;  // the stretch of own messages, whatever their time
constexpr int stretchesBack = 256; // how many with messages in them are searched

qint64 stretchOf(qint64 time)
{
    return time >> stretchBits;
}

// Not a secret and no proof: every find is compared with the whole id.
qint64 hashOf(ConversationId conversation, const QString &id)
{
    const QByteArray text = QByteArray::number(conversation.value) + ' ' + id.toUtf8();
    return qFromBigEndian<qint64>(QCryptographicHash::hash(text, QCryptographicHash::Sha1).constData());
}

QStringList idsOf(const Message &message)
{
    QStringList ids;
    for (const QString &id : {message.originId, message.stanzaId}) {
        if (!id.isEmpty() && !ids.contains(id))
            ids.append(id);
    }
    return ids;
}

Result<MessageId> firstAccepted(Query query, const Accepts &accepts)
{
    while (query.next()) {
        const Message message = readMessage(query);
        if (accepts(message))
            return message.id;
    }
    if (query.failed())
        return query.error();
    return MessageId();
}

} // namespace

Result<Done> add(Connection &connection, const Message &message)
{
    const qint64 hereOrThen[] = {waitedHere, stretchOf(message.time.toMSecsSinceEpoch())};
    const bool waits = message.state == DeliveryState::Pending;
    for (const QString &id : idsOf(message)) {
        const auto added = connection.run("INSERT INTO message_key (stretch, hash, message) VALUES (?, ?, ?)",
                                          hereOrThen[waits ? 0 : 1], hashOf(message.conversation, id), message.id);
        if (!added)
            return added;
    }
    return Done{};
}

Result<Done> remove(Connection &connection, const Message &message)
{
    for (const QString &id : idsOf(message)) {
        const auto removed = connection.run(
            "DELETE FROM message_key WHERE stretch IN (?, ?) AND hash = ? AND message = ?", waitedHere,
            stretchOf(message.time.toMSecsSinceEpoch()), hashOf(message.conversation, id), message.id);
        if (!removed)
            return removed;
    }
    return Done{};
}

Result<Done> removeAll(Connection &connection, ConversationId conversation)
{
    auto query = connection.query("SELECT * FROM message WHERE conversation = ?", conversation);
    while (query.next()) {
        if (const auto removed = remove(connection, readMessage(query)); !removed)
            return removed;
    }
    if (query.failed())
        return query.error();
    return Done{};
}

Result<MessageId> findNear(Connection &connection, ConversationId conversation, const QString &id, qint64 time,
                           const Accepts &accepts)
{
    return firstAccepted(connection.query("SELECT m.* FROM message_key k CROSS JOIN message m ON m.id = k.message"
                                          " WHERE k.stretch IN (?, ?, ?) AND k.hash = ? AND m.conversation = ?"
                                          " AND ? IN (m.origin_id, m.stanza_id)",
                                          waitedHere, stretchOf(time - nearness), stretchOf(time + nearness),
                                          hashOf(conversation, id), conversation, id),
                         accepts);
}

Result<MessageId> findBack(Connection &connection, ConversationId conversation, const QString &id,
                           const Accepts &accepts)
{
    const qint64 hash = hashOf(conversation, id);
    qint64 stretch = waitedHere;
    for (int i = 0; i < stretchesBack; ++i) {
        const auto found = firstAccepted(
            connection.query("SELECT m.* FROM message_key k CROSS JOIN message m ON m.id = k.message"
                             " WHERE k.stretch = ? AND k.hash = ? AND m.conversation = ?"
                             " AND ? IN (m.origin_id, m.stanza_id)",
                             stretch, hash, conversation, id),
            accepts);
        if (!found || *found)
            return found;
        auto next = connection.query("SELECT max(stretch) FROM message_key WHERE stretch >= 0 AND stretch < ?",
                                     i == 0 ? std::numeric_limits<qint64>::max() : stretch);
        if (!next.next())
            return next.error();
        if (next.isNull(0))
            break;
        stretch = next.integer(0);
    }
    return MessageId();
}

} // namespace store::messageKeys
