// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/EncryptionDefaults.h"

#include "store/EncryptionDefaults.h"
#include "store/Profile.h"

namespace chat {

base::Task<base::Result<model::EncryptionDefaults>> encryptionDefaults(store::Profile &profile)
{
    return profile.read([](store::Connection &connection) { return store::encryptionDefaults::get(connection); });
}

base::Task<base::Result<>> setEncryptionDefaults(store::Profile &profile, model::EncryptionDefaults defaults)
{
    return profile.write(
        [defaults](store::Connection &connection) { return store::encryptionDefaults::set(connection, defaults); });
}

} // namespace chat
