// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys/OwnIdentity.h"

#include "omemoc/Context.h"
#include "omemoc/Ref.h"
#include "primitives/Random.h"

#include <QtEndian>

namespace crypto {

using omemoc::Buffer;
using omemoc::octets;
using omemoc::Ref;

quint32 newDeviceId()
{
    quint32 id = 0;
    while (!isDeviceId(id))
        id = qFromLittleEndian<quint32>(randomBytes(4).constData()) & 0x7FFFFFFF;
    return id;
}

OwnIdentity OwnIdentity::make(quint32 device)
{
    const omemoc::Context context;
    Ref<ec_private_key> key;
    Buffer bytes;
    signal_buffer *serialized = nullptr;
    if (curve_generate_private_key(context.get(), key.out()) == 0
        && ec_private_key_serialize(&serialized, key.get()) == 0)
        bytes.reset(serialized);
    auto identity = bytes ? restore(device, Secret(omemoc::bytesOf(bytes.get()))) : std::nullopt;
    if (!identity) // only without memory
        qFatal("no identity could be made");
    return *identity;
}

std::optional<OwnIdentity> OwnIdentity::restore(quint32 device, Secret privateKey)
{
    if (privateKey.size() != keyLength)
        return {};
    Ref<ec_private_key> secret;
    Ref<ec_public_key> open;
    if (curve_decode_private_point(secret.out(), octets(privateKey.reveal()), keyLength, nullptr) < 0
        || curve_generate_public_key(open.out(), secret.get()) < 0)
        return {};
    const Buffer curve(omemoc::curveBuffer(open.get()));
    auto publicKey = IdentityKey::fromWire(Profile::Legacy, curveToWire(Profile::Legacy, omemoc::viewOf(curve.get())));
    if (!publicKey)
        return {};
    return OwnIdentity{device, std::move(privateKey), std::move(*publicKey)};
}

QByteArray OwnIdentity::sign(QByteArrayView data) const
{
    const omemoc::Context context;
    Ref<ec_private_key> secret;
    signal_buffer *signature = nullptr;
    if (curve_decode_private_point(secret.out(), octets(privateKey.reveal()), keyLength, context.get()) < 0
        || curve_calculate_signature(context.get(), &signature, secret.get(), octets(data), size_t(data.size())) < 0)
        return {};
    return omemoc::bytesOf(Buffer(signature).get());
}

bool isSignedBy(const IdentityKey &key, QByteArrayView data, QByteArrayView signature)
{
    if (signature.size() != CURVE_SIGNATURE_LEN)
        return false;
    Ref<ec_public_key> open;
    return omemoc::decodeEdwards(open.out(), key.edwards(), nullptr) == 0
        && curve_verify_signature(open.get(), octets(data), size_t(data.size()), octets(signature), CURVE_SIGNATURE_LEN)
        == 1;
}

} // namespace crypto
