// SPDX-License-Identifier: GPL-3.0-or-later
// AES in the two modes that OMEMO uses. Wrong lengths of keys, vectors and tags are refused here, because the library
// below takes a tag cut to four bytes for a good one. Any thread, each object on one.
#pragma once

#include "primitives/Secret.h"

#include <memory>
#include <optional>

namespace crypto {

// Whole messages with AES-256-CBC and PKCS#7 padding (NIST SP 800-38A, RFC 5652 §6.3). The object is used often: making
// one costs more than a short message. It authenticates nothing: check a MAC before decrypt().
class AesCbc
{
public:
    AesCbc();
    ~AesCbc();
    AesCbc(const AesCbc &) = delete;
    AesCbc &operator=(const AesCbc &) = delete;

    // Key 32 bytes, vector 16; nothing if they are not.
    std::optional<QByteArray> encrypt(QByteArrayView key, QByteArrayView vector, QByteArrayView plaintext);
    // Nothing also if the padding is wrong.
    std::optional<Secret> decrypt(QByteArrayView key, QByteArrayView vector, QByteArrayView ciphertext);

private:
    struct Ciphers;
    std::unique_ptr<Ciphers> m_ciphers;
};

constexpr qsizetype gcmTagLength = 16;

struct GcmSealed
{
    QByteArray ciphertext; // as long as the plaintext
    QByteArray tag;        // 16 bytes
};

// AES-128-GCM or AES-256-GCM (NIST SP 800-38D), by the key's length of 16 or 32 bytes; the vector has 12 or 16 bytes.
// Nothing if the lengths are others.
std::optional<GcmSealed> gcmSeal(QByteArrayView key, QByteArrayView vector, QByteArrayView plaintext);
// Nothing also if the tag is not the right one or not whole.
std::optional<Secret> gcmOpen(QByteArrayView key, QByteArrayView vector, QByteArrayView ciphertext, QByteArrayView tag);

} // namespace crypto
