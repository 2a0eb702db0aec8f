// SPDX-License-Identifier: GPL-3.0-or-later
// From the key press to the server's acknowledgement: stored first, then sent, never lost and never doubled.
// Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/Conversation.h"
#include "model/Message.h"

#include <QObject>

#include <memory>

namespace chat {

class Outbox : public QObject
{
    Q_OBJECT

public:
    struct Parts;
    explicit Outbox(Parts parts);
    ~Outbox() override;

    // Finishes when the message is stored (and shown); it is on its way from then on, whatever happens.
    base::Task<base::Result<model::MessageId>> send(model::ConversationId conversation, QString text);
    // Puts a failed message back in the queue.
    void retry(model::MessageId message);
    // Takes a message that has not left out of the queue and deletes it.
    void discard(model::MessageId message);
    // The person types or stopped (XEP-0085); sent only to contacts and only while the chat allows it.
    void setComposing(model::ConversationId conversation, bool composing);
    // Finishes when the server has acknowledged everything that is queued now.
    base::Task<base::Result<>> drained();

private:
    friend class Account;
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace chat
