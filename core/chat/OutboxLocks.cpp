// SPDX-License-Identifier: GPL-3.0-or-later
// The half of the Outbox that waits for keys: what is held until it can be locked, and what goes out beside messages.
#include "chat/Conversations.h"
#include "chat/Encryption.h"
#include "chat/Outbox.h"
#include "chat/OutboxWorks.h"
#include "chat/Roster.h"
#include "store/Profile.h"
#include "stream/Session.h"

namespace chat {
namespace {

namespace works = outboxWorks;

constexpr auto lookAgainAfter = std::chrono::minutes(10);

} // namespace

base::Task<base::Result<model::MessageId>> Outbox::askAgain(model::Message closed, QString words)
{
    if (Encryption::mayRepair(closed)) {
        m_encryption.repair(closed);
        const auto renewing = m_encryption.renew(closed.from.bare(), closed.device);
        co_await renewing.on(this); // if it does not come, the words still do
    }
    const auto sending = send(closed.conversation, std::move(words), Lock::Always);
    co_return co_await sending.on(this);
}

// Tries to lock what waits for it, in each chat until one message has to wait on.
void Outbox::lockHeld()
{
    m_lockAgain = m_locking;
    if (m_locking || m_encryption.state() == Encryption::State::Opening)
        return;
    m_locking = true;
    QHash<model::ConversationId, works::Address> addresses;
    for (const auto id : std::as_const(m_held)) {
        if (const auto conversation = m_conversations.find(id))
            addresses.insert(id, addressOf(*conversation));
    }
    auto work = [account = m_account, addresses](store::Connection &connection) {
        return works::lockAll(connection, account, addresses);
    };
    m_profile.write(std::move(work)).then(this, [this](const base::Result<QList<works::Written>> &all) {
        m_locking = false;
        if (!all) {
            Q_EMIT m_conversations.storingFailed(all.error());
            return;
        }
        bool isSomethingReady = std::exchange(m_lockAgain, false);
        for (const auto &written : *all) {
            isSomethingReady = isSomethingReady || written.stanza
                || written.message.state == model::DeliveryState::Sent;
            m_encryption.fetch(written.missing);
            if (written.message.obstacle == model::Obstacle::NoDevices) {
                refresh(written.conversation.jid);
                lookLater();
            }
            m_conversations.adopt(written.conversation);
            Q_EMIT m_conversations.messageChanged(written.message);
        }
        if (isSomethingReady)
            dispatch();
    });
}

void Outbox::sendInClear(model::ConversationId conversation)
{
    auto work = [conversation](store::Connection &connection) { return works::giveUpLocks(connection, conversation); };
    m_profile.write(std::move(work)).then(this, [this](const base::Result<QList<model::Message>> &messages) {
        if (!messages) {
            Q_EMIT m_conversations.storingFailed(messages.error());
            return;
        }
        for (const auto &message : *messages)
            Q_EMIT m_conversations.messageChanged(message);
        dispatch();
    });
}

void Outbox::sendAside(const base::Jid &peer, xml::Element stanza)
{
    const Locksmith::Bench bench{m_encryption.ratchets(), m_session.account(), m_clock.utc()};
    auto work = [bench, peer, stanza = std::move(stanza)](store::Connection &connection) {
        return Locksmith(connection, bench).lockAside(peer, stanza);
    };
    m_profile.write(std::move(work)).then(this, [this](const base::Result<std::optional<xml::Element>> &locked) {
        if (locked && *locked && m_isOpen)
            m_session.send(**locked);
    });
}

// Who does not show us its presence does not tell us of its devices either.
void Outbox::refresh(const base::Jid &bareJid)
{
    const auto contact = m_roster.find(bareJid);
    if (m_isOpen && (!contact || !contact->showsPresence()))
        m_encryption.refresh(bareJid);
}

// What waits for somebody's first device may have missed its announcement.
void Outbox::lookLater()
{
    if (std::exchange(m_looksLater, true))
        return;
    m_clock.after(lookAgainAfter, this, [this] {
        m_looksLater = false;
        if (!m_held.isEmpty())
            dispatch();
    });
}

} // namespace chat
