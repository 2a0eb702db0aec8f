// SPDX-License-Identifier: GPL-3.0-or-later
// One device with one profile as the tests play it: identity, engine, store, and each operation as a unit of work that
// is committed at once.
#pragma once

#include "crypto/support/MemoryKeyStore.h"
#include "ratchet/Engine.h"

namespace crypto {

class Party
{
public:
    Party(Profile profile, QByteArray name, quint32 device, int preKeyCount = 5);
    Party(Profile profile, QByteArray name, OwnIdentity identity, Randomness randomness, int preKeyCount);

    DeviceAddress address() const { return {name, identity.device}; }
    // With all one-time keys that were not used.
    Bundle bundle() const;
    CheckedBundle checkedBundle() const;
    // All that memory held is gone; only what was committed comes back.
    void restart();
    void addPreKeys(int count);

    std::optional<RatchetFault> startSession(const Party &peer);
    Outcome<SealedKey, RatchetFault> encrypt(const Party &peer, QByteArrayView plaintext);
    Outcome<OpenedKey, RatchetFault> decrypt(const Party &peer, QByteArrayView bytes);
    // What encrypt() must answer, or the test ends.
    QByteArray sealed(const Party &peer, QByteArrayView plaintext);
    // The plaintext, or the name of the fault.
    QByteArray opened(const Party &peer, QByteArrayView bytes);
    SessionFacts facts(const Party &peer);

    Profile profile;
    QByteArray name;
    OwnIdentity identity;
    Randomness randomness;
    MemoryKeyStore store;
    std::unique_ptr<Engine> engine;
    SignedPreKey signedPreKey;
    std::vector<PublicPreKey> preKeys;
    quint32 nextPreKey = 1;
};

QByteArray nameOf(RatchetFault fault);

// Two devices of which the first has started a session with the second, and nothing was sent.
struct Pair
{
    explicit Pair(Profile profile);
    Party alice;
    Party bob;
    // A message each way, so that neither sends key exchanges any more.
    void talk();
};

} // namespace crypto
