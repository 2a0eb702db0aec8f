// SPDX-License-Identifier: GPL-3.0-or-later
// One message on its way from the stream into the history: what the steps of the Inbox read and change.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "model/Conversation.h"
#include "model/Message.h"
#include "stream/Origin.h"
#include "xep/Circle.h"

#include <functional>
#include <optional>
#include <vector>

namespace store {
class Connection;
}

namespace steps {

// What the writer thread has done with one message.
struct Stored
{
    model::Message message; // with its id; as it was if it was known already
    bool isNew = false;
    std::vector<model::MessageId> changed; // other messages whose state it changed
};

struct Incoming
{
    // Runs on the writer thread in the transaction that stores the message; `conversation` is where it belongs.
    using Effect = std::function<base::Result<>(store::Connection &, model::ConversationId conversation, Stored &)>;

    stream::Stanza stanza;                    // the message itself, out of whatever wrapped it
    QString archiveId;                        // where it came from the archive: its id there
    QDateTime archived;                       // and when the archive got it
    model::Message message;                   // what becomes of it
    base::Jid peer;                           // bare address of the chat it belongs to
    bool isShown = false;                     // joins the history; else it only has effects
    quint32 stretch = 0;                      // came live in this stretch, within which nothing went missing
    bool mayStartChat = false;                // makes the chat if there is none
    bool isStranger = false;                  // a chat that it makes waits to be accepted
    bool isLocked = false;                    // what it says is known once it is unlocked, on the writer thread
    QList<base::Jid> learnedOf;               // whose keys it has shown or told something new about
    bool mayAnswerBeside = true;              // in what servers can read
    bool isCopy = false;                      // it was unlocked before: proves at most that it has arrived
    bool isCopysLetter = false;               // locked with this device's keys, but not here
    std::optional<bool> typing;               // the other side types, or stopped
    QString confirmed;                        // id of a message whose arrival another own device confirms with this one
    std::optional<xml::Element> confirmation; // of an archived one that asks for it
    std::vector<Effect> effects;
};

// What the steps may look at.
struct Surroundings
{
    model::AccountId accountId;
    base::Jid account; // own bare address
    base::Clock &clock;
    xep::Circle circle;
    std::function<void(xml::Element stanza)> reply; // sends a stanza that answers a live message
    std::function<void(const base::Jid &peer, bool typing)> noteTyping;
    bool archiveIdsAreTrue = false; // our server writes them itself (XEP-0359 §5)
    bool tracksArchive = false;     // nothing is missing: a live message is the newest of the archive
    // Answers a message that came locked, locked too.
    std::function<void(const base::Jid &peer, xml::Element stanza)> replyLocked = {};
};

enum class Verdict { Continue, Drop };

using Step = Verdict (*)(Incoming &incoming, const Surroundings &surroundings);

} // namespace steps
