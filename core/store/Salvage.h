// SPDX-License-Identifier: GPL-3.0-or-later
// Carries over what cannot be had again from a damaged database: accounts, secrets, settings, contacts, the list of
// conversations with drafts, and messages that were not sent yet. History comes back from the servers' archives.
#pragma once

#include "base/Secret.h"
#include "store/Connection.h"

#include <QString>

namespace store {

// Row by row as far as each table can be read; what cannot be read stays in the file put aside. `fresh` is new.
void salvage(Connection &fresh, const QString &damagedFile, const base::Secret &key);

} // namespace store
