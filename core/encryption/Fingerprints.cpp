// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Fingerprints.h"

#include "keys/Fingerprint.h"

namespace encryption {
namespace {

std::optional<crypto::IdentityKey> keyOf(const QByteArray &identity)
{
    return crypto::IdentityKey::fromWire(crypto::Profile::Legacy, '\5' + identity);
}

} // namespace

QStringList fingerprintOf(const QByteArray &identity)
{
    const auto key = keyOf(identity);
    return key ? crypto::fingerprintGroups(*key) : QStringList();
}

bool isFingerprint(const QString &text, const QByteArray &identity)
{
    const auto bytes = crypto::readFingerprint(text);
    const auto key = keyOf(identity);
    return bytes && key && crypto::isFingerprintOf(*key, *bytes);
}

std::optional<QByteArray> identityIn(const QString &text)
{
    const auto bytes = crypto::readFingerprint(text);
    return bytes && keyOf(*bytes) ? bytes : std::nullopt;
}

} // namespace encryption
