// SPDX-License-Identifier: GPL-3.0-or-later
// The double ratchet of one profile, behind which a library stands: makes keys, starts sessions, encrypts a message's
// key for a device and decrypts what a device sent. Knows neither accounts nor XML nor a database. One engine a profile
// and account; all on one thread at a time.
#pragma once

#include "keys/Bundle.h"
#include "keys/OwnIdentity.h"
#include "primitives/Random.h"
#include "ratchet/Draft.h"
#include "ratchet/WireMessage.h"

#include <memory>
#include <optional>
#include <vector>

namespace crypto {

// Why an operation did nothing. Except where it says otherwise the draft is as it was before.
enum class RatchetFault {
    NoSession,    // none with this device
    Duplicate,    // this message was decrypted before
    PreKeyGone,   // a key exchange names a one-time or signed key that we do not have (any more)
    NotAuthentic, // a changed message, one of another session, more than 2,000 ahead, or older than five turns
    Malformed,    // refused by the library's own parser
    BadSignature, // the bundle's signed key is not its identity's
    WrongProfile, // of the bundle or the message
    RecordDamaged,
    StoreFailed,
    Unexpected, // the library is not as we know it
};

// A one-time key of ours: what the store keeps, and what the bundle says.
struct PreKey
{
    quint32 id = 0;
    QByteArray publicKey; // as on the wire
    Secret record;
};

struct SignedPreKey
{
    quint32 id = 0;
    QByteArray publicKey; // as on the wire
    QByteArray signature; // 64 bytes
    Secret record;
};

struct SealedKey
{
    QByteArray bytes;           // for <key/>
    bool isKeyExchange = false; // for its attribute `prekey` or `kex`
};

struct OpenedKey
{
    Secret plaintext;
    IdentityKey sender;          // proved by the decryption, unlike the one that a key exchange claims
    bool startedSession = false; // by a key exchange that we had not seen: answer with an empty message
};

// What can be said of a session without using it.
struct SessionFacts
{
    IdentityKey identity;
    bool isAnswered = false;  // the peer has written to us in it; until then all we send are key exchanges
    quint32 sent = 0;         // messages with the present ratchet key
    qsizetype recordSize = 0; // bytes
};

// One-time keys have numbers from 1 to this; the library folds others and never deletes the one behind it.
constexpr quint32 lastPreKeyId = 0xFFFFFE;

class Engine
{
public:
    virtual ~Engine() = default;

    virtual Profile profile() const = 0;

    // Numbers never come again: `first` is one more than the last ever made. Some 200 us each.
    virtual std::vector<PreKey> makePreKeys(quint32 first, int count) = 0;
    // Made anew every two weeks, and kept for two months for messages under way. `madeAt`: ms since 1970.
    virtual SignedPreKey makeSignedPreKey(quint32 id, qint64 madeAt) = 0;

    // Starts a session, with a random one-time key of the bundle; an older session stays readable. The next message
    // encrypted is a key exchange. NotAuthentic never; BadSignature, WrongProfile. Some 1.5 ms.
    virtual std::optional<RatchetFault> startSession(Draft &draft, const DeviceAddress &address,
                                                     const CheckedBundle &bundle) = 0;
    // `plaintext`: a few dozen bytes, the key of the message. NoSession. Some 40 us.
    virtual Outcome<SealedKey, RatchetFault> encrypt(Draft &draft, const DeviceAddress &address,
                                                     QByteArrayView plaintext) = 0;
    virtual Outcome<OpenedKey, RatchetFault> decrypt(Draft &draft, const DeviceAddress &address,
                                                     const WireMessage &message) = 0;
    // NoSession, RecordDamaged, StoreFailed.
    virtual Outcome<SessionFacts, RatchetFault> facts(const Draft &draft, const DeviceAddress &address) = 0;
};

// With libomemo-c, or what the build has chosen for the legacy profile; null if that is not there, which the self-test
// says first. Both profiles of an account have the same identity.
std::unique_ptr<Engine> makeEngine(Profile profile, const OwnIdentity &identity,
                                   Randomness randomness = systemRandomness());

// The public side of own keys, as others fetch it.
Bundle bundleOf(const Engine &engine, const OwnIdentity &identity, const SignedPreKey &signedPreKey,
                std::vector<PublicPreKey> preKeys);

} // namespace crypto
