// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Messages.h"

#include "store/MessageKeys.h"
#include "store/MessageRow.h"

#include <algorithm>
#include <cstdlib>

namespace store::messages {
namespace {

using base::Done;
using base::Error;
using base::ErrorKind;
using base::Result;
using model::ConversationId;
using model::DeliveryState;
using model::Direction;
using model::Message;
using model::MessageId;

// A message's number is its time with room for this many of the same millisecond: the index of words, which answers in
// the order of its rows, then answers in the order of time, and numbers stay below 2^53 until 2039.
constexpr qint64 numbersPerMillisecond = 4096;
constexpr qint64 latestTime = (qint64(1) << 42) - 1;

qint64 clampedTime(const QDateTime &time)
{
    return time.isValid() ? std::clamp<qint64>(time.toMSecsSinceEpoch(), 0, latestTime) : 0;
}

// The first free number at or after the time.
Result<MessageId> numberFor(Connection &connection, qint64 time)
{
    for (;; ++time) {
        const qint64 first = time * numbersPerMillisecond;
        const qint64 last = first + numbersPerMillisecond - 1;
        auto query = connection.query("SELECT max(id) FROM message WHERE id BETWEEN ? AND ?", first, last);
        if (!query.next())
            return query.error();
        const qint64 taken = query.integer(0);
        if (taken == 0 && first > 0)
            return MessageId{first};
        if (taken < last)
            return MessageId{taken + 1};
    }
}

Result<Done> index(Connection &connection, const Message &message)
{
    if (message.body.isEmpty())
        return Done{};
    return connection.run("INSERT INTO message_words (rowid, body, conversation) VALUES (?, ?, ?)", message.id,
                          message.body, message.conversation);
}

Result<Done> showInList(Connection &connection, const Message &message, qint64 time)
{
    const QString nick = message.from.resource();
    const auto shown = connection.run(
        "UPDATE conversation SET last_message = ?, last_activity = ?, preview = ?, preview_direction = ?,"
        " preview_state = ?, preview_kind = ?, preview_nick = ?"
        " WHERE id = ? AND (last_message = 0 OR (last_activity, last_message) < (?, ?))",
        message.id, time, previewOf(message), message.direction, message.state, message.kind, nick,
        message.conversation, time, message.id);
    if (!shown || message.read)
        return shown;
    return connection.run("UPDATE conversation SET unread = unread + 1,"
                          " first_unread = iif(first_unread = 0, ?, min(first_unread, ?)) WHERE id = ?",
                          message.id, message.id, message.conversation);
}

Result<Inserted> insertNew(Connection &connection, Message message)
{
    const qint64 time = clampedTime(message.time);
    const auto id = numberFor(connection, time);
    if (!id)
        return id.error();
    message.id = *id;
    message.time = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    const auto added = connection.run(
        "INSERT INTO message (id, conversation, kind, direction, via, author, resource, body, time, sent, delayed,"
        " stanza_id, origin_id, archive_id, state, error, read, edited, retracted, encryption, trust, device,"
        " obstacle) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message.id, message.conversation, message.kind, message.direction, message.via, message.from, message.resource,
        message.body, message.time, message.sent, message.delayed, message.stanzaId, message.originId,
        message.archiveId, message.state, message.error, message.read, message.edited, message.retracted,
        message.encryption, message.trust, message.device, message.obstacle);
    if (!added)
        return added.error();
    if (const auto keyed = messageKeys::add(connection, message); !keyed)
        return keyed.error();
    if (const auto indexed = index(connection, message); !indexed)
        return indexed.error();
    if (const auto shown = showInList(connection, message, time); !shown)
        return shown.error();
    if (message.state == DeliveryState::Pending) {
        if (const auto queued = enqueue(connection, message.id); !queued)
            return queued.error();
    }
    return Inserted{message.id, Outcome::New, message.state};
}

// What could not be opened is known now.
Result<Done> reveal(Connection &connection, const Message &stored, const Message &copy)
{
    const auto set = connection.run("UPDATE message SET kind = ?, body = ?, encryption = ?, trust = ?, device = ?,"
                                    " obstacle = 0 WHERE id = ?",
                                    copy.kind, copy.body, copy.encryption, copy.trust, copy.device, stored.id);
    if (!set)
        return set;
    Message revealed = copy;
    revealed.id = stored.id;
    revealed.conversation = stored.conversation;
    if (const auto indexed = index(connection, revealed); !indexed)
        return indexed;
    return connection.run("UPDATE conversation SET preview = ?, preview_kind = ? WHERE id = ? AND last_message = ?",
                          previewOf(revealed), revealed.kind, stored.conversation, stored.id);
}

// A copy of what is there already: it may bring the archive's id, and proves that the server has an own message.
Result<Inserted> upgrade(Connection &connection, MessageId id, const Message &copy)
{
    const auto stored = get(connection, id);
    if (!stored)
        return stored.error();
    Inserted answer{id, Outcome::Known, stored->state};
    if (stored->archiveId.isEmpty() && !copy.archiveId.isEmpty()) {
        if (const auto set = setArchiveId(connection, id, copy.archiveId); !set)
            return set.error();
        answer.outcome = Outcome::Upgraded;
    }
    if (stored->kind == model::MessageKind::Undecryptable && copy.kind == model::MessageKind::Text
        && copy.encryption != model::Encryption::None) {
        if (const auto revealed = reveal(connection, *stored, copy); !revealed)
            return revealed.error();
        answer.outcome = Outcome::Upgraded;
    }
    const bool isUnderway = stored->state == DeliveryState::Pending || stored->state == DeliveryState::Failed;
    if (stored->direction == Direction::Out && isUnderway && copy.state != DeliveryState::Pending) {
        const auto set = setState(connection, id, std::max(DeliveryState::Sent, copy.state));
        if (!set)
            return set.error();
        answer.outcome = Outcome::Upgraded;
        answer.state = std::max(DeliveryState::Sent, copy.state);
    }
    return answer;
}

Result<MessageId> oneId(Query query)
{
    const MessageId id = query.next() ? query.id<MessageId>(0) : MessageId();
    if (query.failed())
        return query.error();
    return id;
}

bool isSameAuthor(const Message &stored, const Message &copy)
{
    return stored.from == copy.from || (stored.direction == Direction::Out && copy.direction == Direction::Out);
}

// See insert() for the rules.
bool isSame(const Message &stored, const Message &copy)
{
    if (!isSameAuthor(stored, copy))
        return false;
    if (!copy.originId.isEmpty() && stored.originId == copy.originId)
        return true;
    const bool lacksOrigin = stored.originId.isEmpty() || copy.originId.isEmpty();
    // Two entries of one archive are two messages, whatever ids their sender gave them.
    const bool lacksArchive = stored.archiveId.isEmpty() || copy.archiveId.isEmpty();
    const qint64 apart = std::abs(clampedTime(stored.time) - clampedTime(copy.time));
    return stored.stanzaId == copy.stanzaId && lacksOrigin && lacksArchive
        && (apart <= sameStanzaWindow || stored.state == DeliveryState::Pending);
}

} // namespace

Position positionOf(const Message &message)
{
    return {clampedTime(message.time), message.id};
}

qint64 firstTimeBehind(Position position)
{
    return position.id.value / numbersPerMillisecond > position.time ? position.time + 1 : position.time;
}

Result<MessageId> findSame(Connection &connection, const Message &message)
{
    if (!message.archiveId.isEmpty()) {
        const auto found = oneId(connection.query("SELECT id FROM message WHERE archive_id = ? AND archive_id <> ''"
                                                  " AND conversation = ? LIMIT 1",
                                                  message.archiveId, message.conversation));
        if (!found || *found)
            return found;
    }
    const auto accepts = [&message](const Message &stored) { return isSame(stored, message); };
    const qint64 time = clampedTime(message.time);
    if (!message.originId.isEmpty()) {
        const auto found = messageKeys::findNear(connection, message.conversation, message.originId, time, accepts);
        if (!found || *found || message.originId == message.stanzaId)
            return found;
    }
    if (message.stanzaId.isEmpty())
        return MessageId();
    return messageKeys::findNear(connection, message.conversation, message.stanzaId, time, accepts);
}

Result<Inserted> insert(Connection &connection, const Message &message)
{
    const auto same = findSame(connection, message);
    if (!same)
        return same.error();
    return *same ? upgrade(connection, *same, message) : insertNew(connection, message);
}

Result<Message> get(Connection &connection, MessageId id)
{
    auto query = connection.query("SELECT * FROM message WHERE id = ?", id);
    if (query.next())
        return readMessage(query);
    if (query.failed())
        return query.error();
    return {ErrorKind::NotFound, QStringLiteral("no such message")};
}

Result<MessageId> findOutgoing(Connection &connection, ConversationId conversation, const QString &id)
{
    if (id.isEmpty())
        return MessageId();
    return messageKeys::findBack(connection, conversation, id,
                                 [](const Message &stored) { return stored.direction == Direction::Out; });
}

Result<MessageId> findById(Connection &connection, ConversationId conversation, const QString &id)
{
    if (id.isEmpty())
        return MessageId();
    const auto found = oneId(connection.query("SELECT id FROM message WHERE archive_id = ? AND archive_id <> ''"
                                              " AND conversation = ? LIMIT 1",
                                              id, conversation));
    if (!found || *found)
        return found;
    return messageKeys::findBack(connection, conversation, id, [](const Message &) { return true; });
}

Result<Done> setArchiveId(Connection &connection, MessageId id, const QString &archiveId)
{
    return connection.run("UPDATE message SET archive_id = ? WHERE id = ?", archiveId, id);
}

} // namespace store::messages
