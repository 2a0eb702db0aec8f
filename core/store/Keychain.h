// SPDX-License-Identifier: GPL-3.0-or-later
// The system's keychain (Secret Service, KWallet, macOS Keychain, Windows Credential Store), never anything less.
// Used by KeyRing and Secrets; main thread only.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"

#include <QString>

namespace store::keychain {

// NotFound: it has no such entry. KeychainUnavailable: there is none, it is locked or it refuses.
base::Task<base::Result<base::Secret>> read(const QString &name);
base::Task<base::Result<base::Done>> write(const QString &name, const base::Secret &secret);
// An entry that is not there is success.
base::Task<base::Result<base::Done>> remove(const QString &name);

} // namespace store::keychain
