// SPDX-License-Identifier: GPL-3.0-or-later
// Whether something of an encrypted chat travels beside its lock, where servers can read it, and whether the person here
// wants that. Locking.h decides by it what leaves. Main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/BesideLock.h"
#include "model/Conversation.h"

namespace store {
class Profile;
}

namespace chat {

struct BesideLockFacts
{
    model::BesideLock choice = model::BesideLock::Allowed;
    // Some device that reads, of the other side's or the own ones, speaks the legacy profile alone: what is private
    // besides the text travels beside the lock, or, if that is refused, not at all.
    bool isLegacy = false;

    bool operator==(const BesideLockFacts &) const = default;
};

base::Task<base::Result<BesideLockFacts>> besideLock(store::Profile &profile, model::Conversation conversation);
base::Task<base::Result<>> setBesideLock(store::Profile &profile, model::ConversationId conversation,
                                         model::BesideLock choice);

} // namespace chat
