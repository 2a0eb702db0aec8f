// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys/IdentityKey.h"

#include "omemoc/Ref.h"

#include <algorithm>

namespace crypto {
namespace {

constexpr char curveType = 0x05; // the only kind of key there is

bool isZero(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
}

QByteArray curveOfEdwards(QByteArrayView edwards)
{
    omemoc::Ref<ec_public_key> key;
    if (omemoc::decodeEdwards(key.out(), edwards, nullptr) < 0)
        return {};
    const omemoc::Buffer curve(omemoc::curveBuffer(key.get()));
    return omemoc::bytesOf(curve.get());
}

} // namespace

std::optional<QByteArray> curveFromWire(Profile profile, QByteArrayView bytes)
{
    if (profile == Profile::Legacy) {
        if (bytes.size() != keyLength + 1 || bytes.front() != curveType)
            return {};
        bytes = bytes.sliced(1);
    }
    if (bytes.size() != keyLength)
        return {};
    return bytes.toByteArray();
}

QByteArray curveToWire(Profile profile, QByteArrayView curve)
{
    QByteArray bytes = curve.toByteArray();
    return profile == Profile::Legacy ? curveType + bytes : bytes;
}

std::optional<IdentityKey> IdentityKey::fromWire(Profile profile, QByteArrayView bytes)
{
    IdentityKey key;
    const auto raw = curveFromWire(profile, bytes);
    if (!raw)
        return {};
    if (profile == Profile::Omemo2)
        key.m_edwards = *raw;
    key.m_curve = profile == Profile::Omemo2 ? curveOfEdwards(*raw) : *raw;
    if (isZero(key.m_curve) || (profile == Profile::Omemo2 && isZero(*raw)))
        return {};
    return key;
}

QByteArray IdentityKey::toWire(Profile profile) const
{
    return profile == Profile::Legacy ? curveToWire(profile, m_curve) : edwards();
}

QByteArray IdentityKey::edwards() const
{
    if (!m_edwards.isEmpty())
        return m_edwards;
    omemoc::Ref<ec_public_key> key;
    if (omemoc::decodeCurve(key.out(), m_curve, nullptr) < 0)
        return {};
    const omemoc::Buffer edwards(omemoc::edwardsBuffer(key.get()));
    return edwards ? omemoc::bytesOf(edwards.get()) : QByteArray();
}

} // namespace crypto
