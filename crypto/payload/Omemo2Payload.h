// SPDX-License-Identifier: GPL-3.0-or-later
// What a message itself is encrypted with in the profile urn:xmpp:omemo:2: AES-256-CBC and HMAC-SHA-256 with keys from
// one random key, which goes with the code through each device's ratchet (XEP-0384 0.9 §4.4). Values; any thread.
#pragma once

#include "primitives/Secret.h"

#include <optional>

namespace crypto::omemo2 {

struct SealedPayload
{
    QByteArray ciphertext; // for <payload/>
    Secret keyAndCode;     // 48 bytes, for each device's ratchet
};

SealedPayload sealPayload(QByteArrayView plaintext);
// Nothing if the code does not fit.
std::optional<Secret> openPayload(QByteArrayView ciphertext, const Secret &keyAndCode);
// With a key of 32 bytes that is given; only for known answers.
SealedPayload sealPayloadWith(const Secret &key, QByteArrayView plaintext);

// What goes through the ratchet when there is no payload: 32 zero bytes.
Secret emptyKey();

} // namespace crypto::omemo2
