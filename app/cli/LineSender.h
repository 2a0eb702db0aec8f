// SPDX-License-Identifier: GPL-3.0-or-later
// Sends standard input line by line, each line a message, as the lines come: `send TO --lines`.
#pragma once

#include "base/Task.h"
#include "chat/Account.h"
#include "chat/Outbox.h"
#include "cli/Context.h"
#include "model/Ids.h"

namespace cli {

// Prints a `delivery` event when a line is stored (pending) and when the server has it (sent). Ends when standard
// input has ended and all lines are acknowledged.
base::Task<Exit> sendLines(Context &context, chat::Account &account, model::ConversationId conversation,
                           chat::Lock lock);

} // namespace cli
