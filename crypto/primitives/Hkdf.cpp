// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Hkdf.h"

#include "primitives/Hash.h"

namespace crypto {

Secret hkdfSha256(QByteArrayView keyMaterial, QByteArrayView salt, QByteArrayView label, int length)
{
    constexpr int hashLength = 32;
    Q_ASSERT(length <= 255 * hashLength);
    Hmac hmac(HashKind::Sha256, salt.isEmpty() ? QByteArrayView(QByteArray(hashLength, '\0')) : salt);
    const Secret extracted(hmac(keyMaterial));
    hmac.setKey(extracted.reveal());
    QByteArray output;
    output.reserve(length + hashLength);
    QByteArray block;
    for (char count = 1; output.size() < length; ++count) {
        hmac.add(block);
        hmac.add(label);
        hmac.add(QByteArrayView(&count, 1));
        wipe(block);
        block = hmac.finish();
        output.append(block);
    }
    wipe(block);
    Secret key(output.left(length));
    wipe(output);
    return key;
}

} // namespace crypto
