// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/OutboxWorks.h"

#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Outbox.h"

#include <QSet>

namespace chat::outboxWorks {
namespace {

namespace rows = store::messages;

base::Result<Written> withChat(store::Connection &connection, Locking locking)
{
    auto conversation = store::conversations::get(connection, locking.message.conversation);
    if (!conversation)
        return conversation.error();
    return Written{std::move(locking.message), std::move(*conversation), std::move(locking.stanza),
                   std::move(locking.missing)};
}

} // namespace

// Behind all that is there, also where our clock is slow.
base::Result<Written> storePending(store::Connection &connection, model::Message message, model::Encryption only)
{
    const auto last = rows::lastPlace(connection, message.conversation, rows::Among::All);
    if (!last)
        return last.error();
    if (*last)
        message.time = std::max(message.time, QDateTime::fromMSecsSinceEpoch((*last)->time, Qt::UTC));
    const auto inserted = rows::insert(connection, message);
    if (!inserted)
        return inserted.error();
    message.id = inserted->id;
    if (only != model::Encryption::None) {
        if (const auto set = store::outbox::setOnly(connection, message.id, only); !set)
            return set.error();
    }
    if (const auto cleared = store::conversations::setDraft(connection, message.conversation, {}); !cleared)
        return cleared.error();
    if (const auto accepted = store::conversations::setStranger(connection, message.conversation, false); !accepted)
        return accepted.error();
    auto conversation = store::conversations::get(connection, message.conversation);
    if (!conversation)
        return conversation.error();
    return Written{std::move(message), std::move(*conversation)};
}

base::Result<Written> storeLocked(store::Connection &connection, const model::Message &message, model::Encryption only,
                                  const Address &address)
{
    auto written = storePending(connection, message, only);
    if (!written)
        return written.error();
    const auto isBehind = store::outbox::isBehind(connection, written->message);
    if (!isBehind)
        return isBehind.error();
    if (*isBehind)
        return written;
    auto locking = Locksmith(connection, address.bench)
                       .lock({written->message, address.jid, address.seesUs, only}, address.readers);
    if (!locking)
        return locking.error();
    written->message = std::move(locking->message);
    written->stanza = std::move(locking->stanza);
    written->missing = std::move(locking->missing);
    return written;
}

base::Result<QList<Written>> lockAll(store::Connection &connection, model::AccountId account,
                                     const QHash<model::ConversationId, Address> &addresses)
{
    const auto entries = store::outbox::of(connection, account);
    if (!entries)
        return entries.error();
    QList<Written> all;
    QSet<model::ConversationId> stuck;
    for (const auto &entry : *entries) {
        const auto id = entry.message.conversation;
        const auto address = addresses.find(id);
        if (!entry.wantsLock() || stuck.contains(id) || address == addresses.end())
            continue;
        auto locking = Locksmith(connection, address->bench)
                           .lock({entry.message, address->jid, address->seesUs, entry.only}, address->readers);
        if (!locking)
            return locking.error();
        if (!locking->stanza && locking->message.state == model::DeliveryState::Pending)
            stuck.insert(id);
        auto written = withChat(connection, std::move(*locking));
        if (!written)
            return written.error();
        all.append(std::move(*written));
    }
    return all;
}

base::Result<QList<model::Message>> giveUpLocks(store::Connection &connection, model::ConversationId conversation)
{
    const auto given = store::outbox::giveUpLocks(connection, conversation);
    if (!given)
        return given.error();
    QList<model::Message> messages;
    for (const auto id : *given) {
        auto message = rows::get(connection, id);
        if (!message)
            return message.error();
        messages.append(std::move(*message));
    }
    return messages;
}

base::Result<Written> setState(store::Connection &connection, model::MessageId id, model::DeliveryState state)
{
    if (const auto changed = rows::setState(connection, id, state); !changed)
        return changed.error();
    auto message = rows::get(connection, id);
    if (!message)
        return message.error();
    return withChat(connection, {std::move(*message), {}, {}});
}

base::Result<model::Conversation> discard(store::Connection &connection, model::MessageId id)
{
    const auto message = rows::get(connection, id);
    if (!message)
        return message.error();
    if (const auto removed = rows::remove(connection, id); !removed)
        return removed.error();
    return store::conversations::get(connection, message->conversation);
}

} // namespace chat::outboxWorks
