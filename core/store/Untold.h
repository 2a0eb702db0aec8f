// SPDX-License-Identifier: GPL-3.0-or-later
// Who is still to be told what was decided here about somebody's keys (XEP-0450): kept with the decision, so that it
// survives a restart. Plain functions for use inside Profile::write.
#pragma once

#include "base/Result.h"
#include "model/Ids.h"
#include "store/Connection.h"

#include <QList>

namespace store::untold {

struct News
{
    qint64 id = 0;      // never used twice: who is told of a decision while another is made is to be told of that too
    base::Jid owner;    // of the keys; bare
    base::Jid listener; // bare; the own one: the own other devices
};

base::Result<base::Done> add(Connection &connection, model::AccountId account, const base::Jid &owner,
                             const base::Jid &listener);
// Oldest first.
base::Result<QList<News>> of(Connection &connection, model::AccountId account);
base::Result<base::Done> remove(Connection &connection, qint64 id);

} // namespace store::untold
