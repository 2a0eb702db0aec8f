// SPDX-License-Identifier: GPL-3.0-or-later
// The own keys that others begin with: a hundred one-time keys and a signed one in each profile, replaced as they are
// used or get old, and how this device stands in the own list. Plain functions on the writer thread.
#pragma once

#include "encryption/Ratchets.h"
#include "xep/OmemoWire.h"

namespace encryption::ownKeys {

inline constexpr int offered = 100;                                   // one-time keys in a bundle
inline constexpr qint64 signedKeyLife = 14LL * 24 * 60 * 60 * 1000;   // ms until a new one is made
inline constexpr qint64 signedKeyMemory = 60LL * 24 * 60 * 60 * 1000; // ms for which the old one still opens

// Makes what is missing or too old; the bundle to be published, the same until something was used or grew old.
base::Result<crypto::Bundle> bundle(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile,
                                    const QDateTime &now);
// Whether others would begin with the same keys, in whatever order they stand.
bool isSame(const crypto::Bundle &one, const crypto::Bundle &other);

// This device's line in the own list: its label, if it has one, signed (XEP-0384 0.9 §5.3.1). It stands among the own
// devices from then on.
base::Result<xep::omemo::Device> listing(store::Connection &connection, Ratchets &ratchets, crypto::Profile profile,
                                         const base::Jid &self, const QDateTime &now);
// The own list with that line in it, the others' untouched; nothing if it has it already. In a full list it goes first,
// where readers that stop after so many still see it.
std::optional<std::vector<xep::omemo::Device>> withLine(std::vector<xep::omemo::Device> listed,
                                                        const xep::omemo::Device &line);
std::optional<std::vector<xep::omemo::Device>> withoutDevice(std::vector<xep::omemo::Device> listed, quint32 device);

// Once everything missed has been fetched: the used one-time keys are not needed any more (security.md H16).
base::Result<> forgetUsed(store::Connection &connection, Ratchets &ratchets);

} // namespace encryption::ownKeys
