// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Inbox.h"

#include "chat/Conversations.h"
#include "steps/Steps.h"
#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Profile.h"
#include "store/Roster.h"
#include "xep/Archive.h"

#include <algorithm>

namespace chat {
namespace {

// What happens to a message, top to bottom. Each may change it, answer it, or end it.
constexpr steps::Step way[] = {
    steps::carbons::unwrap,  steps::refuseForeign,    steps::errors::note,      steps::stanzaIds::collect,
    steps::times::determine, steps::chatStates::note, steps::receipts::note,    steps::markers::note,
    steps::text::interpret,  steps::strangers::note,  steps::receipts::confirm,
};

constexpr std::size_t largestBatch = 500; // messages in one transaction, so that none waits long for its commit
constexpr auto retryDelay = std::chrono::seconds(5);

} // namespace

struct Inbox::Batch
{
    std::vector<steps::Incoming> incoming;
    std::vector<std::optional<steps::Stored>> stored; // one for each; none if it had nothing to store
    QList<model::Conversation> touched;
    QList<model::Message> changed;
};

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

base::Result<steps::Stored> storeOne(store::Connection &connection, steps::Incoming &incoming,
                                     model::ConversationId conversation)
{
    steps::Stored stored{incoming.message, false, {}};
    stored.message.conversation = conversation;
    if (incoming.isShown) {
        const auto inserted = store::messages::insert(connection, stored.message);
        if (!inserted)
            return inserted.error();
        stored.message.id = inserted->id;
        stored.isNew = inserted->wasNew();
        if (inserted->outcome == store::messages::Outcome::Upgraded)
            stored.changed.push_back(inserted->id);
    }
    for (const auto &effect : incoming.effects) {
        if (const auto done = effect(connection, conversation, stored); !done)
            return done.error();
    }
    return stored;
}

} // namespace

Inbox::Inbox(store::Profile &profile, Conversations &conversations, steps::Surroundings surroundings)
    : m_profile(profile)
    , m_conversations(conversations)
    , m_surroundings(std::move(surroundings))
{
}

Inbox::~Inbox() = default;

bool Inbox::passes(steps::Incoming &incoming) const
{
    return std::all_of(std::begin(way), std::end(way),
                       [&](steps::Step step) { return step(incoming, m_surroundings) == steps::Verdict::Continue; });
}

void Inbox::take(const stream::Stanza &stanza)
{
    steps::Incoming incoming;
    incoming.stanza = stanza;
    if (!passes(incoming) && incoming.effects.empty()) {
        Q_EMIT settled(stanza.sequence);
        return;
    }
    incoming.stanza.sequence = stanza.sequence;
    m_waiting.push_back(std::move(incoming));
    flush();
}

namespace {

// Keeps the server's order where clocks disagree: what the server had later never stands before what it had earlier,
// however late that arrived. Messages that have not left yet do not count.
class ServerOrder
{
public:
    base::Result<> place(store::Connection &connection, model::ConversationId conversation, model::Message &message)
    {
        auto floor = m_floors.find(conversation);
        if (floor == m_floors.end()) {
            const auto newest = store::messages::last(connection, conversation, lookBack);
            if (!newest)
                return newest.error();
            QDateTime time;
            for (const auto &stored : *newest) {
                if (stored.state != model::DeliveryState::Pending)
                    time = stored.time;
            }
            floor = m_floors.insert(conversation, time);
        }
        if (floor->isValid() && message.time < *floor)
            message.time = *floor;
        *floor = message.time;
        return base::Done{};
    }

private:
    static constexpr int lookBack = 20;
    QHash<model::ConversationId, QDateTime> m_floors;
};

// Keeps the archive's order, whose times many servers give in whole seconds, where one of its messages is known already
// with the time of its arrival: what the archive has after it never stands before it.
class ArchiveOrder
{
public:
    void place(model::ConversationId conversation, model::Message &message) const
    {
        const auto floor = m_floors.value(conversation);
        if (floor.isValid() && message.time < floor && message.time.msecsTo(floor) < furthest)
            message.time = floor;
    }
    base::Result<> note(store::Connection &connection, model::ConversationId conversation, const steps::Stored &stored)
    {
        if (stored.isNew)
            return base::Done{};
        const auto known = store::messages::get(connection, stored.message.id);
        if (!known)
            return known.error();
        m_floors.insert(conversation, std::max(m_floors.value(conversation, known->time), known->time));
        return base::Done{};
    }

private:
    static constexpr qint64 furthest = 10 * 60 * 1000; // ms; beyond that a clock was wrong, not a line slow
    QHash<model::ConversationId, QDateTime> m_floors;
};

} // namespace

