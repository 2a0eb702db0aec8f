// SPDX-License-Identifier: GPL-3.0-or-later
// The bundle element of an OMEMO profile (XEP-0384 §5.3.2): one shape, other words in each profile. For OmemoLegacy
// and Omemo2 only.
#pragma once

#include "xep/OmemoWire.h"
#include "xml/Wire.h"

namespace xep::omemo {

// `Words` names the parts: profile, space, signedPreKey, signedPreKeyId, signature, identityKey, preKey, preKeyId.
template<typename Words>
struct BundleElement
{
    struct SignedPreKey
    {
        QString id;
        QByteArray key;
        static constexpr auto wire()
        {
            return xml::element<SignedPreKey>(Words::space, Words::signedPreKey,
                                              xml::attribute(Words::signedPreKeyId, &SignedPreKey::id),
                                              xml::text(&SignedPreKey::key));
        }
    };
    struct OneTimePreKey
    {
        QString id;
        QByteArray key;
        static constexpr auto wire()
        {
            return xml::element<OneTimePreKey>(Words::space, Words::preKey,
                                               xml::attribute(Words::preKeyId, &OneTimePreKey::id),
                                               xml::text(&OneTimePreKey::key));
        }
    };
    struct PreKeys
    {
        std::vector<OneTimePreKey> all;
        static constexpr auto wire()
        {
            return xml::element<PreKeys>(Words::space, u"prekeys", xml::child(&PreKeys::all));
        }
    };

    SignedPreKey signedPreKey;
    QByteArray signature;
    QByteArray identityKey;
    PreKeys preKeys;

    static constexpr auto wire()
    {
        return xml::element<BundleElement>(Words::space, u"bundle", xml::child(&BundleElement::signedPreKey),
                                           xml::childText(Words::signature, &BundleElement::signature),
                                           xml::childText(Words::identityKey, &BundleElement::identityKey),
                                           xml::child(&BundleElement::preKeys));
    }
};

template<typename Words>
std::optional<Bundle> readBundle(const xml::Element &element)
{
    const auto read = xml::read<BundleElement<Words>>(element);
    const auto signedId = read ? readPreKeyId(read->signedPreKey.id) : std::nullopt;
    if (!signedId)
        return std::nullopt;
    Bundle bundle{Words::profile, read->identityKey, {*signedId, read->signedPreKey.key}, read->signature, {}};
    for (const auto &one : read->preKeys.all) {
        if (const auto id = readPreKeyId(one.id))
            bundle.preKeys.push_back({*id, one.key});
    }
    return isBounded(bundle) ? std::optional(std::move(bundle)) : std::nullopt;
}

template<typename Words>
xml::Element writeBundle(const Bundle &bundle)
{
    BundleElement<Words> element;
    element.signedPreKey = {QString::number(bundle.signedPreKey.id), bundle.signedPreKey.key};
    element.signature = bundle.signature;
    element.identityKey = bundle.identity;
    for (const auto &preKey : bundle.preKeys)
        element.preKeys.all.push_back({QString::number(preKey.id), preKey.key});
    return xml::write(element);
}

} // namespace xep::omemo
