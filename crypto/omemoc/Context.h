// SPDX-License-Identifier: GPL-3.0-or-later
// The library's context with our primitives below it: random bytes, HMAC-SHA-256, SHA-512 and AES-256-CBC come from
// primitives, whose objects are made once and used for every call. Each engine owns one; one thread at a time.
#pragma once

#include "omemoc/Library.h"
#include "primitives/Aes.h"
#include "primitives/Hash.h"
#include "primitives/Random.h"

namespace crypto::omemoc {

class Context
{
public:
    explicit Context(Randomness randomness = systemRandomness());
    ~Context();
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;

    signal_context *get() const { return m_context; }
    // From 0 to `limit` - 1.
    quint32 randomBelow(quint32 limit) const;

private:
    friend struct Callbacks;

    Randomness m_randomness;
    Hmac m_hmac{HashKind::Sha256};
    bool m_isHmacLent = false; // the library never asks for a second one meanwhile; if it did, it gets its own
    AesCbc m_aes;
    signal_context *m_context = nullptr;
};

} // namespace crypto::omemoc
