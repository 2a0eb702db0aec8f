// SPDX-License-Identifier: GPL-3.0-or-later
// Trust that follows by itself (XEP-0450): what a person has verified on one device, the others believe, and what an own
// verified device or a contact's says counts here. Only verified devices are told and believed; whose word it was stays
// with the key. Plain functions on the writer thread.
#pragma once

#include "encryption/Ratchets.h"
#include "model/Key.h"
#include "store/Untold.h"
#include "xep/TrustMessages.h"

#include <QList>

namespace encryption::transfer {

struct Said
{
    base::Jid self;   // own bare address
    base::Jid teller; // bare, as the router has verified it
    QByteArray tellerKey;
    model::KeyTrust tellerTrust = model::KeyTrust::Undecided;
    QDateTime time; // as the envelope says
};
// Believes it, or keeps it until the teller's key is verified. Own devices may speak of anybody's keys, others of their
// own. Nobody speaks of this device's key, and nobody else's word raises what the person here has rejected. The owners
// about whose keys something has changed.
base::Result<QList<base::Jid>> adopt(store::Connection &connection, Ratchets &ratchets,
                                     const xep::TrustMessage &message, const Said &said);
// What follows from a decision about that owner's keys that was made here, in the transaction that keeps it: what those
// that are verified now have said before counts, and whom to tell of it is written down (store/Untold). The owners about
// whose keys something else has changed.
base::Result<QList<base::Jid>> follow(store::Connection &connection, Ratchets &ratchets, const base::Jid &self,
                                      const base::Jid &owner);
// What to tell them, as it is now: own devices about anybody's keys, and all that is known once one of them was verified;
// others about the own keys. Empty: nothing any more.
base::Result<QList<xep::TrustMessage>> words(store::Connection &connection, Ratchets &ratchets, const base::Jid &self,
                                             const store::untold::News &news);

} // namespace encryption::transfer
