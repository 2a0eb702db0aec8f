// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Inbox.h"

#include "chat/Conversations.h"
#include "chat/Encryption.h"
#include "chat/InboxBatch.h"
#include "steps/Steps.h"
#include "store/Messages.h"
#include "store/Profile.h"
#include "xep/Archive.h"

#include <algorithm>

namespace chat {
namespace {

// What happens to a message, top to bottom. Each may change it or end it. First whose it is and where it belongs …
constexpr steps::Step outside[] = {
    steps::carbons::unwrap,  steps::refuseForeign,   steps::errors::note, steps::stanzaIds::collect,
    steps::times::determine, steps::strangers::note, steps::locks::note,
};
// … then what it says: at once, or once it is unlocked. Some run on the writer thread then.
constexpr steps::Step inside[] = {
    steps::chatStates::note,
    steps::receipts::note,
    steps::markers::note,
    steps::text::interpret,
};

template<std::size_t Count>
steps::Verdict go(const steps::Step (&way)[Count], steps::Incoming &incoming, const steps::Surroundings &surroundings)
{
    const bool isThrough = std::all_of(std::begin(way), std::end(way), [&](steps::Step step) {
        return step(incoming, surroundings) == steps::Verdict::Continue;
    });
    return isThrough ? steps::Verdict::Continue : steps::Verdict::Drop;
}

steps::Verdict goInside(steps::Incoming &incoming, const steps::Surroundings &surroundings)
{
    return go(inside, incoming, surroundings);
}

constexpr std::size_t largestBatch = 500; // messages in one transaction, so that none waits long for its commit
constexpr auto retryDelay = std::chrono::seconds(5);

} // namespace

Inbox::Inbox(store::Profile &profile, Conversations &conversations, steps::Surroundings surroundings)
    : m_profile(profile)
    , m_conversations(conversations)
    , m_surroundings(std::move(surroundings))
    , m_order(std::make_shared<ServerOrder>())
{
}

Inbox::~Inbox() = default;

void Inbox::unlockWith(Encryption &encryption)
{
    m_encryption = &encryption;
    connect(m_encryption, &Encryption::opened, this, &Inbox::releaseHeld);
}

// Whether there is something to store.
bool Inbox::passes(steps::Incoming &incoming) const
{
    auto verdict = go(outside, incoming, m_surroundings);
    if (verdict == steps::Verdict::Continue && !incoming.isLocked)
        verdict = goInside(incoming, m_surroundings);
    return verdict == steps::Verdict::Continue || !incoming.effects.empty();
}

void Inbox::take(const stream::Stanza &stanza)
{
    steps::Incoming incoming;
    incoming.stanza = stanza;
    const bool isWorthIt = passes(incoming);
    noteConfirmed(incoming);
    if (incoming.typing)
        m_surroundings.noteTyping(incoming.peer, *incoming.typing);
    if (!isWorthIt) {
        Q_EMIT settled(stanza.sequence);
        return;
    }
    incoming.stanza.sequence = stanza.sequence;
    incoming.stretch = m_stretch;
    (mustHold(incoming) ? m_held : m_waiting).push_back(std::move(incoming));
    flush();
}

// A ratchet goes forward only: what the archive has of before comes first. What is held is not settled, so it is with
// the server, too.
bool Inbox::mustHold(const steps::Incoming &incoming) const
{
    const bool isOpening = m_encryption && m_encryption->state() == Encryption::State::Opening;
    return incoming.isLocked && (m_mayMiss || isOpening);
}

void Inbox::releaseHeld()
{
    if (m_held.empty() || mustHold(m_held.front()))
        return;
    std::move(m_held.begin(), m_held.end(), std::back_inserter(m_waiting));
    m_held.clear();
    flush();
}

void Inbox::beginStretch()
{
    ++m_stretch;
    m_mayMiss = true;
}

void Inbox::missNothing()
{
    m_mayMiss = false;
    releaseHeld();
    for (const auto &confirmation : m_lateReceipts.take())
        send(confirmation);
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

void Inbox::storeThenTell(std::shared_ptr<InboxBatch> batch)
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

void Inbox::tell(InboxBatch &batch)
{
    for (const auto &conversation : batch.touched)
        m_conversations.adopt(conversation);
    for (std::size_t i = 0; i < batch.incoming.size(); ++i) {
        auto &incoming = batch.read()[i];
        if (incoming.isLocked && incoming.typing)
            m_surroundings.noteTyping(incoming.peer, *incoming.typing);
        noteKeys(incoming);
        if (incoming.isLocked)
            noteConfirmed(incoming);
        if (!batch.stored[i] || !batch.stored[i]->isNew)
            continue;
        Q_EMIT m_conversations.messageStored(batch.stored[i]->message);
        if (incoming.message.kind == model::MessageKind::Text)
            confirm(incoming);
    }
    if (batch.isSomeLocked())
        Q_EMIT unlocked();
    if (batch.showsCopy && m_encryption)
        m_encryption->beginAnew();
    for (const auto &message : batch.changed)
        Q_EMIT m_conversations.messageChanged(message);
}

// What a message that came locked says of its sender's device besides what it says.
void Inbox::noteKeys(const steps::Incoming &incoming)
{
    if (!m_encryption || !incoming.isLocked)
        return;
    const auto &message = incoming.message;
    for (const auto &owner : incoming.learnedOf)
        m_encryption->noteMet(owner);
    if (message.obstacle == model::Obstacle::KeyChanged)
        m_encryption->askAbout(message.from.bare(), message.device, message.encryption);
    const bool isLeftOut = message.obstacle == model::Obstacle::NotForThisDevice && message.via != model::Via::Archive;
    if (isLeftOut && !incoming.isStranger)
        m_encryption->refresh(message.from.bare());
}

void Inbox::noteConfirmed(const steps::Incoming &incoming)
{
    if (m_mayMiss && !incoming.confirmed.isEmpty()) // else nothing waits for it
        m_lateReceipts.noteGiven(incoming.peer, incoming.confirmed);
}

// A message that is stored, and new.
void Inbox::confirm(steps::Incoming &incoming)
{
    const bool isLate = incoming.message.via == model::Via::Archive;
    if (!incoming.mayAnswerBeside)
        return;
    if (isLate && !m_lateReceipts.concerns(incoming.archived))
        return;
    auto answer = incoming.confirmation ? std::exchange(incoming.confirmation, {})
                                        : steps::receipts::confirmation(incoming, m_surroundings);
    if (!answer)
        return;
    const bool isLocked = incoming.message.encryption == model::Encryption::Omemo2;
    Confirmation confirmation{incoming.peer, incoming.message.stanzaId, isLocked, std::move(*answer)};
    if (isLate)
        m_lateReceipts.add(std::move(confirmation));
    else
        send(confirmation);
}

void Inbox::send(const Confirmation &confirmation)
{
    if (confirmation.isLocked && m_surroundings.replyLocked)
        m_surroundings.replyLocked(confirmation.peer, confirmation.answer);
    else
        m_surroundings.reply(confirmation.answer);
}

std::vector<steps::Incoming> Inbox::readPage(std::vector<xep::ArchivedMessage> page)
{
    std::vector<steps::Incoming> read;
    read.reserve(page.size());
    for (auto &archived : page) {
        steps::Incoming incoming;
        incoming.stanza = std::move(archived.stanza);
        incoming.archiveId = std::move(archived.id);
        incoming.archived = archived.stamp;
        const bool isWorthIt = passes(incoming);
        noteConfirmed(incoming);
        if (!isWorthIt)
            continue;
        if (!incoming.isLocked) {
            if (m_lateReceipts.concerns(incoming.archived))
                incoming.confirmation = steps::receipts::confirmation(incoming, m_surroundings);
            incoming.stanza.element = {}; // read; what waits for its transaction is kept small
        }
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

std::shared_ptr<InboxBatch> Inbox::makeBatch(std::optional<ArchivePlace> place) const
{
    const auto batch = std::make_shared<InboxBatch>();
    batch->place = std::move(place);
    batch->account = m_surroundings.accountId;
    batch->order = m_order;
    batch->unlocking.emplace(Unlocking{m_encryption ? m_encryption->ratchets() : nullptr, m_surroundings, goInside,
                                       m_surroundings.clock.utc()});
    return batch;
}

} // namespace chat
