// SPDX-License-Identifier: GPL-3.0-or-later
// What new chats and new keys begin with, as the person has set it for the whole profile (ux.md B18). Plain values.
#pragma once

#include "model/Conversation.h"

namespace model {

// Numbers are stored.
enum class NewKeys {
    AcceptedUntilVerified, // blindly, until one key of the same person was verified
    AlwaysWait,            // for a decision
};

struct EncryptionDefaults
{
    EncryptionChoice newChats = EncryptionChoice::Automatic; // or Off, or OnlyVerified
    NewKeys newKeys = NewKeys::AcceptedUntilVerified;

    bool operator==(const EncryptionDefaults &) const = default;
};

} // namespace model
