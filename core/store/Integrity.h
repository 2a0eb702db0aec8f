// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a database is as it was written: Profile looks after a start that followed a crash, and what it finds is a
// damage like any other (Profile::damageFound).
#pragma once

#include "base/Result.h"
#include "store/Connection.h"

namespace store {

// Reads every page: some seconds for a million messages. An error of isDamaged() if one is not as it was written.
base::Result<base::Done> checkIntegrity(Connection &connection);

} // namespace store
