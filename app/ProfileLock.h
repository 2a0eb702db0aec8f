// SPDX-License-Identifier: GPL-3.0-or-later
// Answers the settings about what guards the profile's key. Owned by Application; main thread.
#pragma once

#include "settings/AppLock.h"

#include <QObject>

namespace store {
class KeyRing;
}

namespace app {

class ProfileLock final : public settings::AppLock
{
public:
    explicit ProfileLock(store::KeyRing &keyRing)
        : m_keyRing(keyRing)
    {
    }

    Guard guard() const override;
    base::Task<base::Result<>> setPassphrase(base::Secret passphrase) override;
    base::Task<base::Result<>> removePassphrase(base::Secret current) override;
    base::Task<base::Result<>> verify(base::Secret passphrase) override;

private:
    store::KeyRing &m_keyRing;
    QObject m_guard; // of the waiting answers
};

} // namespace app
