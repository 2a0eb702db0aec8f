// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Scram.h"

#include "primitives/Hash.h"

#include <QList>
#include <QMessageAuthenticationCode>

#include <openssl/evp.h>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr qsizetype longestMessage = 8192;

const EVP_MD *digestOf(QCryptographicHash::Algorithm hash)
{
    switch (hash) {
    case QCryptographicHash::Sha512: return EVP_sha512();
    case QCryptographicHash::Sha256: return EVP_sha256();
    default: return EVP_sha1();
    }
}

Error malformed(const char *detail)
{
    return Error{ErrorKind::Malformed, QString::fromLatin1(detail), {}, {}};
}

QByteArray strictBase64(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

// Characters that RFC 3454 C.1.2 maps to a space, and B.1 to nothing.
bool isForeignSpace(char32_t c)
{
    return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool vanishes(char32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x1806 || (c >= 0x180B && c <= 0x180D) || (c >= 0x200C && c <= 0x200D)
        || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool isForbidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default:
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFD)
            || (c >= 0x2FF0 && c <= 0x2FFB);
    }
}

} // namespace

QByteArray saslPrepared(const QString &text)
{
    QList<uint> mapped;
    for (const uint c : text.toUcs4()) {
        if (isForeignSpace(c))
            mapped.append(' ');
        else if (!vanishes(c))
            mapped.append(c);
    }
    const QString normal = QString::fromUcs4(reinterpret_cast<const char32_t *>(mapped.constData()), mapped.size())
                               .normalized(QString::NormalizationForm_KC);
    for (const uint c : normal.toUcs4()) {
        if (isForbidden(c))
            return {};
    }
    return normal.toUtf8();
}

base::Secret saltPassword(QCryptographicHash::Algorithm hash, const base::Secret &password, const QByteArray &salt,
                          int iterations)
{
    const auto &text = password.reveal();
    QByteArray bytes(QCryptographicHash::hashLength(hash), '\0');
    // Qt's takes five times as long, which a server may ask for ten million times.
    if (PKCS5_PBKDF2_HMAC(text.constData(), int(text.size()), reinterpret_cast<const uchar *>(salt.constData()),
                          int(salt.size()), iterations, digestOf(hash), int(bytes.size()),
                          reinterpret_cast<uchar *>(bytes.data()))
        != 1)
        qFatal("no key could be derived from the password"); // only without memory
    return base::Secret(std::move(bytes));
}

Scram::Scram(QCryptographicHash::Algorithm hash, const QString &username, ChannelBinding binding, QByteArray nonce,
             QByteArray offer)
    : m_hash(hash)
    , m_binding(std::move(binding))
    , m_nonce(std::move(nonce))
    , m_offer(std::move(offer))
    , m_username(saslPrepared(username).replace('=', "=3D").replace(',', "=2C"))
{
}

// The authorization identity stays empty always (security.md B12).
QByteArray Scram::gs2Header() const
{
    switch (m_binding.flag) {
    case ChannelBinding::Flag::NotSupported: return "n,,";
    case ChannelBinding::Flag::ServerDoesNot: return "y,,";
    case ChannelBinding::Flag::Used: return "p=" + m_binding.type.toLatin1() + ",,";
    }
    Q_UNREACHABLE();
}

QByteArray Scram::clientFirst() const
{
    return gs2Header() + "n=" + m_username + ",r=" + m_nonce;
}

base::Result<Scram::Challenge> Scram::readServerFirst(const QByteArray &message)
{
    if (message.size() > longestMessage)
        return malformed("server-first-message too long");
    const QList<QByteArray> fields = message.split(',');
    if (fields.size() < 3 || !fields[0].startsWith("r=") || !fields[1].startsWith("s=") || !fields[2].startsWith("i="))
        return malformed("server-first-message lacks r, s or i"); // also refuses m=, which we do not know
    m_fullNonce = fields[0].mid(2);
    if (!m_fullNonce.startsWith(m_nonce) || m_fullNonce.size() == m_nonce.size())
        return Error{ErrorKind::ServerNotAuthentic, QStringLiteral("nonce does not extend ours"), {}, {}};
    Challenge challenge;
    challenge.salt = strictBase64(fields[1].mid(2));
    if (challenge.salt.isEmpty())
        return malformed("salt is no base64");
    bool isNumber = false;
    const qlonglong iterations = fields[2].mid(2).toLongLong(&isNumber);
    if (!isNumber)
        return malformed("iteration count is no number");
    if (iterations < fewestIterations || iterations > mostIterations)
        return Error{
            ErrorKind::ServerNotAuthentic, QStringLiteral("iteration count %1 out of bounds").arg(iterations), {}, {}};
    challenge.iterations = int(iterations);
    for (qsizetype i = 3; i < fields.size(); ++i) {
        if (fields[i].startsWith("h=")
            && !crypto::equalInConstantTime(strictBase64(fields[i].mid(2)), QCryptographicHash::hash(m_offer, m_hash)))
            return Error{ErrorKind::ServerNotAuthentic,
                         QStringLiteral("the server offered other mechanisms than we saw (XEP-0474)"),
                         {},
                         {}};
    }
    m_serverFirst = message;
    return challenge;
}

QByteArray Scram::hmac(const QByteArray &key, const QByteArray &data) const
{
    return QMessageAuthenticationCode::hash(data, key, m_hash);
}

QByteArray Scram::clientFinal(const base::Secret &saltedPassword)
{
    QByteArray bound = gs2Header();
    if (m_binding.flag == ChannelBinding::Flag::Used)
        bound += m_binding.data;
    const QByteArray withoutProof = "c=" + bound.toBase64() + ",r=" + m_fullNonce;
    const QByteArray transcript = "n=" + m_username + ",r=" + m_nonce + ',' + m_serverFirst + ',' + withoutProof;
    const QByteArray clientKey = hmac(saltedPassword.reveal(), "Client Key");
    const QByteArray signature = hmac(QCryptographicHash::hash(clientKey, m_hash), transcript);
    m_serverSignature = hmac(hmac(saltedPassword.reveal(), "Server Key"), transcript);
    QByteArray proof = clientKey;
    for (qsizetype i = 0; i < proof.size(); ++i)
        proof[i] = char(proof[i] ^ signature[i]);
    return withoutProof + ",p=" + proof.toBase64();
}

base::Result<> Scram::readServerFinal(const QByteArray &message) const
{
    const QByteArray first = message.left(longestMessage).split(',').constFirst();
    const bool isProof = !m_serverSignature.isEmpty() && first.startsWith("v=")
        && crypto::equalInConstantTime(strictBase64(first.mid(2)), m_serverSignature);
    if (!isProof)
        return Error{ErrorKind::ServerNotAuthentic,
                     first.startsWith("e=") ? QString::fromUtf8(first.left(300))
                                            : QStringLiteral("server signature missing or wrong"),
                     {},
                     {}};
    return base::Done{};
}

} // namespace stream
