// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of one chat in order, a page at a time: what a timeline view moves over. Made by whoever shows it.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Conversation.h"
#include "model/Message.h"

#include <QList>
#include <QObject>

namespace store {
class Profile;
}

namespace chat {

class Conversations;

struct Page
{
    QList<model::Message> messages; // oldest first
    bool reachesStart = false;      // nothing older is stored
    bool reachesEnd = false;        // nothing newer is stored
};

class Timeline : public QObject
{
    Q_OBJECT

public:
    Timeline(store::Profile &profile, Conversations &conversations, model::ConversationId conversation);
    ~Timeline() override;

    model::ConversationId conversation() const { return m_conversation; }
    base::Task<base::Result<model::Message>> get(model::MessageId message);
    // Cost does not grow with the length of the history; `count` at most 500.
    base::Task<base::Result<Page>> last(int count);
    base::Task<base::Result<Page>> before(model::Message message, int count);
    base::Task<base::Result<Page>> after(model::Message message, int count);
    base::Task<base::Result<Page>> around(model::MessageId message, int count);

Q_SIGNALS:
    void messageAdded(model::Message message); // anywhere in the order, most often at the end
    void messageChanged(model::Message message);
    void removed(model::MessageId id);
    void cleared();

private:
    store::Profile &m_profile;
    const model::ConversationId m_conversation;
};

} // namespace chat
