// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys/Bundle.h"

#include <algorithm>
#include <set>

namespace crypto {
namespace {

constexpr size_t mostPreKeys = 1000;
constexpr qsizetype signatureLength = 64;

bool isZero(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
}

} // namespace

Outcome<CheckedBundle, BundleFault> CheckedBundle::check(const Bundle &bundle)
{
    if (bundle.preKeys.size() > mostPreKeys)
        return BundleFault::TooLarge;
    auto identity = IdentityKey::fromWire(bundle.profile, bundle.identity);
    if (!identity)
        return BundleFault::BadIdentity;
    CheckedBundle checked(std::move(*identity));
    checked.m_profile = bundle.profile;
    const auto signedKey = curveFromWire(bundle.profile, bundle.signedPreKey.key);
    if (!signedKey || isZero(*signedKey))
        return BundleFault::BadSignedPreKey;
    checked.m_signedPreKey = {bundle.signedPreKey.id, *signedKey};
    if (bundle.signature.size() != signatureLength)
        return BundleFault::BadSignature;
    checked.m_signature = bundle.signature;
    std::set<quint32> seen;
    for (const PublicPreKey &preKey : bundle.preKeys) {
        const auto key = curveFromWire(bundle.profile, preKey.key);
        if (key && !isZero(*key) && preKey.id != 0 && seen.insert(preKey.id).second)
            checked.m_preKeys.push_back({preKey.id, *key});
    }
    if (checked.m_preKeys.empty())
        return BundleFault::NoPreKey;
    return checked;
}

} // namespace crypto
