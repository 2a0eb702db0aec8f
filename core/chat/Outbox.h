// SPDX-License-Identifier: GPL-3.0-or-later
// From the key press to the server's acknowledgement: stored first, then sent, never lost and never doubled. Offline,
// again and anew are one path: dispatch() runs over all that is pending. Owned by Account; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Task.h"
#include "model/Conversation.h"
#include "model/Message.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>
#include <optional>

namespace store {
class Profile;
}
namespace store::outbox {
struct Entry;
}
namespace stream {
class Session;
}
namespace xml {
class Element;
}

namespace chat {

class Conversations;
class Encryption;
class LockedStanza;
class Roster;
namespace outboxWorks {
struct Address;
struct Written;
} // namespace outboxWorks

// Whether a message is locked: as its chat is, or whatever its chat is; then in the profile that each device reads best,
// or in one alone, which leaves out whoever does not read it.
enum class Lock { AsTheChat, Always, Never, OnlyLegacy, OnlyOmemo2 };

class Outbox : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        store::Profile &profile;
        Conversations &conversations;
        stream::Session &session;
        Roster &roster;
        Encryption &encryption;
        base::Clock &clock;
    };
    Outbox(model::AccountId account, Parts parts);
    ~Outbox() override;

    // Finishes when the message is stored (and shown); it is on its way from then on, whatever happens. In an encrypted
    // chat it may wait for keys, model::Message::obstacle says for what; it never leaves in clear by itself.
    // NotFound: no such conversation in this account; Malformed: nothing to send; TooLarge: over 64 KiB.
    base::Task<base::Result<model::MessageId>> send(model::ConversationId conversation, QString text,
                                                    Lock lock = Lock::AsTheChat);
    // Asks who wrote a message that cannot be opened to send it again, in these words, once there is a new session in
    // which the answer can be read. Finishes as send() does, after 15 s at most.
    base::Task<base::Result<model::MessageId>> askAgain(model::Message closed, QString words);
    // The person has agreed: what waits for keys in that chat leaves in clear.
    void sendInClear(model::ConversationId conversation);
    // Puts a failed message back in the queue.
    void retry(model::MessageId message);
    // Takes a message that has not left out of the queue and deletes it.
    void discard(model::MessageId message);
    // Finishes when nothing waits any more, or with Timeout.
    base::Task<base::Result<>> drained(std::chrono::milliseconds limit);
    base::Task<base::Result<model::DeliveryState>> stateOf(model::MessageId message);

    // The person types or stopped (XEP-0085); told only to contacts who see our presence.
    void setComposing(model::ConversationId conversation, bool composing);

    // Something of an encrypted chat that is not kept, as it would stand in clear; sent locked, unless the other side's
    // clients look for it outside, or not at all.
    void sendAside(const base::Jid &peer, xml::Element stanza);

    // For the account that owns it. The line broke; what is on its way stays so, since the session may be resumed.
    void pause();
    // The session goes on.
    void resume();
    // A new session. What was on its way in the old one is sent again, so the archive must have been caught up before
    // if hasUnsure() says so: what did arrive came back from there as sent.
    void restart();
    // When the first message was written of which nobody knows whether it had left (XEP-0198 §5: the old session could
    // not be resumed); invalid if there is none.
    base::Task<QDateTime> unsureSince();

Q_SIGNALS:
    void changed(); // something was sent, or all that waits is known

private:
    void dispatch();
    outboxWorks::Address addressOf(const model::Conversation &conversation) const;
    void takeWritten(const outboxWorks::Written &written);
    void lockHeld();
    void refresh(const base::Jid &bareJid);
    void lookLater();
    void transmitAll(const QList<store::outbox::Entry> &pending);
    void transmit(const store::outbox::Entry &entry);
    void transmitLocked(model::MessageId message, const LockedStanza &stanza);
    void noteAcknowledged(model::MessageId message);
    void setState(model::MessageId message, model::DeliveryState state);
    bool seesUs(const base::Jid &bareJid) const;

    const model::AccountId m_account;
    store::Profile &m_profile;
    Conversations &m_conversations;
    stream::Session &m_session;
    Roster &m_roster;
    Encryption &m_encryption;
    base::Clock &m_clock;
    bool m_isOpen = false;
    bool m_knowsPending = false; // false: some may have left in the run before
    bool m_reading = false;
    bool m_readAgain = false;
    bool m_knowsAllSent = false; // all that is stored as pending, but for m_held, is on the way in this session
    bool m_isEmpty = false;      // nothing was pending when last read, and nothing was since
    quint64 m_run = 0;           // how often it was restarted
    QSet<model::MessageId> m_onTheWay;
    QSet<model::MessageId> m_beingMarked; // acknowledged, not yet stored as sent
    QSet<model::MessageId> m_passed;      // acknowledged since the pending ones were last read, or being marked then
    QSet<model::ConversationId> m_held;   // their next message waits for its lock, and what is behind it with it
    bool m_locking = false;
    bool m_lockAgain = false;
    bool m_looksLater = false;
    QSet<model::ConversationId> m_composing;
};

} // namespace chat
