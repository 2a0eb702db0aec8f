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

// Keyed hash whose key is set up once and used often (RFC 2104).
class Hmac
{
public:
    Hmac(HashKind kind, QByteArrayView key);
    ~Hmac();
    Hmac(const Hmac &) = delete;
    Hmac &operator=(const Hmac &) = delete;
    QByteArray operator()(QByteArrayView data);

private:
    struct Code;
    std::unique_ptr<Code> m_code;
};

} // namespace crypto
