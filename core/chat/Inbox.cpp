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

// What is stored in one transaction, and what came of it. Works on the writer thread.
struct Inbox::Batch
{
    std::vector<steps::Incoming> incoming;
    std::optional<ArchivePlace> place; // none: it came live
    model::AccountId account;
    std::shared_ptr<ServerOrder> order;
    std::vector<std::optional<steps::Stored>> stored; // one for each; none if it had nothing to store
    QList<model::Conversation> touched;
    QList<model::Message> changed;

    base::Result<> store(store::Connection &connection);
    base::Result<> markAnswered(store::Connection &connection) const;
    base::Result<> readTouched(store::Connection &connection);
    base::Result<> readChanged(store::Connection &connection);
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

base::Result<> storeShown(store::Connection &connection, const steps::Incoming &incoming, ServerOrder &order,
                          steps::Stored &stored)
{
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

base::Result<> Inbox::Batch::store(store::Connection &connection)
{
    stored.clear();
    order->begin(place, incoming);
    for (const auto &one : incoming) {
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

// Who has answered on another device has read what was before.
base::Result<> Inbox::Batch::markAnswered(store::Connection &connection) const
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

base::Result<> Inbox::Batch::readTouched(store::Connection &connection)
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

base::Result<> Inbox::Batch::readChanged(store::Connection &connection)
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

Inbox::Inbox(store::Profile &profile, Conversations &conversations, steps::Surroundings surroundings)
    : m_profile(profile)
    , m_conversations(conversations)
    , m_surroundings(std::move(surroundings))
    , m_order(std::make_shared<ServerOrder>())
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
    incoming.stretch = m_stretch;
    m_waiting.push_back(std::move(incoming));
    flush();
}

// Everything that came while the last transaction ran goes into the next one.
void Inbox::flush()
{
    if (m_storing || m_waiting.empty())
        return;
    m_storing = true;
    const auto batch = makeBatch({});
    const auto count = std::min(m_waiting.size(), largestBatch);
    std::move(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(count), std::back_inserter(batch->incoming));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(count));
    storeThenTell(batch);
}

void Inbox::storeThenTell(std::shared_ptr<Batch> batch)
{
    auto work = [batch](store::Connection &connection) { return batch->store(connection); };
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

std::vector<steps::Incoming> Inbox::readPage(std::vector<xep::ArchivedMessage> page) const
{
    std::vector<steps::Incoming> read;
    read.reserve(page.size());
    for (auto &archived : page) {
        steps::Incoming incoming;
        incoming.stanza = std::move(archived.stanza);
        incoming.archiveId = std::move(archived.id);
        incoming.archived = archived.stamp;
        if (!passes(incoming) && incoming.effects.empty())
            continue;
        incoming.stanza.element = {}; // read; what waits for its transaction is kept small
        read.push_back(std::move(incoming));
    }
    return read;
}

base::Task<base::Result<int>> Inbox::storeRead(std::vector<steps::Incoming> read, ArchivePlace place,
                                               std::function<base::Result<>(store::Connection &)> also)
{
    place.stretch = m_stretch;
    const auto batch = makeBatch(place);
    batch->incoming = std::move(read);
    auto work = [batch, also = std::move(also)](store::Connection &connection) -> base::Result<> {
        if (const auto stored = batch->store(connection); !stored)
            return stored.error();
        return also(connection);
    };
    const auto task = m_profile.write(std::move(work));
    if (const auto stored = co_await task.on(this); !stored) {
        beginStretch(); // it may count as joined although that was undone
        co_return stored.error();
    }
    tell(*batch);
    co_return int(std::count_if(batch->stored.begin(), batch->stored.end(),
                                [](const std::optional<steps::Stored> &stored) { return stored && stored->isNew; }));
}

std::shared_ptr<Inbox::Batch> Inbox::makeBatch(std::optional<ArchivePlace> place) const
{
    const auto batch = std::make_shared<Batch>();
    batch->place = std::move(place);
    batch->account = m_surroundings.accountId;
    batch->order = m_order;
    return batch;
}

} // namespace chat
