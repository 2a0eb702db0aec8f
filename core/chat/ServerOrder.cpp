// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/ServerOrder.h"

#include "steps/Incoming.h"
#include "store/Unsettled.h"

#include <algorithm>

namespace chat {
namespace {

namespace rows = store::messages;
namespace unsettled = store::unsettled;

// A known message that now has the archive's number, or is known to have arrived.
bool isUpgraded(const steps::Stored &stored)
{
    return std::find(stored.changed.begin(), stored.changed.end(), stored.message.id) != stored.changed.end();
}

bool isWrittenHere(const model::Message &message)
{
    return message.direction == model::Direction::Out && message.via == model::Via::Live && message.resource.isEmpty();
}

} // namespace

void ServerOrder::begin(const std::optional<ArchivePlace> &place, const std::vector<steps::Incoming> &batch)
{
    m_moved.clear();
    m_liveSpans.clear();
    m_left.clear();
    m_batch = place;
    if (!place)
        return;
    if (m_walk != place->walk || m_way != place->way)
        m_spans.clear();
    m_walk = place->walk;
    m_way = place->way;
    if (m_way == ArchivePlace::Way::Newer)
        return;
    for (auto &span : m_spans)
        span = {{}, span.first ? span.first : span.ceiling, {}, 0};
    for (const auto &incoming : batch)
        m_left[incoming.peer] += incoming.isShown ? 1 : 0;
}

base::Result<ServerOrder::Span *> ServerOrder::spanOf(store::Connection &connection, model::ConversationId conversation,
                                                      const base::Jid &peer)
{
    auto &spans = m_batch ? m_spans : m_liveSpans;
    auto known = spans.find(conversation);
    if (known == spans.end()) {
        const auto span = bounds(connection, conversation);
        if (!span)
            return span.error();
        known = spans.insert(conversation, *span);
    }
    if (known->ceiling)
        known->left = m_left.value(peer);
    return &*known;
}

// What is stored already on the side from which the messages come.
base::Result<ServerOrder::Span> ServerOrder::bounds(store::Connection &connection,
                                                    model::ConversationId conversation) const
{
    const bool isOlder = m_batch && m_way == ArchivePlace::Way::Older;
    const auto end = !m_batch ? rows::lastPlace(connection, conversation, rows::Among::Sent)
        : isOlder             ? unsettled::firstSettled(connection, conversation)
                              : unsettled::lastSettled(connection, conversation);
    if (!end)
        return end.error();
    Span span;
    if (isOlder && *end && !m_batch->fromEnd)
        span.ceiling = (*end)->time;
    if (!isOlder)
        span.floor = end->value_or(Position());
    if (m_batch && !isOlder && m_batch->notBefore.isValid())
        span.floor = std::max(span.floor, Position{m_batch->notBefore.toMSecsSinceEpoch(), {}});
    return span;
}

base::Result<> ServerOrder::place(store::Connection &connection, const steps::Incoming &incoming,
                                  model::Message &message)
{
    const auto span = spanOf(connection, message.conversation, incoming.peer);
    if (!span)
        return span.error();
    const qint64 own = message.time.toMSecsSinceEpoch();
    qint64 time = std::max(own, rows::firstTimeBehind((*span)->floor));
    if (const auto cap = (*span)->cap())
        time = std::min(time, *cap);
    if (time != own)
        message.time = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    return base::Done{};
}

base::Result<> ServerOrder::note(store::Connection &connection, const steps::Incoming &incoming,
                                 const steps::Stored &stored)
{
    const auto found = spanOf(connection, stored.message.conversation, incoming.peer);
    if (!found)
        return found.error();
    Span &span = **found;
    if (!m_left.isEmpty())
        --m_left[incoming.peer];
    if (!stored.isNew)
        return m_batch ? noteKnown(connection, stored, span) : base::Result<>(base::Done{});
    const auto position = rows::positionOf(stored.message);
    span.first = std::min(span.first.value_or(position.time), position.time);
    span.floor = std::max(span.floor, position);
    if (m_batch || incoming.stretch == m_joined)
        return base::Done{};
    return unsettled::add(connection, stored.message.id);
}

base::Result<> ServerOrder::noteKnown(store::Connection &connection, const steps::Stored &stored, Span &span)
{
    const auto wasUnsettled = unsettled::remove(connection, stored.message.id);
    if (!wasUnsettled)
        return wasUnsettled.error();
    if (!*wasUnsettled && !m_batch->fromEnd && !isUpgraded(stored))
        return base::Done{}; // settled before, or the archive has it twice
    const auto known = rows::get(connection, stored.message.id);
    if (!known)
        return known.error();
    const auto position = rows::positionOf(*known);
    if (!isWrittenHere(*known))
        return settle(connection, {known->conversation, known->id}, position, span);
    span.floor = std::max(span.floor, position); // it stays
    return base::Done{};
}

// Puts a known message between what stands before and after it.
base::Result<> ServerOrder::settle(store::Connection &connection, const Moved &message, Position position, Span &span)
{
    qint64 time = position > span.floor ? position.time : span.floor.time + 1;
    if (const auto cap = span.cap())
        time = std::min(time, *cap);
    if (time != position.time) {
        if (const auto moved = rows::retime(connection, message.message, time); !moved)
            return moved;
        m_moved.push_back(message);
    }
    span.floor = {time, position.id};
    span.first = std::min(span.first.value_or(time), time);
    return base::Done{};
}

// What came live and is not in the archive came after all that is.
base::Result<> ServerOrder::end(store::Connection &connection, model::AccountId account)
{
    if (!m_batch || !m_batch->isAll)
        return base::Done{};
    m_joined = m_batch->stretch;
    const auto left = unsettled::all(connection, account);
    if (!left)
        return left.error();
    model::ConversationId conversation;
    Span span;
    for (const auto &row : *left) {
        if (row.conversation != conversation) {
            const auto last = unsettled::lastSettled(connection, row.conversation);
            if (!last)
                return last.error();
            conversation = row.conversation;
            span.floor = last->value_or(Position());
        }
        if (const auto settled = settle(connection, {row.conversation, row.position.id}, row.position, span); !settled)
            return settled;
    }
    return left->isEmpty() ? base::Result<>(base::Done{}) : unsettled::clear(connection, account);
}

} // namespace chat
