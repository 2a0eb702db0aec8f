// SPDX-License-Identifier: GPL-3.0-or-later
// The own keys that others begin with: a hundred one-time keys and a signed one in each profile, replaced as they are
// used or get old. Plain functions on the writer thread.
#pragma once

#include "encryption/Ratchets.h"

namespace encryption::ownKeys {

inline constexpr int offered = 100;                                   // one-time keys in a bundle
inline constexpr qint64 signedKeyLife = 14LL * 24 * 60 * 60 * 1000;   // ms until a new one is made
inline constexpr qint64 signedKeyMemory = 60LL * 24 * 60 * 60 * 1000; // ms for which the old one still opens

// Makes what is missing or too old; the bundle to be published, the same until something was used or grew old.
base::Result<crypto::Bundle> bundle(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile,
                                    const QDateTime &now);
// Once everything missed has been fetched: the used one-time keys are not needed any more (security.md H16).
base::Result<> forgetUsed(store::Connection &connection, Ratchets &ratchets);

} // namespace encryption::ownKeys
