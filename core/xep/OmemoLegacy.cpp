// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/OmemoLegacy.h"

#include "xep/OmemoBundleElement.h"

namespace xep::omemo {
namespace {

constexpr QStringView space = u"eu.siacs.conversations.axolotl";

struct DeviceElement
{
    QString id;
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
};

struct KeyElement
{
    QString device;
    bool isKeyExchange = false;
    QByteArray bytes;
    static constexpr auto wire()
    {
        return xml::element<KeyElement>(space, u"key", xml::attribute(u"rid", &KeyElement::device),
                                        xml::attribute(u"prekey", &KeyElement::isKeyExchange),
                                        xml::text(&KeyElement::bytes));
    }
};

struct HeaderElement
{
    QString sender;
    std::vector<KeyElement> keys;
    QByteArray iv;
    static constexpr auto wire()
    {
        return xml::element<HeaderElement>(space, u"header", xml::attribute(u"sid", &HeaderElement::sender),
                                           xml::child(&HeaderElement::keys), xml::childText(u"iv", &HeaderElement::iv));
    }
};

struct EncryptedElement
{
    HeaderElement header;
    std::optional<QByteArray> payload;
    static constexpr auto wire()
    {
        return xml::element<EncryptedElement>(space, u"encrypted", xml::child(&EncryptedElement::header),
                                              xml::childText(u"payload", &EncryptedElement::payload));
    }
};

std::optional<std::vector<Device>> readDevices(const xml::Element &element)
{
    const auto list = xml::read<ListElement>(element);
    if (!list)
        return std::nullopt;
    std::vector<Device> devices;
    for (const auto &one : list->devices) {
        if (const auto id = readDeviceId(one.id))
            devices.push_back({*id});
    }
    return distinct(std::move(devices));
}

xml::Element writeDevices(const std::vector<Device> &devices)
{
    ListElement list;
    for (const auto &device : devices)
        list.devices.push_back({QString::number(device.id)});
    return xml::write(list);
}

std::optional<Locked> readLocked(const xml::Element &element)
{
    const auto read = xml::read<EncryptedElement>(element);
    const auto sender = read ? readDeviceId(read->header.sender) : std::nullopt;
    const bool hasPayload = element.child(u"payload") != nullptr;
    if (!sender || hasPayload != read->payload.has_value() || read->header.keys.size() > mostKeys)
        return std::nullopt;
    Locked locked{*sender, {}, read->header.iv, read->payload};
    for (const auto &key : read->header.keys) {
        const auto device = readDeviceId(key.device);
        if (device && key.bytes.size() <= largestKey)
            locked.keys.push_back({{}, *device, key.isKeyExchange, key.bytes});
    }
    return locked;
}

xml::Element writeLocked(const Locked &locked)
{
    EncryptedElement element{{QString::number(locked.sender), {}, locked.iv}, locked.payload};
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
    readDevices,
    writeDevices,
    readBundle<Words>,
    writeBundle<Words>,
    readLocked,
    writeLocked,
};

} // namespace xep::omemo
