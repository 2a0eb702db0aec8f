// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MessageRow.h"

#include <algorithm>

namespace store {
namespace {

constexpr qsizetype longestPreview = 200; // UTF-16 units

} // namespace

model::Message readMessage(const Query &row)
{
    model::Message message;
    message.id = row.id<model::MessageId>(0);
    message.conversation = row.id<model::ConversationId>(1);
    message.kind = row.as<model::MessageKind>(2);
    message.direction = row.as<model::Direction>(3);
    message.via = row.as<model::Via>(4);
    message.from = row.jid(5);
    message.resource = row.text(6);
    message.body = row.text(7);
    message.time = row.time(8);
    message.sent = row.time(9);
    message.delayed = row.truth(10);
    message.stanzaId = row.text(11);
    message.originId = row.text(12);
    message.archiveId = row.text(13);
    message.state = row.as<model::DeliveryState>(14);
    message.error = row.text(15);
    message.read = row.truth(16);
    message.edited = row.truth(17);
    message.retracted = row.truth(18);
    message.encryption = row.as<model::Encryption>(19);
    message.trust = row.as<model::Trust>(20);
    message.device = static_cast<quint32>(row.integer(21));
    message.obstacle = row.as<model::Obstacle>(22);
    return message;
}

base::Result<QList<model::Message>> readMessages(Query query)
{
    QList<model::Message> messages;
    while (query.next())
        messages.append(readMessage(query));
    if (query.failed())
        return query.error();
    return messages;
}

QString previewOf(const model::Message &message)
{
    const QString text = message.body.trimmed();
    const qsizetype end = text.indexOf(QLatin1Char('\n'));
    QString line = text.left(end < 0 ? longestPreview : std::min(end, longestPreview));
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1);
    return line.trimmed();
}

base::Result<base::Done> enqueue(Connection &connection, model::MessageId id)
{
    return connection.run("INSERT INTO outbox (account, message) SELECT v.account, m.id FROM message m"
                          " JOIN conversation v ON v.id = m.conversation WHERE m.id = ?",
                          id);
}

} // namespace store
