// SPDX-License-Identifier: GPL-3.0-or-later
// What the next message of a chat will do, and what its padlock shows: one function for both, so that it never lies
// . Plain functions.
#pragma once

#include "model/Conversation.h"

namespace chat {

// Whether what is written in that chat is locked.
bool encrypts(const model::Conversation &conversation);

} // namespace chat
