// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes and keyed hashes. Any thread, each object on one.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace crypto {

enum class HashKind { Sha1, Sha256, Sha512 };

QByteArray hash(HashKind kind, QByteArrayView data);
// Time does not depend on where two values differ.
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

// Keyed hash (RFC 2104). The object is used often: making one costs more than hashing a message.
class Hmac
{
public:
    explicit Hmac(HashKind kind, QByteArrayView key = {});
    ~Hmac();
    Hmac(const Hmac &) = delete;
    Hmac &operator=(const Hmac &) = delete;

    // Forgets what was added, and goes on with another key, which may be empty.
    void setKey(QByteArrayView key);
    void add(QByteArrayView data);
    // The code of all that was added; the next add() begins anew with the same key.
    QByteArray finish();
    QByteArray operator()(QByteArrayView data);

private:
    struct Code;
    std::unique_ptr<Code> m_code;
};

// A hash of what comes in pieces.
class Digest
{
public:
    explicit Digest(HashKind kind);
    ~Digest();
    Digest(const Digest &) = delete;
    Digest &operator=(const Digest &) = delete;

    void add(QByteArrayView data);
    // The hash of all that was added; the next add() begins anew.
    QByteArray finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace crypto
