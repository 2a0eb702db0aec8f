// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Omemo2.h"

#include "xep/OmemoBundleElement.h"
#include "xep/OmemoElements.h"

#include <algorithm>

namespace xep::omemo {
namespace {

constexpr QStringView space = u"urn:xmpp:omemo:2";

struct DeviceElement
{
    QString id;
    QString label;
    std::optional<QByteArray> labelSignature;
    static DeviceElement of(const Device &device)
    {
        const bool isSigned = !device.labelSignature.isEmpty();
        return {QString::number(device.id), device.label,
                isSigned ? std::optional(device.labelSignature) : std::nullopt};
    }
    Device value(quint32 device) const { return {device, label, labelSignature.value_or(QByteArray())}; }
    static constexpr auto wire()
    {
        return xml::element<DeviceElement>(space, u"device", xml::attribute(u"id", &DeviceElement::id),
                                           xml::attribute(u"label", &DeviceElement::label),
                                           xml::attribute(u"labelsig", &DeviceElement::labelSignature));
    }
};

struct DevicesElement
{
    std::vector<DeviceElement> devices;
    static constexpr auto wire()
    {
        return xml::element<DevicesElement>(space, u"devices", xml::child(&DevicesElement::devices));
    }
};

struct Words
{
    static constexpr Profile profile = Profile::Omemo2;
    static constexpr QStringView space = omemo::space;
    static constexpr QStringView signedPreKey = u"spk";
    static constexpr QStringView signedPreKeyId = u"id";
    static constexpr QStringView signature = u"spks";
    static constexpr QStringView identityKey = u"ik";
    static constexpr QStringView preKey = u"pk";
    static constexpr QStringView preKeyId = u"id";
    static constexpr QStringView keyExchange = u"kex";
};

struct KeysElement
{
    base::Jid owner;
    std::vector<KeyElement<Words>> keys;
    static constexpr auto wire()
    {
        return xml::element<KeysElement>(space, u"keys", xml::attribute(u"jid", &KeysElement::owner),
                                         xml::child(&KeysElement::keys));
    }
};

struct HeaderElement
{
    QString sender;
    std::vector<KeysElement> keys;
    static constexpr auto wire()
    {
        return xml::element<HeaderElement>(space, u"header", xml::attribute(u"sid", &HeaderElement::sender),
                                           xml::child(&HeaderElement::keys));
    }
};

using Encrypted = EncryptedElement<Words, HeaderElement>;

std::optional<Locked> readLocked(const xml::Element &element)
{
    const auto read = readEncrypted<Encrypted>(element);
    if (!read)
        return std::nullopt;
    const auto &[encrypted, sender] = *read;
    Locked locked{sender, {}, {}, encrypted.payload};
    for (const auto &group : encrypted.header.keys) {
        if (!takeKeys(locked, group.owner.bare(), group.keys))
            return std::nullopt;
    }
    return locked;
}

xml::Element writeLocked(const Locked &locked)
{
    Encrypted element{{QString::number(locked.sender), {}}, locked.payload};
    auto &groups = element.header.keys;
    for (const auto &key : locked.keys) {
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const KeysElement &one) { return one.owner == key.owner; });
        if (group == groups.end())
            group = groups.insert(groups.end(), KeysElement{key.owner, {}});
        group->keys.push_back({QString::number(key.device), key.isKeyExchange, key.bytes});
    }
    return xml::write(element);
}

} // namespace

const Wire omemo2Wire{
    Profile::Omemo2,
    space,
    u"urn:xmpp:omemo:2:devices",
    [](quint32) { return QStringLiteral("urn:xmpp:omemo:2:bundles"); },
    [](quint32 device) { return QString::number(device); },
    0,
    readDevices<DevicesElement>,
    writeDevices<DevicesElement>,
    readBundle<Words>,
    writeBundle<Words>,
    readLocked,
    writeLocked,
};

} // namespace xep::omemo
