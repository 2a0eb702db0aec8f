// SPDX-License-Identifier: GPL-3.0-or-later
// What the next message of a chat will do, and what its padlock shows: one function for header, composer, rows and
// panel, so that it never lies. Plain values and functions.
#pragma once

#include "base/Result.h"
#include "model/Conversation.h"
#include "model/Key.h"

#include <QList>

namespace store {
class Connection;
}

namespace chat {

// Whether what is written in that chat is locked.
bool encrypts(const model::Conversation &conversation);

enum class Padlock {
    Verified,       // every device that reads was compared
    Encrypted,      // only the two of you can read; not all keys were compared
    PartlyVerified, // of a group: some of its people
    NewDevice,      // one more device appeared, and gets nothing until the person here has decided
    Preparing,      // keys are being fetched
    WaitingForKeys, // and have not come for a while
    CannotEncrypt,  // nobody at the other end can read; messages stay here
    NotEncrypted,
    PublicChannel,
};

// All that the padlock depends on.
struct PadlockFacts
{
    model::Conversation conversation;
    bool isOff = false;                               // this program cannot encrypt
    bool areListsKnown = false;                       // of the other side's devices
    QList<model::KeyTrust> readers;                   // of the other side's devices that have keys, or may have some
    model::Obstacle obstacle = model::Obstacle::None; // of the first message that waits here
    qint64 waits = 0;                                 // ms for which it does
    int people = 1;                                   // of a group
    int peopleVerified = 0;                           // all of their devices are
};

inline constexpr qint64 preparingTime = 8000; // ms before waiting is called so

Padlock padlockFor(const PadlockFacts &facts);

// What is stored of that chat's facts; on the reader thread. Of people, not of groups.
base::Result<PadlockFacts> readPadlockFacts(store::Connection &connection, const model::Conversation &conversation,
                                            const QDateTime &now);

} // namespace chat
