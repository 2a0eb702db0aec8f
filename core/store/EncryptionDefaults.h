// SPDX-License-Identifier: GPL-3.0-or-later
// What new chats and new keys begin with, among the settings of the profile. Plain functions for use inside
// Profile::write and Profile::read.
#pragma once

#include "base/Result.h"
#include "model/EncryptionDefaults.h"
#include "store/Connection.h"

namespace store::encryptionDefaults {

// What was never set, or makes no sense, is as it is without being set.
base::Result<model::EncryptionDefaults> get(Connection &connection);
base::Result<base::Done> set(Connection &connection, const model::EncryptionDefaults &defaults);

} // namespace store::encryptionDefaults
