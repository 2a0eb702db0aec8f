// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Outbox.h"

#include "base/Signals.h"
#include "chat/Conversations.h"
#include "chat/Encryption.h"
#include "chat/OutboxWorks.h"
#include "chat/Padlock.h"
#include "chat/Roster.h"
#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Profile.h"
#include "stream/Session.h"
#include "xep/ChatStates.h"
#include "xep/Hints.h"
#include "xep/StanzaIds.h"

namespace chat {
namespace {

namespace rows = store::messages;
namespace works = outboxWorks;

constexpr qsizetype longestText = 64 * 1024; // bytes; servers take stanzas of at least 10,000, most of 256 KiB

model::Encryption onlyProfileOf(Lock lock)
{
    switch (lock) {
    case Lock::OnlyLegacy: return model::Encryption::OmemoLegacy;
    case Lock::OnlyOmemo2: return model::Encryption::Omemo2;
    default: return model::Encryption::None;
    }
}

} // namespace

Outbox::Outbox(model::AccountId account, Parts parts)
    : m_account(account)
    , m_profile(parts.profile)
    , m_conversations(parts.conversations)
    , m_session(parts.session)
    , m_roster(parts.roster)
    , m_encryption(parts.encryption)
    , m_clock(parts.clock)
{
    const auto lookAgain = [this] {
        if (!m_held.isEmpty())
            dispatch();
    };
    connect(&m_encryption, &Encryption::opened, this, lookAgain);
    connect(&m_encryption, &Encryption::learned, this, lookAgain);
}

Outbox::~Outbox() = default;

base::Task<base::Result<model::MessageId>> Outbox::send(model::ConversationId conversation, QString text, Lock lock)
{
    const auto known = m_conversations.find(conversation);
    if (!known || known->account != m_account)
        co_return base::Error{base::ErrorKind::NotFound, QStringLiteral("no such conversation"), {}, {}};
    if (text.trimmed().isEmpty())
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("nothing to send"), {}, {}};
    if (text.toUtf8().size() > longestText)
        co_return base::Error{base::ErrorKind::TooLarge, QStringLiteral("the text is too long"), {}, {}};

    model::Message message;
    message.conversation = conversation;
    message.direction = model::Direction::Out;
    message.from = m_session.account();
    message.body = std::move(text);
    message.time = message.sent = m_clock.utc();
    message.originId = message.stanzaId = xep::randomId();
    message.state = model::DeliveryState::Pending;

    const auto only = onlyProfileOf(lock);
    const bool isLocked = lock == Lock::AsTheChat ? encrypts(*known) : lock != Lock::Never;
    if (isLocked) {
        message.encryption = only == model::Encryption::None ? model::Encryption::Omemo2 : only;
        refresh(known->jid);
    }
    const bool lockNow = isLocked && m_encryption.state() != Encryption::State::Opening;
    auto work = [message, only, lockNow, address = addressOf(*known)](store::Connection &connection) {
        return lockNow ? works::storeLocked(connection, message, only, address)
                       : works::storePending(connection, message, only);
    };
    const auto task = m_profile.write(std::move(work));
    const auto written = co_await task.on(this);
    if (!written)
        co_return written.error();
    m_composing.remove(conversation);
    takeWritten(*written);
    m_conversations.adopt(written->conversation);
    Q_EMIT m_conversations.messageStored(written->message);
    co_return written->message.id;
}

works::Address Outbox::addressOf(const model::Conversation &conversation) const
{
    const bool onlyVerified = conversation.encryption == model::EncryptionChoice::OnlyVerified;
    return {conversation.jid,
            seesUs(conversation.jid),
            onlyVerified ? encryption::Readers::OnlyVerified : encryption::Readers::AllAccepted,
            {m_encryption.ratchets(), m_session.account(), m_clock.utc()}};
}

// First to the socket, then to the eye: painting must not hold it up.
void Outbox::takeWritten(const works::Written &written)
{
    const auto &message = written.message;
    m_isEmpty = false;
    const bool wantsLock = message.encryption != model::Encryption::None && !written.stanza
        && message.state == model::DeliveryState::Pending;
    if (wantsLock) {
        m_held.insert(message.conversation);
        lookLater();
        if (m_isOpen)
            m_encryption.fetch(written.missing);
    } else if (m_onTheWay.contains(message.id) || m_passed.contains(message.id)) {
        return; // a reader was quicker than the writer's answer
    } else if (!m_isOpen || !m_knowsAllSent || m_reading || m_held.contains(message.conversation)) {
        dispatch();
    } else if (written.stanza) {
        transmitLocked(message.id, *written.stanza);
    } else {
        transmit({message, {}});
    }
}

void Outbox::pause()
{
    m_isOpen = false;
    m_knowsAllSent = false;
    m_composing.clear();
}

void Outbox::resume()
{
    m_isOpen = m_session.isOnline(); // what is given to no line is lost, and not known to be
    dispatch();
}

void Outbox::restart()
{
    m_onTheWay.clear();
    m_knowsPending = true;
    m_knowsAllSent = false;
    ++m_run;
    resume();
}

base::Task<QDateTime> Outbox::unsureSince()
{
    if (m_knowsPending && m_onTheWay.isEmpty())
        co_return QDateTime();
    const auto task = m_profile.read(
        [account = m_account](store::Connection &connection) { return rows::pending(connection, account); });
    const auto pending = co_await task.on(this);
    QDateTime since;
    for (const auto &message : pending.valueOr({})) {
        const bool mayHaveLeft = !m_knowsPending || m_onTheWay.contains(message.id);
        if (mayHaveLeft && (!since.isValid() || message.sent < since))
            since = message.sent;
    }
    co_return since;
}

