// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/InboxBatch.h"

#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Roster.h"

namespace chat {
namespace {

// Where a message belongs; made if it may start a chat, 0 if there is none.
base::Result<model::ConversationId> placeFor(store::Connection &connection, const steps::Incoming &incoming,
                                             model::AccountId account)
{
    if (incoming.mayStartChat) {
        // The list may have come meanwhile: what is stored decides, not what was known when the message arrived.
        const auto isContact = store::roster::holds(connection, account, incoming.peer);
        if (!isContact)
            return isContact.error();
        const store::conversations::Start start{account, incoming.peer, model::ConversationKind::Person,
                                                incoming.isStranger && !*isContact, incoming.message.time};
        auto made = store::conversations::ensure(connection, start);
        if (!made)
            return made.error();
        return made->id;
    }
    const auto found = store::conversations::find(connection, account, incoming.peer);
    if (!found && found.error().kind != base::ErrorKind::NotFound)
        return found.error();
    return found ? found->id : model::ConversationId();
}

// Whether it adds nothing to what is there: a copy of what was unlocked before of which nothing is here (any more), or
// one more that cannot be opened.
base::Result<bool> addsNothing(store::Connection &connection, const steps::Incoming &incoming,
                               const model::Message &message)
{
    const bool isPlaceholder = message.kind == model::MessageKind::Undecryptable;
    if (!incoming.isCopy && !isPlaceholder)
        return false;
    const auto same = store::messages::findSame(connection, message);
    if (!same)
        return same.error();
    if (*same || incoming.isCopy)
        return !*same;
    const auto beside = store::messages::findSamePlaceholder(connection, message);
    if (!beside)
        return beside.error();
    return bool(*beside);
}

base::Result<> storeShown(store::Connection &connection, const steps::Incoming &incoming, ServerOrder &order,
                          steps::Stored &stored)
{
    const auto isNothing = addsNothing(connection, incoming, stored.message);
    if (!isNothing)
        return isNothing.error();
    if (*isNothing)
        return base::Done{};
    if (const auto placed = order.place(connection, incoming, stored.message); !placed)
        return placed;
    const auto inserted = store::messages::insert(connection, stored.message);
    if (!inserted)
        return inserted.error();
    stored.message.id = inserted->id;
    stored.isNew = inserted->wasNew();
    if (inserted->outcome == store::messages::Outcome::Upgraded)
        stored.changed.push_back(inserted->id);
    return order.note(connection, incoming, stored);
}

base::Result<std::optional<steps::Stored>> storeOne(store::Connection &connection, const steps::Incoming &incoming,
                                                    ServerOrder &order, model::AccountId account)
{
    const auto conversation = placeFor(connection, incoming, account);
    if (!conversation)
        return conversation.error();
    if (!*conversation)
        return std::optional<steps::Stored>();
    steps::Stored stored{incoming.message, false, {}};
    stored.message.conversation = *conversation;
    if (incoming.isShown) {
        if (const auto shown = storeShown(connection, incoming, order, stored); !shown)
            return shown.error();
    }
    for (const auto &effect : incoming.effects) {
        if (const auto done = effect(connection, *conversation, stored); !done)
            return done.error();
    }
    return std::optional(std::move(stored));
}

} // namespace

base::Result<> InboxBatch::store(store::Connection &connection)
{
    stored.clear();
    if (const auto opened = unlockAll(connection); !opened)
        return opened;
    order->begin(place, read());
    for (const auto &one : read()) {
        auto done = storeOne(connection, one, *order, account);
        if (!done)
            return done.error();
        stored.push_back(std::move(*done));
    }
    if (const auto ended = order->end(connection, account); !ended)
        return ended;
    if (const auto marked = markAnswered(connection); !marked)
        return marked;
    if (const auto read = readTouched(connection); !read)
        return read;
    return readChanged(connection);
}

base::Result<> InboxBatch::unlockAll(store::Connection &connection)
{
    unlocked.clear();
    showsCopy = false;
    if (!isSomeLocked())
        return base::Done{};
    unlocked.reserve(incoming.size());
    for (const auto &one : incoming) {
        if (!one.isLocked) {
            unlocked.push_back(one);
            continue;
        }
        auto opened = unlock(connection, *unlocking, one);
        if (!opened)
            return opened.error();
        showsCopy = showsCopy || opened->isCopysLetter;
        unlocked.push_back(std::move(*opened));
    }
    return base::Done{};
}

// Who has answered on another device has read what was before.
base::Result<> InboxBatch::markAnswered(store::Connection &connection) const
{
    QHash<model::ConversationId, store::messages::Position> answered;
    for (const auto &one : stored) {
        if (!one || !one->isNew || one->message.direction != model::Direction::Out)
            continue;
        auto &last = answered[one->message.conversation];
        last = std::max(last, store::messages::positionOf(one->message));
    }
    for (auto at = answered.cbegin(); at != answered.cend(); ++at) {
        if (const auto read = store::messages::markRead(connection, at.key(), at.value()); !read)
            return read.error();
    }
    return base::Done{};
}

base::Result<> InboxBatch::readTouched(store::Connection &connection)
{
    touched.clear();
    std::vector<model::ConversationId> ids;
    for (const auto &one : stored) {
        if (one)
            ids.push_back(one->message.conversation);
    }
    for (const auto &moved : order->moved())
        ids.push_back(moved.conversation);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const auto id : ids) {
        auto row = store::conversations::get(connection, id);
        if (!row)
            return row.error();
        touched.append(std::move(*row));
    }
    return base::Done{};
}

base::Result<> InboxBatch::readChanged(store::Connection &connection)
{
    changed.clear();
    std::vector<model::MessageId> ids;
    for (const auto &one : stored) {
        if (one)
            ids.insert(ids.end(), one->changed.begin(), one->changed.end());
    }
    for (const auto &moved : order->moved())
        ids.push_back(moved.message);
    for (const auto id : ids) {
        auto message = store::messages::get(connection, id);
        if (!message)
            return message.error();
        changed.append(std::move(*message));
    }
    return base::Done{};
}

} // namespace chat
