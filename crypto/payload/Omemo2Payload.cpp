// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/Omemo2Payload.h"

#include "primitives/Aes.h"
#include "primitives/Hash.h"
#include "primitives/Hkdf.h"
#include "primitives/Random.h"

namespace crypto::omemo2 {
namespace {

constexpr int keyLength = 32;
constexpr int codeLength = 16;

// The three keys that one is made into: encryption, authentication, vector.
class Keys
{
public:
    explicit Keys(QByteArrayView key)
        : m_bytes(hkdfSha256(key, QByteArray(32, '\0'), "OMEMO Payload", 80))
    {
    }
    QByteArrayView encryption() const { return QByteArrayView(m_bytes.reveal()).first(32); }
    QByteArrayView authentication() const { return QByteArrayView(m_bytes.reveal()).sliced(32, 32); }
    QByteArrayView vector() const { return QByteArrayView(m_bytes.reveal()).sliced(64); }

private:
    Secret m_bytes;
};

} // namespace

SealedPayload sealPayloadWith(const Secret &key, QByteArrayView plaintext)
{
    const Keys keys(key.reveal());
    const auto ciphertext = AesCbc().encrypt(keys.encryption(), keys.vector(), plaintext);
    Q_ASSERT(ciphertext);
    const QByteArray code = Hmac(HashKind::Sha256, keys.authentication())(*ciphertext).left(codeLength);
    return {*ciphertext, Secret(key.reveal() + code)};
}

SealedPayload sealPayload(QByteArrayView plaintext)
{
    return sealPayloadWith(Secret(randomBytes(keyLength)), plaintext);
}

std::optional<Secret> openPayload(QByteArrayView ciphertext, const Secret &keyAndCode)
{
    const QByteArrayView bytes(keyAndCode.reveal());
    if (bytes.size() != keyLength + codeLength)
        return {};
    const Keys keys(bytes.first(keyLength));
    const QByteArray code = Hmac(HashKind::Sha256, keys.authentication())(ciphertext).left(codeLength);
    if (!equalInConstantTime(code, bytes.sliced(keyLength)))
        return {};
    return AesCbc().decrypt(keys.encryption(), keys.vector(), ciphertext);
}

Secret emptyKey()
{
    return Secret(QByteArray(keyLength, '\0'));
}

} // namespace crypto::omemo2
