// SPDX-License-Identifier: GPL-3.0-or-later
// Who could read a message when it was locked, device by device, and who locked one that came. Most messages of a chat
// have the same readers, so a set of them is kept once. Plain functions for use inside Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/Key.h"
#include "model/Message.h"
#include "store/Connection.h"

#include <QList>

namespace store::readers {

base::Result<base::Done> set(Connection &connection, model::MessageId message, const QList<model::Reader> &readers);
// Empty for a message in clear.
base::Result<QList<model::Reader>> of(Connection &connection, model::MessageId message);
// Whether another message of its conversation was locked and could be read.
base::Result<bool> hasOther(Connection &connection, const model::Message &message);

} // namespace store::readers
