// SPDX-License-Identifier: GPL-3.0-or-later
// One SCRAM exchange (RFC 5802, RFC 7677): proves the password to the server and makes the server prove that it
// knows it too; with channel binding (RFC 9266) and protection against stripped mechanisms (XEP-0474).
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace stream {

// What ties the exchange to its TLS connection. Flag as in RFC 5802 §6.
struct ChannelBinding
{
    enum class Flag {
        NotSupported,  // "n": we cannot
        ServerDoesNot, // "y": we could, the server does not offer it
        Used,          // "p"
    };
    Flag flag = Flag::NotSupported;
    QString type; // "tls-exporter"
    QByteArray data;
};

// What costs time: to be derived on the pool, may be kept as long as salt and iterations stay the same.
struct SaltedPassword
{
    base::Secret bytes;
    QByteArray salt;
    int iterations = 0;
};

constexpr int fewestIterations = 4096;     // RFC 7677 §4; fewer would make guessing cheap
constexpr int mostIterations = 10'000'000; // more would hang

// SASLprep (RFC 4013); empty if the text holds what is forbidden.
QByteArray saslPrepared(const QString &text);
// PBKDF2 (RFC 8018). Slow: to be called on the pool.
base::Secret saltPassword(QCryptographicHash::Algorithm hash, const base::Secret &password, const QByteArray &salt,
                          int iterations);

class Scram
{
public:
    // `offer` is what XEP-0474 hashes, made from what the server advertised: see offerForDowngradeCheck.
    Scram(QCryptographicHash::Algorithm hash, const QString &username, ChannelBinding binding, QByteArray nonce,
          QByteArray offer);

    QByteArray clientFirst() const;

    struct Challenge
    {
        QByteArray salt;
        int iterations = 0;
    };
    // Checks the server's first message. Errors: Malformed, ServerNotAuthentic (iterations out of bounds,
    // foreign nonce, mechanisms were stripped on the way).
    base::Result<Challenge> readServerFirst(const QByteArray &message);
    // After readServerFirst.
    QByteArray clientFinal(const base::Secret &saltedPassword);
    // The server's proof; ServerNotAuthentic if it is missing or wrong.
    base::Result<> readServerFinal(const QByteArray &message) const;

private:
    QByteArray gs2Header() const;
    QByteArray hmac(const QByteArray &key, const QByteArray &data) const;

    const QCryptographicHash::Algorithm m_hash;
    const ChannelBinding m_binding;
    const QByteArray m_nonce;
    const QByteArray m_offer;
    QByteArray m_username;
    QByteArray m_fullNonce;
    QByteArray m_serverFirst;
    QByteArray m_serverSignature;
};

} // namespace stream
