// SPDX-License-Identifier: GPL-3.0-or-later
// What guards the messages on this computer, as far as the settings may ask: answered by Application.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"

namespace settings {

class AppLock
{
public:
    enum class Guard { SystemKeychain, Passphrase, PlainFile };

    virtual ~AppLock() = default;

    virtual Guard guard() const = 0;
    // Sets or changes the passphrase that is asked for at start.
    virtual base::Task<base::Result<>> setPassphrase(base::Secret passphrase) = 0;
    // Back to the system's keychain. WrongPassphrase; KeychainUnavailable.
    virtual base::Task<base::Result<>> removePassphrase(base::Secret current) = 0;
    // WrongPassphrase if it is not the one in force.
    virtual base::Task<base::Result<>> verify(base::Secret passphrase) = 0;
};

} // namespace settings
