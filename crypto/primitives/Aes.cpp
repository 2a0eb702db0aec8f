// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Aes.h"

#include <QtCrypto>

namespace crypto {
namespace {

constexpr qsizetype blockLength = 16;

QByteArray copyOf(QByteArrayView view)
{
    return QByteArray(view.data(), view.size());
}

QCA::SymmetricKey keyOf(QByteArrayView bytes)
{
    return QCA::SymmetricKey(QCA::SecureArray(copyOf(bytes)));
}

QCA::InitializationVector vectorOf(QByteArrayView bytes)
{
    return QCA::InitializationVector(copyOf(bytes));
}

bool isGcmLength(QByteArrayView key, QByteArrayView vector)
{
    return (key.size() == 16 || key.size() == 32) && (vector.size() == 12 || vector.size() == 16);
}

QCA::Cipher gcm(QCA::Direction direction, QByteArrayView key, QByteArrayView vector, const QCA::AuthTag &tag)
{
    return QCA::Cipher(key.size() == 16 ? QStringLiteral("aes128") : QStringLiteral("aes256"), QCA::Cipher::GCM,
                       QCA::Cipher::NoPadding, direction, keyOf(key), vectorOf(vector), tag);
}

// The order of the two calls matters: one expression may run them in either.
std::optional<QByteArray> run(QCA::Cipher &cipher, QByteArrayView input)
{
    QByteArray output;
    if (!input.isEmpty())
        output = cipher.update(QCA::MemoryRegion(copyOf(input))).toByteArray();
    output += cipher.final().toByteArray();
    if (cipher.ok())
        return output;
    wipe(output);
    return {};
}

} // namespace

struct AesCbc::Ciphers
{
    QCA::Cipher cipher{QStringLiteral("aes256"), QCA::Cipher::CBC, QCA::Cipher::PKCS7};
};

AesCbc::AesCbc()
    : m_ciphers(std::make_unique<Ciphers>())
{
}

AesCbc::~AesCbc() = default;

std::optional<QByteArray> AesCbc::encrypt(QByteArrayView key, QByteArrayView vector, QByteArrayView plaintext)
{
    if (key.size() != 32 || vector.size() != blockLength)
        return {};
    m_ciphers->cipher.setup(QCA::Encode, keyOf(key), vectorOf(vector));
    return run(m_ciphers->cipher, plaintext);
}

std::optional<Secret> AesCbc::decrypt(QByteArrayView key, QByteArrayView vector, QByteArrayView ciphertext)
{
    if (key.size() != 32 || vector.size() != blockLength || ciphertext.isEmpty()
        || ciphertext.size() % blockLength != 0)
        return {};
    m_ciphers->cipher.setup(QCA::Decode, keyOf(key), vectorOf(vector));
    if (auto plaintext = run(m_ciphers->cipher, ciphertext))
        return Secret(std::move(*plaintext));
    return {};
}

std::optional<GcmSealed> gcmSeal(QByteArrayView key, QByteArrayView vector, QByteArrayView plaintext)
{
    if (!isGcmLength(key, vector))
        return {};
    QCA::Cipher cipher = gcm(QCA::Encode, key, vector, QCA::AuthTag(int(gcmTagLength)));
    auto ciphertext = run(cipher, plaintext);
    if (!ciphertext)
        return {};
    return GcmSealed{std::move(*ciphertext), cipher.tag().toByteArray()};
}

std::optional<Secret> gcmOpen(QByteArrayView key, QByteArrayView vector, QByteArrayView ciphertext, QByteArrayView tag)
{
    if (!isGcmLength(key, vector) || tag.size() != gcmTagLength)
        return {};
    QCA::Cipher cipher = gcm(QCA::Decode, key, vector, QCA::AuthTag(copyOf(tag)));
    if (auto plaintext = run(cipher, ciphertext))
        return Secret(std::move(*plaintext));
    return {};
}

} // namespace crypto
