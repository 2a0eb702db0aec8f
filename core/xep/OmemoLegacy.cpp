// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/OmemoLegacy.h"

#include "xep/OmemoBundleElement.h"
#include "xep/OmemoElements.h"

namespace xep::omemo {
namespace {

constexpr QStringView space = u"eu.siacs.conversations.axolotl";

struct DeviceElement
{
    QString id;
    static DeviceElement of(const Device &device) { return {QString::number(device.id)}; }
    static Device value(quint32 device) { return {device}; }
    static constexpr auto wire()
    {
        return xml::element<DeviceElement>(space, u"device", xml::attribute(u"id", &DeviceElement::id));
    }
};

struct ListElement
{
    std::vector<DeviceElement> devices;
    static constexpr auto wire()
    {
        return xml::element<ListElement>(space, u"list", xml::child(&ListElement::devices));
    }
};

struct Words
{
    static constexpr Profile profile = Profile::Legacy;
    static constexpr QStringView space = omemo::space;
    static constexpr QStringView signedPreKey = u"signedPreKeyPublic";
    static constexpr QStringView signedPreKeyId = u"signedPreKeyId";
    static constexpr QStringView signature = u"signedPreKeySignature";
    static constexpr QStringView identityKey = u"identityKey";
    static constexpr QStringView preKey = u"preKeyPublic";
    static constexpr QStringView preKeyId = u"preKeyId";
    static constexpr QStringView keyExchange = u"prekey";
};

struct HeaderElement
{
    QString sender;
    std::vector<KeyElement<Words>> keys;
    QByteArray iv;
    static constexpr auto wire()
    {
        return xml::element<HeaderElement>(space, u"header", xml::attribute(u"sid", &HeaderElement::sender),
                                           xml::child(&HeaderElement::keys), xml::childText(u"iv", &HeaderElement::iv));
    }
};

using Encrypted = EncryptedElement<Words, HeaderElement>;

std::optional<Locked> readLocked(const xml::Element &element)
{
    const auto read = readEncrypted<Encrypted>(element);
    if (!read)
        return std::nullopt;
    const auto &[encrypted, sender] = *read;
    Locked locked{sender, {}, encrypted.header.iv, encrypted.payload};
    return takeKeys(locked, {}, encrypted.header.keys) ? std::optional(std::move(locked)) : std::nullopt;
}

xml::Element writeLocked(const Locked &locked)
{
    Encrypted element{{QString::number(locked.sender), {}, locked.iv}, locked.payload};
    for (const auto &key : locked.keys)
        element.header.keys.push_back({QString::number(key.device), key.isKeyExchange, key.bytes});
    return xml::write(element);
}

} // namespace

const Wire legacyWire{
    Profile::Legacy,
    space,
    u"eu.siacs.conversations.axolotl.devicelist",
    [](quint32 device) { return QStringLiteral("eu.siacs.conversations.axolotl.bundles:%1").arg(device); },
    [](quint32) { return QStringLiteral("current"); },
    1,
    readDevices<ListElement>,
    writeDevices<ListElement>,
    readBundle<Words>,
    writeBundle<Words>,
    readLocked,
    writeLocked,
};

} // namespace xep::omemo