// Sends all that is pending and not on its way, oldest first.
void Outbox::dispatch()
{
    if (!m_isOpen || m_reading) {
        m_readAgain = m_reading;
        return;
    }
    m_reading = true;
    m_passed = m_beingMarked;
    using Pending = base::Result<QList<store::outbox::Entry>>;
    auto work = [account = m_account](store::Connection &connection) { return store::outbox::of(connection, account); };
    m_profile.read(std::move(work)).then(this, [this, run = m_run](const Pending &pending) {
        m_reading = false;
        const bool isOutdated = run != m_run; // read before the archive said what had arrived
        const bool readAgain = std::exchange(m_readAgain, false);
        if (pending && !isOutdated)
            transmitAll(*pending);
        if (!pending)
            Q_EMIT m_conversations.storingFailed(pending.error());
        else if (readAgain || isOutdated)
            dispatch();
    });
}

void Outbox::transmitAll(const QList<store::outbox::Entry> &pending)
{
    m_held.clear();
    for (const auto &entry : pending) {
        const auto &message = entry.message;
        if (entry.wantsLock())
            m_held.insert(message.conversation);
        // What was acknowledged while the reader looked may still read as pending.
        if (m_isOpen && !m_held.contains(message.conversation) && !m_onTheWay.contains(message.id)
            && !m_passed.contains(message.id))
            transmit(entry);
    }
    m_isEmpty = pending.isEmpty();
    m_knowsAllSent = m_isOpen;
    if (!m_held.isEmpty())
        lockHeld();
    Q_EMIT changed();
}

void Outbox::transmit(const store::outbox::Entry &entry)
{
    const auto &message = entry.message;
    if (message.encryption != model::Encryption::None) {
        if (const auto locked = LockedStanza::fromStored(entry.stanza))
            transmitLocked(message.id, *locked);
        return;
    }
    const auto conversation = m_conversations.find(message.conversation);
    if (!conversation)
        return;
    m_onTheWay.insert(message.id);
    const Outgoing outgoing{message, conversation->jid, seesUs(conversation->jid)};
    m_session.send(stanzaFor(outgoing), [this, id = message.id] { noteAcknowledged(id); });
}

void Outbox::transmitLocked(model::MessageId message, const LockedStanza &stanza)
{
    m_onTheWay.insert(message);
    m_session.send(stanza.element(), [this, message] { noteAcknowledged(message); });
}

void Outbox::noteAcknowledged(model::MessageId message)
{
    if (!m_onTheWay.remove(message))
        return;
    m_beingMarked.insert(message);
    m_passed.insert(message);
    setState(message, model::DeliveryState::Sent);
}

void Outbox::setState(model::MessageId id, model::DeliveryState state)
{
    auto work = [id, state](store::Connection &connection) { return works::setState(connection, id, state); };
    m_profile.write(std::move(work)).then(this, [this, id](const base::Result<works::Written> &written) {
        m_beingMarked.remove(id);
        if (!written) {
            Q_EMIT m_conversations.storingFailed(written.error());
            return;
        }
        m_conversations.adopt(written->conversation);
        Q_EMIT m_conversations.messageChanged(written->message);
        if (m_onTheWay.isEmpty())
            dispatch();
    });
}

void Outbox::retry(model::MessageId message)
{
    m_passed.remove(message);
    m_knowsAllSent = false;
    setState(message, model::DeliveryState::Pending);
}

void Outbox::discard(model::MessageId id)
{
    if (m_onTheWay.contains(id))
        return;
    auto work = [id](store::Connection &connection) { return works::discard(connection, id); };
    m_profile.write(std::move(work)).then(this, [this, id](const base::Result<model::Conversation> &conversation) {
        if (!conversation) {
            Q_EMIT m_conversations.storingFailed(conversation.error());
            return;
        }
        Q_EMIT m_conversations.messageRemoved(conversation->id, id);
        m_conversations.adopt(*conversation);
        if (m_held.contains(conversation->id))
            dispatch(); // it may have been what the others waited behind
    });
}

base::Task<base::Result<>> Outbox::drained(std::chrono::milliseconds limit)
{
    auto look = [this]() -> std::optional<base::Result<>> {
        return m_isEmpty && m_onTheWay.isEmpty() ? std::optional(base::Result<>(base::Done{})) : std::nullopt;
    };
    return base::whenFound<base::Result<>>(this, &Outbox::changed, std::move(look),
                                           base::Limit<base::Result<>>{m_clock, limit,
                                                                       [] { return base::ErrorKind::Timeout; }});
}

base::Task<base::Result<model::DeliveryState>> Outbox::stateOf(model::MessageId message)
{
    const auto task = m_profile.read(
        [message](store::Connection &connection) { return rows::get(connection, message); });
    const auto found = co_await task.on(this);
    if (!found)
        co_return found.error();
    co_return found->state;
}

bool Outbox::seesUs(const base::Jid &bareJid) const
{
    const auto contact = m_roster.find(bareJid);
    return contact && contact->seesPresence();
}

void Outbox::setComposing(model::ConversationId id, bool composing)
{
    const auto conversation = m_conversations.find(id);
    if (!conversation || composing == m_composing.contains(id) || !m_isOpen || !seesUs(conversation->jid))
        return;
    if (composing)
        m_composing.insert(id);
    else
        m_composing.remove(id);
    xml::Element message(xml::ns::client, u"message");
    message.set(u"type", QStringLiteral("chat")).set(u"to", conversation->jid.toString());
    message.add(xep::write(composing ? xep::ChatState::Composing : xep::ChatState::Paused));
    message.add(xml::write(xep::NoStore{}));
    if (encrypts(*conversation))
        sendAside(conversation->jid, std::move(message));
    else
        m_session.send(std::move(message));
}

} // namespace chat
