// SPDX-License-Identifier: GPL-3.0-or-later
// What new chats and new keys begin with: asked for and set by the settings. Plain functions, main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "model/EncryptionDefaults.h"

namespace store {
class Profile;
}

namespace chat {

base::Task<base::Result<model::EncryptionDefaults>> encryptionDefaults(store::Profile &profile);
// Chats and keys that are there already stay as they are.
base::Task<base::Result<>> setEncryptionDefaults(store::Profile &profile, model::EncryptionDefaults defaults);

} // namespace chat
