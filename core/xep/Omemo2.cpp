// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Omemo2.h"

#include "xep/OmemoBundleElement.h"

#include <algorithm>

namespace xep::omemo {
namespace {

constexpr QStringView space = u"urn:xmpp:omemo:2";

struct DeviceElement
{
    QString id;
    QString label;
    std::optional<QByteArray> labelSignature;
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
};

struct KeyElement
{
    QString device;
    bool isKeyExchange = false;
    QByteArray bytes;
    static constexpr auto wire()
    {
        return xml::element<KeyElement>(space, u"key", xml::attribute(u"rid", &KeyElement::device),
                                        xml::attribute(u"kex", &KeyElement::isKeyExchange),
                                        xml::text(&KeyElement::bytes));
    }
};

struct KeysElement
{
    base::Jid owner;
    std::vector<KeyElement> keys;
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
    const auto list = xml::read<DevicesElement>(element);
    if (!list)
        return std::nullopt;
    std::vector<Device> devices;
    for (const auto &one : list->devices) {
        if (const auto id = readDeviceId(one.id))
            devices.push_back({*id, one.label, one.labelSignature.value_or(QByteArray())});
    }
    return distinct(std::move(devices));
}

xml::Element writeDevices(const std::vector<Device> &devices)
{
    DevicesElement list;
    for (const auto &device : devices) {
        const bool isSigned = !device.labelSignature.isEmpty();
        list.devices.push_back(
            {QString::number(device.id), device.label, isSigned ? std::optional(device.labelSignature) : std::nullopt});
    }
    return xml::write(list);
}

std::optional<Locked> readLocked(const xml::Element &element)
{
    const auto read = xml::read<EncryptedElement>(element);
    const auto sender = read ? readDeviceId(read->header.sender) : std::nullopt;
    const bool hasPayload = element.child(u"payload") != nullptr;
    if (!sender || hasPayload != read->payload.has_value())
        return std::nullopt;
    Locked locked{*sender, {}, {}, read->payload};
    for (const auto &group : read->header.keys) {
        if (locked.keys.size() + group.keys.size() > mostKeys)
            return std::nullopt;
        for (const auto &key : group.keys) {
            const auto device = readDeviceId(key.device);
            if (device && key.bytes.size() <= largestKey)
                locked.keys.push_back({group.owner.bare(), *device, key.isKeyExchange, key.bytes});
        }
    }
    return locked;
}

xml::Element writeLocked(const Locked &locked)
{
    EncryptedElement element{{QString::number(locked.sender), {}}, locked.payload};
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
    readDevices,
    writeDevices,
    readBundle<Words>,
    writeBundle<Words>,
    readLocked,
    writeLocked,
};

} // namespace xep::omemo
