// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/LegacyPayload.h"

#include "primitives/Aes.h"
#include "primitives/Random.h"

namespace crypto::legacy {
namespace {

constexpr int keyLength = 16;
constexpr int vectorLength = 12; // one client refuses any other

} // namespace

SealedPayload sealPayload(QByteArrayView plaintext)
{
    Secret key(randomBytes(keyLength));
    QByteArray vector = randomBytes(vectorLength);
    const auto sealed = gcmSeal(key.reveal(), vector, plaintext);
    Q_ASSERT(sealed);
    return {sealed->ciphertext, std::move(vector), Secret(key.reveal() + sealed->tag)};
}

std::optional<Secret> openPayload(QByteArrayView ciphertext, QByteArrayView vector, const Secret &keyAndTag)
{
    const QByteArrayView bytes(keyAndTag.reveal());
    if (bytes.size() != keyLength + gcmTagLength)
        return {};
    return gcmOpen(bytes.first(keyLength), vector, ciphertext, bytes.sliced(keyLength));
}

Secret emptyKey()
{
    return Secret(randomBytes(keyLength));
}

QByteArray emptyVector()
{
    return randomBytes(vectorLength);
}

} // namespace crypto::legacy
