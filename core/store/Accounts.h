// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts of the profile. Plain functions for use inside Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/AccountSettings.h"
#include "store/Connection.h"

#include <QList>

namespace store::accounts {

// All of them, in the order they were added.
base::Result<QList<model::AccountSettings>> list(Connection &connection);
// NotFound if there is none.
base::Result<model::AccountSettings> get(Connection &connection, model::AccountId id);
// Adds and gives the new number; Conflict if the address is there already. `settings.id` is not read.
base::Result<model::AccountId> add(Connection &connection, const model::AccountSettings &settings);
// Writes everything but the address and the roster version.
base::Result<base::Done> update(Connection &connection, const model::AccountSettings &settings);
base::Result<base::Done> setDisplayName(Connection &connection, model::AccountId id, const QString &name);
base::Result<base::Done> setSeenCertificate(Connection &connection, model::AccountId id,
                                            const model::SeenCertificate &seen);
base::Result<base::Done> setStrongestMechanism(Connection &connection, model::AccountId id, const QString &mechanism);
// Removes the account with its conversations, history, contacts, secrets in the database and all other rows.
base::Result<base::Done> remove(Connection &connection, model::AccountId id);

} // namespace store::accounts
