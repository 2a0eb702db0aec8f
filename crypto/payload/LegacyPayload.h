// SPDX-License-Identifier: GPL-3.0-or-later
// What a message itself is encrypted with in the profile eu.siacs.conversations.axolotl: AES-128-GCM, whose key and tag
// go through each device's ratchet (XEP-0384 0.3.0 §4.4). Values; any thread.
#pragma once

#include "primitives/Secret.h"

#include <optional>

namespace crypto::legacy {

struct SealedPayload
{
    QByteArray ciphertext; // for <payload/>
    QByteArray vector;     // for <iv/>, 12 bytes
    Secret keyAndTag;      // 32 bytes, for each device's ratchet
};

SealedPayload sealPayload(QByteArrayView plaintext);
// `vector`: 12 or 16 bytes. Nothing if the tag does not fit. Refused too: a key without its tag behind it, as clients
// before 2018 sent it, because each recipient could then forge the payload for the others (audit of 2016, §3).
std::optional<Secret> openPayload(QByteArrayView ciphertext, QByteArrayView vector, const Secret &keyAndTag);

// What goes through the ratchet when there is no payload: a fresh key, used for nothing. <iv/> is written all the same.
Secret emptyKey();
QByteArray emptyVector();

} // namespace crypto::legacy
