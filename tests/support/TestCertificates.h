// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates made on the spot, good ones and every bad kind.
#pragma once

#include <QByteArray>
#include <QString>

namespace support {

struct Certificate
{
    QByteArray certificatePem;
    QByteArray keyPem;
    QByteArray publicKeyHash; // SHA-256
};

struct CertificateWish
{
    QByteArray commonName;
    QByteArray subjectAltName; // "DNS:x.test"; empty: none
    int validFromDays = -1;
    int validUntilDays = 30;
    bool isAuthority = false;
};

// Signed by `issuer`, or by itself if that is null.
Certificate makeCertificate(const CertificateWish &wish, const Certificate *issuer = nullptr);

} // namespace support
