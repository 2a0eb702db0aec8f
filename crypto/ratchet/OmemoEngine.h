// SPDX-License-Identifier: GPL-3.0-or-later
// The engine with libomemo-c, which speaks both profiles, or, in signalc/, with libsignal-protocol-c, which speaks the
// legacy one. Each engine has a context and a store context of its own, because a session of one profile found under an
// address would silently be used for the other. See Engine.h.
#pragma once

#include "ratchet/StoreBridge.h"

#include <QHash>

namespace crypto {

class OmemoEngine final : public Engine
{
public:
    OmemoEngine(Profile profile, const OwnIdentity &identity, Randomness randomness);

    Profile profile() const override { return m_profile; }
    std::vector<PreKey> makePreKeys(quint32 first, int count) override;
    SignedPreKey makeSignedPreKey(quint32 id, qint64 madeAt) override;
    std::optional<RatchetFault> startSession(Draft &draft, const DeviceAddress &address,
                                             const CheckedBundle &bundle) override;
    Outcome<SealedKey, RatchetFault> encrypt(Draft &draft, const DeviceAddress &address,
                                             QByteArrayView plaintext) override;
    Outcome<OpenedKey, RatchetFault> decrypt(Draft &draft, const DeviceAddress &address,
                                             const WireMessage &message) override;
    Outcome<SessionFacts, RatchetFault> facts(const Draft &draft, const DeviceAddress &address) override;

private:
    class Operation;

    omemoc::Version version() const;
    QByteArray wireKey(const ec_public_key *key) const;
    int openKeyExchange(session_cipher *cipher, const WireMessage &message, signal_buffer **plaintext);
    int openMessage(session_cipher *cipher, const WireMessage &message, signal_buffer **plaintext);
    Outcome<SessionFacts, RatchetFault> factsOf(const Secret &record);
    std::optional<IdentityKey> identityOf(const QByteArray &wire);

    const Profile m_profile;
    const OwnIdentity m_identity;
    omemoc::Context m_context;
    RecordSeal m_seal;
    StoreBridge m_bridge;
    QHash<QByteArray, IdentityKey> m_identities; // by their form on the wire: to convert one takes long
};

} // namespace crypto
