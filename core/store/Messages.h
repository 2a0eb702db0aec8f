// SPDX-License-Identifier: GPL-3.0-or-later
// The history: messages in the order (conversation, time, id), each once however often it arrives, with the outbox.
// Plain functions for use inside Profile::write and Profile::read. Each change keeps the conversation's row (unread,
// preview) and the search index in step, in the same transaction.
#pragma once

#include "base/Result.h"
#include "model/Message.h"
#include "store/Connection.h"

#include <QList>

#include <optional>

namespace store::messages {

// A place in a conversation's order.
struct Position
{
    qint64 time = 0; // milliseconds since 1970 UTC
    model::MessageId id;

    auto operator<=>(const Position &) const = default;
};
Position positionOf(const model::Message &message);
// The first time (ms) at which a new message stands behind that place.
qint64 firstTimeBehind(Position position);

enum class Outcome {
    New,      // stored now
    Known,    // there already, nothing learned
    Upgraded, // there already; its archive id or delivery state is now known
};
struct Inserted
{
    model::MessageId id;
    Outcome outcome = Outcome::New;
    model::DeliveryState state = model::DeliveryState::None; // as stored now

    bool wasNew() const { return outcome == Outcome::New; }
    bool operator==(const Inserted &) const = default;
};

// How far apart two messages with the same sender and stanza id, without origin-id, may be and still be one.
inline constexpr qint64 sameStanzaWindow = 10 * 60 * 1000; // milliseconds

// Stores a message unless it is there: the same archive id in the conversation, the same origin-id by the same sender,
// or, where one of the two has no origin-id, the same stanza id by the same sender within sameStanzaWindow. An own
// message matches by its origin-id or stanza id alone. Origin-ids are compared among messages up to six hours apart, and
// among all own ones that waited here. A copy that came back by carbon, room or archive makes a pending
// one Sent. Outgoing and Pending: joins the outbox. Message ids grow with time. A message that could not be opened is
// filled in when a copy of it was.
base::Result<Inserted> insert(Connection &connection, const model::Message &message);
// A row beside the place that the message would take which says the same of it: that something could not be opened, by
// the same author and for the same reason; 0 if there is none. Thousands of them are one.
base::Result<model::MessageId> findSamePlaceholder(Connection &connection, const model::Message &message);
// When the first message of that account came that stays closed for that reason; invalid: there is none.
base::Result<QDateTime> closedSince(Connection &connection, model::AccountId account, model::Obstacle why);
base::Result<base::Done> setClosed(Connection &connection, model::AccountId account, model::Obstacle before,
                                   model::Obstacle after);
// The message that insert() would take for the same one; 0 if there is none. For dropping copies before they are opened.
base::Result<model::MessageId> findSame(Connection &connection, const model::Message &message);

// NotFound if it is gone.
base::Result<model::Message> get(Connection &connection, model::MessageId id);
// The own message that a receipt, marker or error names by its stanza id or origin-id; 0 if there is none among those
// sent from here and those of the last hundred days or so with messages.
base::Result<model::MessageId> findOutgoing(Connection &connection, model::ConversationId conversation,
                                            const QString &id);
// The message with this archive id or, within the same limits, stanza id or origin-id, by whoever; 0 if there is none.
base::Result<model::MessageId> findById(Connection &connection, model::ConversationId conversation, const QString &id);

// Pages, always oldest first, at most `count` long.
base::Result<QList<model::Message>> last(Connection &connection, model::ConversationId conversation, int count);
base::Result<QList<model::Message>> before(Connection &connection, model::ConversationId conversation,
                                           Position position, int count);
base::Result<QList<model::Message>> after(Connection &connection, model::ConversationId conversation, Position position,
                                          int count);
// Up to count/2 before the position, the rest from it on.
base::Result<QList<model::Message>> around(Connection &connection, model::ConversationId conversation,
                                           Position position, int count);

// The outbox of one account in the order the messages were written.
base::Result<QList<model::Message>> pending(Connection &connection, model::AccountId account);
// Pending < Sent < Delivered < Read; never backwards. Failed only from Pending or Sent; Pending again only from Failed
// (the user retries) and at the end of the outbox. True if it changed. `error`: the condition, for Failed.
base::Result<bool> setState(Connection &connection, model::MessageId id, model::DeliveryState state,
                            const QString &error = {});
// Brings the own messages up to and including the position to at least `state` (Delivered or Read), back to the first
// that is there already: markers of XEP-0333 count for all before. The ones that changed, oldest first.
base::Result<QList<model::MessageId>> setStateUpTo(Connection &connection, model::ConversationId conversation,
                                                   Position position, model::DeliveryState state);
// Puts a message of somebody else's or of another own device, whose place the archive knows now, at another time.
base::Result<base::Done> retime(Connection &connection, model::MessageId id, qint64 time);
// The last message of a conversation that the server has, or all; none if there is none.
enum class Among { All, Sent };
base::Result<std::optional<Position>> lastPlace(Connection &connection, model::ConversationId conversation,
                                                Among among);
// A message that the archive has numbered.
base::Result<base::Done> setArchiveId(Connection &connection, model::MessageId id, const QString &archiveId);

// Marks everything up to and including the position as read; how many are unread then.
base::Result<int> markRead(Connection &connection, model::ConversationId conversation, Position position);
// The newest received message counts as unread again, if there is one.
base::Result<base::Done> markUnread(Connection &connection, model::ConversationId conversation);

// Deletes one message here.
base::Result<base::Done> remove(Connection &connection, model::MessageId id);

} // namespace store::messages
