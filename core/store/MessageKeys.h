// SPDX-License-Identifier: GPL-3.0-or-later
// Finds messages by the random ids that their senders gave them. The entries lie in stretches of time, so that storing a
// page of an archive touches a few pages of the database and not one for each message. Used by Messages.
#pragma once

#include "base/Result.h"
#include "model/Message.h"
#include "store/Connection.h"

#include <functional>

namespace store::messageKeys {

// An own message that has waited here is found whatever its copy's time says.
base::Result<base::Done> add(Connection &connection, const model::Message &message);
base::Result<base::Done> remove(Connection &connection, const model::Message &message);
// Of a whole conversation, whose messages are still there.
base::Result<base::Done> removeAll(Connection &connection, model::ConversationId conversation);

// What findNear reaches at least, in either direction.
inline constexpr qint64 nearness = 6 * 60 * 60 * 1000; // milliseconds

using Accepts = std::function<bool(const model::Message &)>;

// The message with the id that is accepted, near the time or waited here; 0 if there is none.
base::Result<model::MessageId> findNear(Connection &connection, model::ConversationId conversation, const QString &id,
                                        qint64 time, const Accepts &accepts);
// As findNear, among those that waited here and then from the newest back through some hundred days with messages.
base::Result<model::MessageId> findBack(Connection &connection, model::ConversationId conversation, const QString &id,
                                        const Accepts &accepts);

} // namespace store::messageKeys
