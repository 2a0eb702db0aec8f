// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/Padlocks.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Devices.h"
#include "chat/Encryption.h"
#include "text/SafeDisplay.h"

#include <QTimer>

namespace trust {
namespace {

using text::PadlockState;

PadlockState stateOf(chat::Padlock padlock)
{
    switch (padlock) {
    case chat::Padlock::Verified: return PadlockState::Verified;
    case chat::Padlock::Encrypted: return PadlockState::Encrypted;
    case chat::Padlock::PartlyVerified: return PadlockState::PartlyVerified;
    case chat::Padlock::NewDevice: return PadlockState::NewDevice;
    case chat::Padlock::Preparing: return PadlockState::Preparing;
    case chat::Padlock::WaitingForKeys: return PadlockState::WaitingForKeys;
    case chat::Padlock::CannotEncrypt: return PadlockState::CannotEncrypt;
    case chat::Padlock::NotEncrypted: return PadlockState::NotEncrypted;
    case chat::Padlock::PublicChannel: return PadlockState::PublicChannel;
    }
    return PadlockState::NotEncrypted;
}

// What needs no look at any key.
text::Padlock unasked(const model::Conversation &chat)
{
    const QString name = text::safeName(chat.name).text;
    if (chat.kind == model::ConversationKind::PublicChannel)
        return {PadlockState::PublicChannel, name};
    return {chat::encrypts(chat) ? PadlockState::Preparing : PadlockState::NotEncrypted, name};
}

} // namespace

Padlocks::Padlocks(chat::Accounts &accounts, chat::Conversations &conversations, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_conversations(conversations)
{
    accounts.followEach(this, [this](chat::Account &account) {
        follow(account);
        lookAtAll(account);
    });
    connect(&accounts, &chat::Accounts::accountRemoved, this, [this] {
        m_isAsking = false; // the answer went with it
        askNext();
    });
    connect(&conversations, &chat::Conversations::changed, this,
            [this](const model::Conversation &chat) { look(chat.id); });
    connect(&conversations, &chat::Conversations::messageChanged, this, [this](const model::Message &message) {
        if (message.direction == model::Direction::Out && message.encryption != model::Encryption::None)
            look(message.conversation);
    });
    connect(&conversations, &chat::Conversations::removed, this,
            [this](model::ConversationId id) { m_known.remove(id); });
}

void Padlocks::follow(chat::Account &account)
{
    const auto lookAt = [this, id = account.id()](const base::Jid &owner) {
        if (const auto chat = m_conversations.find(id, owner.bare()))
            look(chat->id);
    };
    connect(&account.encryption(), &chat::Encryption::learned, this, lookAt);
    connect(&account.devices(), &chat::Devices::changed, this, lookAt);
    connect(&account.encryption(), &chat::Encryption::opened, this, [this, &account] { lookAtAll(account); });
}

text::Padlock Padlocks::of(const model::Conversation &chat) const
{
    const text::Padlock now = unasked(chat);
    const auto known = m_known.constFind(chat.id);
    // What the person has just chosen counts before core has been asked about it.
    const bool isDecided = now.state != PadlockState::Preparing;
    return isDecided || known == m_known.constEnd() || known->padlock.state == PadlockState::NotEncrypted
        ? now
        : known->padlock;
}

void Padlocks::lookAgain()
{
    for (chat::Account *account : m_accounts.all())
        lookAtAll(*account);
}

// All of whom there is something to know: who has a thousand contacts knows devices of few.
void Padlocks::lookAtAll(chat::Account &account)
{
    if (account.encryption().state() == chat::Encryption::State::Off) {
        for (const model::Conversation &chat : m_conversations.sorted())
            look(chat.id);
        return;
    }
    account.encryption().acquainted().then(
        this, [this, id = account.id(), self = account.jid().bare()](const base::Result<QList<base::Jid>> &people) {
            const QList<base::Jid> all = people.valueOr({}) + QList<base::Jid>{self};
            for (const base::Jid &owner : all) {
                if (const auto chat = m_conversations.find(id, owner))
                    look(chat->id);
            }
        });
}

void Padlocks::look(model::ConversationId id)
{
    const auto chat = m_conversations.find(id);
    if (!chat)
        return;
    if (const text::Padlock padlock = unasked(*chat); padlock.state != PadlockState::Preparing)
        set(id, {padlock, obstacle(id)});
    if (chat->kind == model::ConversationKind::PublicChannel)
        return;
    if (!m_waiting.contains(id))
        m_waiting.append(id);
    askNext();
}

void Padlocks::askNext()
{
    while (!m_isAsking && !m_waiting.isEmpty()) {
        const auto chat = m_conversations.find(m_waiting.takeFirst());
        chat::Account *account = chat ? m_accounts.find(chat->account) : nullptr;
        if (!account)
            continue;
        m_isAsking = true;
        account->encryption().padlockFacts(*chat).then(
            this, [this, chat = *chat](const base::Result<chat::PadlockFacts> &facts) {
                m_isAsking = false;
                if (facts)
                    take(chat, *facts);
                askNext();
            });
    }
}

void Padlocks::take(const model::Conversation &chat, const chat::PadlockFacts &facts)
{
    const QString name = text::safeName(chat.name).text;
    const chat::Padlock padlock = chat::padlockFor(facts);
    set(chat.id,
        {{stateOf(padlock), name, facts.peopleVerified, facts.people, facts.people - facts.peopleVerified,
          facts.obstacle != model::Obstacle::None},
         facts.obstacle});
    // Time alone turns Preparing into Waiting for keys.
    if (facts.obstacle == model::Obstacle::KeysWanted && facts.waits < chat::preparingTime)
        QTimer::singleShot(int(chat::preparingTime - facts.waits) + 1, this, [this, id = chat.id] { look(id); });
}

void Padlocks::set(model::ConversationId id, const Known &known)
{
    Known &kept = m_known[id];
    if (kept == known)
        return;
    kept = known;
    Q_EMIT changed(id);
}

} // namespace trust
