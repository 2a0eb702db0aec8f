// SPDX-License-Identifier: GPL-3.0-or-later
// All chats of the profile, over all accounts, newest first. Application owns the one Conversations; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Contact.h"
#include "model/Conversation.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <utility>

namespace base {
class Clock;
}
namespace store {
class Connection;
class Profile;
} // namespace store

namespace chat {

class Conversations : public QObject
{
    Q_OBJECT

public:
    Conversations(store::Profile &profile, const base::Clock &clock);
    ~Conversations() override;

    base::Task<base::Result<>> load();
    // Pinned first, then by last activity.
    QList<model::Conversation> sorted() const;
    std::optional<model::Conversation> find(model::ConversationId id) const;
    std::optional<model::Conversation> find(model::AccountId account, const base::Jid &bareJid) const;

    // The chat with that address, made if there was none.
    base::Task<base::Result<model::ConversationId>> open(model::AccountId account, base::Jid bareJid);
    // Stored at once; survives a crash.
    void setDraft(model::ConversationId id, QString text);
    // Everything up to and including that message is read; never goes backwards.
    void markRead(model::ConversationId id, model::MessageId upTo);
    // Its newest received message counts as unread again, here only.
    void markUnread(model::ConversationId id);
    void setPinned(model::ConversationId id, bool pinned);
    void setArchived(model::ConversationId id, bool archived);
    // Until then no notification; an invalid time ends it.
    void setMutedUntil(model::ConversationId id, QDateTime until);
    // How its messages leave from now on. What still waits here in clear is locked if they are; what waits for keys does
    // not leave in clear because of this (Outbox::sendInClear).
    void setEncryption(model::ConversationId id, model::EncryptionChoice choice);
    // A line of the program's own among the messages, such as that somebody was verified; it stays on this computer.
    // `device`: of the person, where the line is about one.
    void note(model::ConversationId id, QString words, quint32 device = 0);
    // A stranger's chat becomes an ordinary one.
    void accept(model::ConversationId id);
    // Deletes its messages here and takes it off the list.
    base::Task<base::Result<>> remove(model::ConversationId id);

    bool isTyping(model::ConversationId id) const { return m_typing.contains(id); }

Q_SIGNALS:
    void loaded();
    void changed(model::Conversation conversation); // also for new ones
    void removed(model::ConversationId id);
    void typingChanged(model::ConversationId id, bool typing);
    // One message was stored; for the open timeline, notifications and `listen`.
    void messageStored(model::Message message);
    void messageChanged(model::Message message);
    void messageRemoved(model::ConversationId conversation, model::MessageId id);
    // Something local could not be written; the text stays where it was typed.
    void storingFailed(base::Error error);

private:
    friend class Account; // they tell what they have stored
    friend class Accounts;
    friend class Inbox;
    friend class Outbox;
    friend class Roster;
    friend class Typists;
    using Change = std::function<base::Result<>(store::Connection &, model::ConversationId)>;

    // Stores a change of one row and tells it; failures are told by storingFailed.
    void change(model::ConversationId id, Change change);
    // A row as it stands in the database now.
    void adopt(model::Conversation conversation);
    void setTyping(model::ConversationId id, bool typing);
    // Name and picture of the person, as the contact list knows them.
    void dress(model::Conversation &conversation) const;
    // Somebody is on the contact list: no stranger, however the chat began.
    void noteContact(const model::Contact &contact);
    void noteContactGone(model::AccountId account, const base::Jid &bareJid);
    void noteAccountRemoved(model::AccountId account);

    store::Profile &m_profile;
    const base::Clock &m_clock;
    QHash<model::ConversationId, model::Conversation> m_conversations;
    QHash<std::pair<model::AccountId, base::Jid>, model::ConversationId> m_byAddress;
    QHash<std::pair<model::AccountId, base::Jid>, model::Contact> m_contacts;
    QSet<model::ConversationId> m_typing;
};

} // namespace chat
