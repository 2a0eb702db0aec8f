// SPDX-License-Identifier: GPL-3.0-or-later
// This device's own number and long-term key pair, the same in both profiles, and signatures with it. Made once for an
// account and kept by the store; a value.
#pragma once

#include "keys/IdentityKey.h"
#include "primitives/Secret.h"

namespace crypto {

// From 1 to 2^31 - 1 (XEP-0384 0.9 §4.2).
constexpr bool isDeviceId(qint64 id)
{
    return id >= 1 && id <= 0x7FFFFFFF;
}
// Random; the caller asks again while another device has it.
quint32 newDeviceId();

struct OwnIdentity
{
    quint32 device;
    Secret privateKey; // 32 bytes, clamped (RFC 7748 §5)
    IdentityKey publicKey;

    static OwnIdentity make(quint32 device);
    // From what was stored. Nothing if the key is not 32 bytes long.
    static std::optional<OwnIdentity> restore(quint32 device, Secret privateKey);

    // 64 bytes that plain Ed25519 accepts for publicKey.edwards() (XEdDSA).
    QByteArray sign(QByteArrayView data) const;
};

// Whether the owner of the key signed the data: Ed25519 for the form it came in, or as libsignal signs, with the sign
// of the key in the signature's last bit.
bool isSignedBy(const IdentityKey &key, QByteArrayView data, QByteArrayView signature);

} // namespace crypto
