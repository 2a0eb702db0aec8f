// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that came live while something before them may still be missing: where they stand is not sure until the
// archive has shown what stands around them. Plain functions for use inside Profile::write.
#pragma once

#include "base/Result.h"
#include "store/Connection.h"
#include "store/Messages.h"

#include <QList>

#include <optional>

namespace store::unsettled {

struct Row
{
    model::ConversationId conversation;
    messages::Position position;
};

base::Result<base::Done> add(Connection &connection, model::MessageId message);
// True if it was unsettled.
base::Result<bool> remove(Connection &connection, model::MessageId message);
// Of one account, by conversation, each in its order.
base::Result<QList<Row>> all(Connection &connection, model::AccountId account);
base::Result<base::Done> clear(Connection &connection, model::AccountId account);

// The ends of what stands where the archive has it: what it has numbered, without unsettled messages. None if there is
// nothing.
base::Result<std::optional<messages::Position>> lastSettled(Connection &connection, model::ConversationId conversation);
base::Result<std::optional<messages::Position>> firstSettled(Connection &connection,
                                                             model::ConversationId conversation);

} // namespace store::unsettled
