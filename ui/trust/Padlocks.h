// SPDX-License-Identifier: GPL-3.0-or-later
// The padlock of every chat as it is now, for list, header, composer and panels alike [UX-LOCK-3]: asks core anew
// whenever something that it depends on may have changed. Owned by ChatsPage; main thread.
#pragma once

#include "model/Conversation.h"
#include "text/Padlock.h"

#include <QHash>
#include <QObject>

namespace chat {
class Account;
class Accounts;
class Conversations;
struct PadlockFacts;
} // namespace chat

namespace trust {

class Padlocks : public QObject
{
    Q_OBJECT

public:
    Padlocks(chat::Accounts &accounts, chat::Conversations &conversations, QObject *parent = nullptr);

    // Of an encrypted chat that nobody has looked at yet: Preparing.
    text::Padlock of(const model::Conversation &chat) const;
    // At all of them, after what keys begin with has been set otherwise.
    void lookAgain();
    // Why the first message that waits in that chat has not left; None: nothing waits.
    model::Obstacle obstacle(model::ConversationId id) const { return m_known.value(id).obstacle; }

Q_SIGNALS:
    void changed(model::ConversationId id);

private:
    struct Known
    {
        text::Padlock padlock;
        model::Obstacle obstacle = model::Obstacle::None;
        bool operator==(const Known &) const = default;
    };

    void follow(chat::Account &account);
    void lookAtAll(chat::Account &account);
    void look(model::ConversationId id);
    void askNext();
    void take(const model::Conversation &chat, const chat::PadlockFacts &facts);
    void set(model::ConversationId id, const Known &known);

    chat::Accounts &m_accounts;
    chat::Conversations &m_conversations;
    QHash<model::ConversationId, Known> m_known;
    QList<model::ConversationId> m_waiting; // one question at a time
    bool m_isAsking = false;
};

} // namespace trust
