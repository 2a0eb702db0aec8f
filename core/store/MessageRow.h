// SPDX-License-Identifier: GPL-3.0-or-later
// What Messages and Search share: a row of the table `message` as a message, its preview, its place in the outbox.
#pragma once

#include "model/Message.h"
#include "store/Connection.h"

namespace store {

// The statement selects the table's columns in their order, from the first column on.
model::Message readMessage(const Query &row);
base::Result<QList<model::Message>> readMessages(Query query);
// The first line, cut, as the chat list shows it.
QString previewOf(const model::Message &message);
// Puts a message at the end of its account's outbox.
base::Result<base::Done> enqueue(Connection &connection, model::MessageId id);

} // namespace store
