// SPDX-License-Identifier: GPL-3.0-or-later
// Opening what came locked: finds the key that is meant for this device, runs it through the ratchet and the payload
// through its cipher, and writes down what that has changed. One call is a part of the transaction that stores the
// message. Plain functions on the writer thread.
#pragma once

#include "encryption/Ratchets.h"
#include "model/Key.h"
#include "xml/Element.h"

namespace encryption {

// What is to be done about each that keeps a message closed stands in chat/FollowUps.
using model::Obstacle;

struct Opened
{
    enum class Verdict {
        Open,
        Empty,     // carried nothing but the key: never shown
        Duplicate, // a copy of what was opened before
        Own,       // written by this very device: known already
        Closed,
    };
    Verdict verdict = Verdict::Closed;
    Obstacle obstacle = Obstacle::Malformed; // if Closed
    model::Encryption profile = model::Encryption::None;
    quint32 device = 0;    // the sender's
    QByteArray identity;   // its key, proved; empty if Closed before that
    bool isNewKey = false; // this message is the first to show it
    model::KeyTrust trust = model::KeyTrust::Undecided;
    bool carriesNothing = false; // no payload: nothing would be shown
    bool isCopysLetter = false;  // Own, but not written by this program: its keys are used elsewhere (security.md H14)
    std::vector<xml::Element> content; // if Open
    QDateTime written;                 // as it says inside; invalid: it does not
    bool wantsAnswer = false; // an empty message should go back, so that the sender knows that the session stands
};

// A message as it came, with what is proved of it.
struct Arrived
{
    const xml::Element &message;
    base::Jid self;   // own bare address
    base::Jid sender; // bare, as the router has verified it
    base::Jid peer;   // whose chat it belongs to
    QDateTime time;
};

// Whether it carries something locked, or says so.
bool isLocked(const xml::Element &message);
// Error only where the database fails; everything that the message is to blame for is a verdict.
base::Result<Opened> open(store::Connection &connection, Ratchets &ratchets, const Arrived &arrived);

} // namespace encryption
