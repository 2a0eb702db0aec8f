// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a <key/> for one device, taken apart before the library sees it: every length is checked here, and
// what the sender says about its kind is not believed. A value; any thread.
#pragma once

#include "keys/IdentityKey.h"
#include "primitives/Outcome.h"

namespace crypto {

enum class WireFault {
    TooLarge,  // more than 64 KiB
    Malformed, // not of this profile, or a part has a wrong length
    NoPreKey,  // a key exchange without a one-time key: refused, it lacks forward secrecy (XEP-0384 0.9 §4.4)
};

// What a key exchange says besides its message. Nothing of it is proved before the message is decrypted.
struct KeyExchange
{
    quint32 preKey = 0;
    quint32 signedPreKey = 0;
    IdentityKey identity;
};

class WireMessage
{
public:
    static Outcome<WireMessage, WireFault> parse(Profile profile, QByteArrayView bytes);

    Profile profile() const { return m_profile; }
    // As it came.
    const QByteArray &bytes() const { return m_bytes; }
    // Present if it starts a session, or repeats the start because the peer has not heard from us yet.
    const std::optional<KeyExchange> &keyExchange() const { return m_keyExchange; }
    // The sender's ratchet key (32 bytes of u) and the message's place in that key's chain, from 0.
    const QByteArray &ratchetKey() const { return m_ratchetKey; }
    quint32 counter() const { return m_counter; }
    // How long the sender says that its chain before was.
    quint32 previousCounter() const { return m_previousCounter; }
    // 16 bytes that are the same for each copy of this message and for no other: a hash of all that the ratchet
    // authenticates, without the shell of a key exchange, which anybody can change.
    const QByteArray &digest() const { return m_digest; }

private:
    WireMessage() = default;
    bool readMessage(QByteArrayView bytes);
    bool readLegacyMessage(QByteArrayView bytes);
    bool readOmemo2Message(QByteArrayView bytes);
    bool readFields(QByteArrayView message);
    std::optional<WireFault> readKeyExchange(QByteArrayView bytes);
    void setDigest(QByteArrayView authenticated, QByteArrayView code);

    Profile m_profile = Profile::Omemo2;
    QByteArray m_bytes;
    std::optional<KeyExchange> m_keyExchange;
    QByteArray m_ratchetKey;
    quint32 m_counter = 0;
    quint32 m_previousCounter = 0;
    QByteArray m_digest;
};

} // namespace crypto
