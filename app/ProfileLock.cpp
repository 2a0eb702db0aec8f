// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProfileLock.h"

#include "store/KeyRing.h"

namespace app {

settings::AppLock::Guard ProfileLock::guard() const
{
    switch (m_keyRing.place()) {
    case store::KeyPlace::Passphrase: return Guard::Passphrase;
    case store::KeyPlace::File: return Guard::PlainFile;
    default: return Guard::SystemKeychain;
    }
}

base::Task<base::Result<>> ProfileLock::setPassphrase(base::Secret passphrase)
{
    return m_keyRing.moveTo(store::KeySource::passphrase(std::move(passphrase)));
}

base::Task<base::Result<>> ProfileLock::removePassphrase(base::Secret current)
{
    const auto known = co_await m_keyRing.verify(std::move(current)).on(&m_guard);
    if (!known)
        co_return known.error();
    co_return co_await m_keyRing.moveTo(store::KeySource::keychain()).on(&m_guard);
}

base::Task<base::Result<>> ProfileLock::verify(base::Secret passphrase)
{
    return m_keyRing.verify(std::move(passphrase));
}

} // namespace app
