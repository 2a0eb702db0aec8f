// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Conversations.h"

#include "base/Clock.h"
#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Outbox.h"
#include "store/Profile.h"
#include "xep/StanzaIds.h"

#include <algorithm>

namespace chat {
namespace rows = store::conversations;

namespace {

struct Noted
{
    model::Message message;
    model::Conversation conversation;
};

// Behind all that is there, also where our clock is slow.
base::Result<Noted> storeNote(store::Connection &connection, model::Message message)
{
    const auto last = store::messages::lastPlace(connection, message.conversation, store::messages::Among::All);
    if (!last)
        return last.error();
    if (*last)
        message.time = std::max(message.time, QDateTime::fromMSecsSinceEpoch((*last)->time, Qt::UTC));
    const auto inserted = store::messages::insert(connection, message);
    if (!inserted)
        return inserted.error();
    message.id = inserted->id;
    auto conversation = rows::get(connection, message.conversation);
    if (!conversation)
        return conversation.error();
    return Noted{std::move(message), std::move(*conversation)};
}

} // namespace

Conversations::Conversations(store::Profile &profile, const base::Clock &clock)
    : m_profile(profile)
    , m_clock(clock)
{
}

Conversations::~Conversations() = default;

base::Task<base::Result<>> Conversations::load()
{
    const auto task = m_profile.read([](store::Connection &connection) { return rows::list(connection); });
    const auto stored = co_await task.on(this);
    if (!stored)
        co_return stored.error();
    for (auto conversation : *stored) {
        dress(conversation);
        m_byAddress.insert({conversation.account, conversation.jid}, conversation.id);
        m_conversations.insert(conversation.id, conversation);
    }
    Q_EMIT loaded();
    co_return base::Done{};
}

QList<model::Conversation> Conversations::sorted() const
{
    auto all = m_conversations.values();
    std::sort(all.begin(), all.end(), [](const model::Conversation &a, const model::Conversation &b) {
        if (a.pinned != b.pinned)
            return a.pinned;
        if (a.lastActivity != b.lastActivity)
            return a.lastActivity > b.lastActivity;
        return a.id > b.id;
    });
    return all;
}

std::optional<model::Conversation> Conversations::find(model::ConversationId id) const
{
    const auto found = m_conversations.constFind(id);
    return found == m_conversations.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<model::Conversation> Conversations::find(model::AccountId account, const base::Jid &bareJid) const
{
    return find(m_byAddress.value({account, bareJid}));
}

base::Task<base::Result<model::ConversationId>> Conversations::open(model::AccountId account, base::Jid bareJid)
{
    if (const auto known = find(account, bareJid))
        co_return known->id;
    rows::Start start{account, bareJid, model::ConversationKind::Person, false, m_clock.utc()};
    const auto task = m_profile.write(
        [start](store::Connection &connection) { return rows::ensure(connection, start); });
    auto made = co_await task.on(this);
    if (!made)
        co_return made.error();
    const auto id = made->id;
    adopt(std::move(*made));
    co_return id;
}

void Conversations::change(model::ConversationId id, Change change)
{
    auto work = [id, change = std::move(change)](store::Connection &connection) -> base::Result<model::Conversation> {
        if (const auto changed = change(connection, id); !changed)
            return changed.error();
        return rows::get(connection, id);
    };
    m_profile.write(std::move(work)).then(this, [this](base::Result<model::Conversation> row) {
        if (row)
            adopt(std::move(*row));
        else
            Q_EMIT storingFailed(row.error());
    });
}

void Conversations::setDraft(model::ConversationId id, QString text)
{
    if (const auto known = m_conversations.find(id); known != m_conversations.end())
        known->draft = text; // whoever looks before it is stored finds it
    change(id, [text = std::move(text)](store::Connection &connection, model::ConversationId row) {
        return rows::setDraft(connection, row, text);
    });
}

void Conversations::markRead(model::ConversationId id, model::MessageId upTo)
{
    const auto conversation = find(id);
    if (!conversation || conversation->unread == 0)
        return;
    change(id, [upTo](store::Connection &connection, model::ConversationId row) -> base::Result<> {
        const auto message = store::messages::get(connection, upTo);
        if (!message)
            return message.error();
        const auto marked = store::messages::markRead(connection, row, store::messages::positionOf(*message));
        if (!marked)
            return marked.error();
        return base::Done{};
    });
}

void Conversations::markUnread(model::ConversationId id)
{
    change(id, &store::messages::markUnread);
}

void Conversations::setPinned(model::ConversationId id, bool pinned)
{
    change(id, [pinned](store::Connection &connection, model::ConversationId row) {
        return rows::setPinned(connection, row, pinned);
    });
}

void Conversations::setArchived(model::ConversationId id, bool archived)
{
    change(id, [archived](store::Connection &connection, model::ConversationId row) {
        return rows::setArchived(connection, row, archived);
    });
}

void Conversations::setMutedUntil(model::ConversationId id, QDateTime until)
{
    change(id, [until](store::Connection &connection, model::ConversationId row) {
        return rows::setMutedUntil(connection, row, until);
    });
}

void Conversations::setEncryption(model::ConversationId id, model::EncryptionChoice choice)
{
    change(id, [choice](store::Connection &connection, model::ConversationId row) -> base::Result<> {
        if (const auto set = rows::setEncryption(connection, row, choice); !set)
            return set;
        const bool isLocked = choice == model::EncryptionChoice::On || choice == model::EncryptionChoice::OnlyVerified;
        return isLocked ? store::outbox::wantLocks(connection, row) : base::Result<>(base::Done{});
    });
}

void Conversations::note(model::ConversationId id, QString words, quint32 device)
{
    const auto known = find(id);
    if (!known)
        return;
    model::Message message;
    message.conversation = id;
    message.kind = model::MessageKind::Notice;
    message.direction = model::Direction::Out;
    message.from = known->jid;
    message.body = std::move(words);
    message.device = device;
    message.time = message.sent = m_clock.utc();
    message.originId = message.stanzaId = xep::randomId();
    auto work = [message](store::Connection &connection) { return storeNote(connection, message); };
    m_profile.write(std::move(work)).then(this, [this](const base::Result<Noted> &noted) {
        if (!noted) {
            Q_EMIT storingFailed(noted.error());
            return;
        }
        adopt(noted->conversation);
        Q_EMIT messageStored(noted->message);
    });
}

void Conversations::accept(model::ConversationId id)
{
    change(id, [](store::Connection &connection, model::ConversationId row) {
        return rows::setStranger(connection, row, false);
    });
}

base::Task<base::Result<>> Conversations::remove(model::ConversationId id)
{
    const auto task = m_profile.write([id](store::Connection &connection) { return rows::remove(connection, id); });
    const auto gone = co_await task.on(this);
    if (!gone)
        co_return gone.error();
    if (const auto conversation = find(id)) {
        m_byAddress.remove({conversation->account, conversation->jid});
        m_conversations.remove(id);
        m_typing.remove(id);
        Q_EMIT removed(id);
    }
    co_return base::Done{};
}

void Conversations::adopt(model::Conversation conversation)
{
    dress(conversation);
    m_byAddress.insert({conversation.account, conversation.jid}, conversation.id);
    auto &kept = m_conversations[conversation.id];
    if (kept == conversation)
        return;
    kept = conversation;
    Q_EMIT changed(kept);
}

void Conversations::setTyping(model::ConversationId id, bool typing)
{
    if (typing == m_typing.contains(id))
        return;
    if (typing)
        m_typing.insert(id);
    else
        m_typing.remove(id);
    Q_EMIT typingChanged(id, typing);
}

void Conversations::dress(model::Conversation &conversation) const
{
    if (conversation.kind != model::ConversationKind::Person)
        return;
    auto contact = m_contacts.value({conversation.account, conversation.jid});
    contact.jid = conversation.jid;
    conversation.name = contact.displayName();
    conversation.avatarHash = contact.avatarHash;
}

void Conversations::noteContact(const model::Contact &contact)
{
    m_contacts.insert({contact.account, contact.jid}, contact);
    auto conversation = find(contact.account, contact.jid);
    if (!conversation)
        return;
    if (conversation->stranger)
        accept(conversation->id);
    adopt(std::move(*conversation));
}

void Conversations::noteContactGone(model::AccountId account, const base::Jid &bareJid)
{
    m_contacts.remove({account, bareJid});
    if (auto conversation = find(account, bareJid))
        adopt(std::move(*conversation));
}

void Conversations::noteAccountRemoved(model::AccountId account)
{
    const auto all = m_conversations.values();
    for (const auto &conversation : all) {
        if (conversation.account != account)
            continue;
        m_byAddress.remove({conversation.account, conversation.jid});
        m_conversations.remove(conversation.id);
        m_typing.remove(conversation.id);
        Q_EMIT removed(conversation.id);
    }
    m_contacts.removeIf([account](const auto &entry) { return entry.key().first == account; });
}

} // namespace chat
