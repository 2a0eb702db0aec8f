// SPDX-License-Identifier: GPL-3.0-or-later
// What the Inbox stores in one transaction, and what came of it: locked messages are opened, each is put in its place and
// written, and its effects run. Made by Inbox; stores on the writer thread.
#pragma once

#include "chat/ServerOrder.h"
#include "chat/Unlocking.h"
#include "steps/Incoming.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace chat {

struct InboxBatch
{
    std::vector<steps::Incoming> incoming;
    std::optional<ArchivePlace> place; // none: it came live
    model::AccountId account;
    std::shared_ptr<ServerOrder> order;
    std::optional<Unlocking> unlocking;
    std::vector<steps::Incoming> unlocked;            // what became of them, if some were locked
    std::vector<std::optional<steps::Stored>> stored; // one for each; none if it had nothing to store
    QList<model::Conversation> touched;
    QList<model::Message> changed;
    bool showsCopy = false; // this device's keys are used elsewhere, or these are old

    bool isSomeLocked() const
    {
        return std::any_of(incoming.begin(), incoming.end(), [](const steps::Incoming &one) { return one.isLocked; });
    }
    // As they came, or as they were inside.
    std::vector<steps::Incoming> &read() { return unlocked.empty() ? incoming : unlocked; }
    base::Result<> store(store::Connection &connection);
    base::Result<> unlockAll(store::Connection &connection);
    base::Result<> markAnswered(store::Connection &connection) const;
    base::Result<> readTouched(store::Connection &connection);
    base::Result<> readChanged(store::Connection &connection);
};

} // namespace chat