base::Result<> Inbox::storeBatch(store::Connection &connection, Batch &batch, model::AccountId account)
{
    std::vector<model::ConversationId> touched;
    QHash<model::ConversationId, store::messages::Position> answered;
    ServerOrder order;
    ArchiveOrder archiveOrder;
    batch.stored.clear();
    batch.touched.clear();
    for (auto &incoming : batch.incoming) {
        const auto conversation = placeFor(connection, incoming, account);
        if (!conversation)
            return conversation.error();
        if (!*conversation) {
            batch.stored.emplace_back();
            continue;
        }
        if (incoming.notBefore.isValid() && incoming.message.time < incoming.notBefore)
            incoming.message.time = incoming.notBefore;
        const bool isArchived = incoming.message.via == model::Via::Archive;
        if (incoming.isShown && isArchived)
            archiveOrder.place(*conversation, incoming.message);
        if (incoming.isShown && !isArchived) {
            if (const auto placed = order.place(connection, *conversation, incoming.message); !placed)
                return placed.error();
        }
        auto stored = storeOne(connection, incoming, *conversation);
        if (!stored)
            return stored.error();
        if (incoming.isShown && isArchived) {
            if (const auto noted = archiveOrder.note(connection, *conversation, *stored); !noted)
                return noted.error();
        }
        if (std::find(touched.begin(), touched.end(), *conversation) == touched.end())
            touched.push_back(*conversation);
        if (stored->isNew && stored->message.direction == model::Direction::Out)
            answered[*conversation] = std::max(answered.value(*conversation),
                                               store::messages::positionOf(stored->message));
        batch.stored.emplace_back(std::move(*stored));
    }
    // Who has answered on another device has read what was before.
    for (auto at = answered.cbegin(); at != answered.cend(); ++at) {
        if (const auto read = store::messages::markRead(connection, at.key(), at.value()); !read)
            return read.error();
    }
    for (const auto id : touched) {
        auto row = store::conversations::get(connection, id);
        if (!row)
            return row.error();
        batch.touched.append(std::move(*row));
    }
    return readChanged(connection, batch);
}

// Everything that came while the last transaction ran goes into the next one.
void Inbox::flush()
{
    if (m_storing || m_waiting.empty())
        return;
    m_storing = true;
    const auto batch = std::make_shared<Batch>();
    const auto count = std::min(m_waiting.size(), largestBatch);
    std::move(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(count), std::back_inserter(batch->incoming));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(count));
    storeThenTell(batch);
}

void Inbox::storeThenTell(std::shared_ptr<Batch> batch)
{
    auto work = [batch, account = m_surroundings.accountId](store::Connection &connection) {
        return storeBatch(connection, *batch, account);
    };
    m_profile.write(std::move(work)).then(this, [this, batch](const base::Result<> &stored) {
        if (!stored) {
            // Nothing is acknowledged, so the server keeps it; here it waits until there is room again.
            Q_EMIT storingFailed(stored.error());
            m_surroundings.clock.after(retryDelay, this, [this, batch] { storeThenTell(batch); });
            return;
        }
        m_storing = false;
        tell(*batch);
        for (const auto &incoming : batch->incoming)
            Q_EMIT settled(incoming.stanza.sequence);
        flush();
    });
}

void Inbox::tell(const Batch &batch)
{
    for (const auto &conversation : batch.touched)
        m_conversations.adopt(conversation);
    for (std::size_t i = 0; i < batch.incoming.size(); ++i) {
        if (!batch.stored[i] || !batch.stored[i]->isNew)
            continue;
        Q_EMIT m_conversations.messageStored(batch.stored[i]->message);
        if (batch.incoming[i].afterwards)
            batch.incoming[i].afterwards(*batch.stored[i]);
    }
    for (const auto &message : batch.changed)
        Q_EMIT m_conversations.messageChanged(message);
}

base::Result<> Inbox::readChanged(store::Connection &connection, Batch &batch)
{
    batch.changed.clear();
    for (const auto &stored : batch.stored) {
        if (!stored)
            continue;
        for (const auto id : stored->changed) {
            auto message = store::messages::get(connection, id);
            if (!message)
                return message.error();
            batch.changed.append(std::move(*message));
        }
    }
    return base::Done{};
}

std::vector<steps::Incoming> Inbox::readPage(std::vector<xep::ArchivedMessage> page, QDateTime notBefore) const
{
    std::vector<steps::Incoming> read;
    read.reserve(page.size());
    for (auto &archived : page) {
        steps::Incoming incoming;
        incoming.stanza = std::move(archived.stanza);
        incoming.archiveId = std::move(archived.id);
        incoming.archived = archived.stamp;
        incoming.notBefore = notBefore;
        if (!passes(incoming) && incoming.effects.empty())
            continue;
        incoming.stanza.element = {}; // read; what waits for its transaction is kept small
        read.push_back(std::move(incoming));
    }
    return read;
}

base::Task<base::Result<int>> Inbox::storeRead(std::vector<steps::Incoming> read,
                                               std::function<base::Result<>(store::Connection &)> also)
{
    const auto batch = std::make_shared<Batch>();
    batch->incoming = std::move(read);
    auto work = [batch, account = m_surroundings.accountId,
                 also = std::move(also)](store::Connection &connection) -> base::Result<> {
        if (const auto stored = storeBatch(connection, *batch, account); !stored)
            return stored.error();
        return also(connection);
    };
    const auto task = m_profile.write(std::move(work));
    if (const auto stored = co_await task.on(this); !stored)
        co_return stored.error();
    tell(*batch);
    co_return int(std::count_if(batch->stored.begin(), batch->stored.end(),
                                [](const std::optional<steps::Stored> &stored) { return stored && stored->isNew; }));
}

} // namespace chat
