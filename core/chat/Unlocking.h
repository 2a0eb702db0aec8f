// SPDX-License-Identifier: GPL-3.0-or-later
// From a message that came locked to the one that is stored: what was inside takes the place of what stood outside, and
// goes through the same steps as a message in clear. Plain functions on the writer thread, parts of the transaction that
// stores what they make.
#pragma once

#include "base/Result.h"
#include "steps/Incoming.h"

#include <memory>

namespace encryption {
class Ratchets;
}

namespace chat {

struct Unlocking
{
    std::shared_ptr<encryption::Ratchets> ratchets; // null: encryption is off
    steps::Surroundings surroundings;               // of its own, since it is read on the writer thread
    steps::Step inside;                             // the steps for what a message says
    QDateTime now;
};

// What becomes of a message that is locked. Error only where the database fails.
base::Result<steps::Incoming> unlock(store::Connection &connection, const Unlocking &unlocking,
                                     const steps::Incoming &incoming);

} // namespace chat
