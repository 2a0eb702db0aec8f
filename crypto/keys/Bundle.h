// SPDX-License-Identifier: GPL-3.0-or-later
// The public keys with which others start a session with a device. Bundle is what came from the network; only a
// CheckedBundle reaches the ratchet, whose library reads beyond the end of a signature that is too short. Values.
#pragma once

#include "keys/IdentityKey.h"
#include "primitives/Outcome.h"

#include <vector>

namespace crypto {

struct PublicPreKey
{
    quint32 id = 0;
    QByteArray key; // 33 or 32 bytes as the profile wants it on the wire

    bool operator==(const PublicPreKey &) const = default;
};

struct Bundle
{
    Profile profile = Profile::Omemo2;
    QByteArray identity; // as on the wire, like all keys here
    PublicPreKey signedPreKey;
    QByteArray signature; // of signedPreKey.key by the identity
    std::vector<PublicPreKey> preKeys;

    bool operator==(const Bundle &) const = default;
};

enum class BundleFault {
    TooLarge,        // more than 1,000 one-time keys
    BadIdentity,     // not a key
    BadSignedPreKey, // not a key
    BadSignature,    // not 64 bytes, or not made by the identity
    NoPreKey,        // no usable one-time key: without one the first message lacks forward secrecy
};

class CheckedBundle
{
public:
    // Keys of a wrong form, with the number 0 or a number that was there before are passed over.
    static Outcome<CheckedBundle, BundleFault> check(const Bundle &bundle);

    Profile profile() const { return m_profile; }
    const IdentityKey &identity() const { return m_identity; }
    // These keys are 32 bytes of u in both profiles.
    const PublicPreKey &signedPreKey() const { return m_signedPreKey; }
    const QByteArray &signature() const { return m_signature; }
    const std::vector<PublicPreKey> &preKeys() const { return m_preKeys; }

private:
    explicit CheckedBundle(IdentityKey identity)
        : m_identity(std::move(identity))
    {
    }

    Profile m_profile = Profile::Omemo2;
    IdentityKey m_identity;
    PublicPreKey m_signedPreKey;
    QByteArray m_signature;
    std::vector<PublicPreKey> m_preKeys;
};

} // namespace crypto
