// SPDX-License-Identifier: GPL-3.0-or-later
// The public key that stands for one device, in both of its forms: a point of Curve25519 (its u) in the legacy profile,
// of Ed25519 (its y with a sign) in the other. Trust hangs on the u, which both forms have in common. A value; any
// thread.
#pragma once

#include "keys/Profile.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace crypto {

constexpr qsizetype keyLength = 32;

class IdentityKey
{
public:
    // As it stands in bundles and messages: 0x05 and u, or the 32 bytes of Ed25519, which are kept as they came,
    // because the ratchet authenticates them with their sign. Nothing if it has another form or is zero.
    static std::optional<IdentityKey> fromWire(Profile profile, QByteArrayView bytes);
    QByteArray toWire(Profile profile) const;

    // 32 bytes; what trust is kept by.
    const QByteArray &curve() const { return m_curve; }
    // 32 bytes; with the sign zero if only the other form is known.
    QByteArray edwards() const;

    // The same key, in whichever form and with whichever sign it came.
    bool operator==(const IdentityKey &other) const { return m_curve == other.m_curve; }

private:
    IdentityKey() = default;

    QByteArray m_curve;
    QByteArray m_edwards; // as it came; empty if it came in the other form
};

// 32 bytes of u from the 33 bytes of the legacy profile or the 32 of the other, for keys other than identities. Nothing
// if they have another form.
std::optional<QByteArray> curveFromWire(Profile profile, QByteArrayView bytes);
QByteArray curveToWire(Profile profile, QByteArrayView curve);

} // namespace crypto
