// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Typists.h"

#include "base/Clock.h"

namespace chat {

Typists::Typists(model::AccountId account, Conversations &conversations, base::Clock &clock)
    : m_account(account)
    , m_conversations(conversations)
    , m_clock(clock)
{
    connect(&conversations, &Conversations::messageStored, this, [this](const model::Message &message) {
        const bool isFresh = message.direction == model::Direction::In && message.via == model::Via::Live;
        const auto conversation = isFresh ? m_conversations.find(message.conversation) : std::nullopt;
        if (conversation && conversation->account == m_account)
            note(conversation->jid, false);
    });
}

void Typists::note(const base::Jid &bareJid, bool typing)
{
    if (!typing) {
        if (m_typing.remove(bareJid))
            tell(bareJid, false);
        return;
    }
    const bool isKnown = m_typing.contains(bareJid);
    const quint64 notice = ++m_notices;
    m_typing.insert(bareJid, notice);
    m_clock.after(longest, this, [this, bareJid, notice] { expire(bareJid, notice); });
    if (!isKnown)
        tell(bareJid, true);
}

void Typists::notePresence(const base::Jid &jid, const model::Presence &presence)
{
    if (presence.show == model::Show::Offline)
        note(jid.bare(), false);
}

void Typists::forgetAll()
{
    const auto all = m_typing.keys();
    for (const base::Jid &bareJid : all)
        note(bareJid, false);
}

void Typists::expire(const base::Jid &bareJid, quint64 notice)
{
    if (m_typing.value(bareJid) == notice)
        note(bareJid, false);
}

void Typists::tell(const base::Jid &bareJid, bool typing)
{
    if (const auto conversation = m_conversations.find(m_account, bareJid))
        m_conversations.setTyping(conversation->id, typing);
    Q_EMIT noted(bareJid, typing);
}

} // namespace chat
