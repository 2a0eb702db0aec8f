// SPDX-License-Identifier: GPL-3.0-or-later
// What people compare: the u of an identity key in hexadecimal, eight groups of eight (XEP-0384 0.9 §8). Others print
// it with other gaps, in capitals, or the Ed25519 form of the same key, so reading is wide. Any thread.
#pragma once

#include "keys/IdentityKey.h"

#include <QString>
#include <QStringList>

namespace crypto {

// Eight groups of eight digits in lower case.
QStringList fingerprintGroups(const IdentityKey &key);
// The 32 bytes of a fingerprint as people write it: 64 digits, or 66 that begin with 05, in any case, with spaces, line
// ends, dashes and colons anywhere. Nothing if it is none.
std::optional<QByteArray> readFingerprint(QStringView text);
// Whether the 32 bytes name this key, in either form.
bool isFingerprintOf(const IdentityKey &key, QByteArrayView bytes);

} // namespace crypto
