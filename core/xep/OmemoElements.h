// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of device lists and locked messages that both OMEMO profiles share (XEP-0384 §5.3.1, §5.4), and how they
// become values; as OmemoBundleElement.h does for bundles. For OmemoLegacy and Omemo2 only.
#pragma once

#include "xep/OmemoWire.h"
#include "xml/Wire.h"

#include <utility>

namespace xep::omemo {

// `Words` names the parts: space, keyExchange.
template<typename Words>
struct KeyElement
{
    QString device;
    bool isKeyExchange = false;
    QByteArray bytes;
    static constexpr auto wire()
    {
        return xml::element<KeyElement>(Words::space, u"key", xml::attribute(u"rid", &KeyElement::device),
                                        xml::attribute(Words::keyExchange, &KeyElement::isKeyExchange),
                                        xml::text(&KeyElement::bytes));
    }
};

template<typename Words, typename Header>
struct EncryptedElement
{
    Header header;
    std::optional<QByteArray> payload;
    static constexpr auto wire()
    {
        return xml::element<EncryptedElement>(Words::space, u"encrypted", xml::child(&EncryptedElement::header),
                                              xml::childText(u"payload", &EncryptedElement::payload));
    }
};

// With the device that sent it; nothing if that is none, or if the payload cannot be read.
template<typename Encrypted>
std::optional<std::pair<Encrypted, quint32>> readEncrypted(const xml::Element &element)
{
    auto read = xml::read<Encrypted>(element);
    const auto sender = read ? readDeviceId(read->header.sender) : std::nullopt;
    const bool hasPayload = element.child(u"payload") != nullptr;
    if (!sender || hasPayload != read->payload.has_value())
        return std::nullopt;
    return std::pair(std::move(*read), *sender);
}

// False if they are too many.
template<typename Key>
bool takeKeys(Locked &locked, const base::Jid &owner, const std::vector<Key> &keys)
{
    if (locked.keys.size() + keys.size() > mostKeys)
        return false;
    for (const auto &key : keys) {
        const auto device = readDeviceId(key.device);
        if (device && key.bytes.size() <= largestKey)
            locked.keys.push_back({owner, *device, key.isKeyExchange, key.bytes});
    }
    return true;
}

// A list has `devices`; one of them an `id`, and goes to and from a value by `value(id)` and `of(value)`.
template<typename List>
std::optional<std::vector<Device>> readDevices(const xml::Element &element)
{
    const auto list = xml::read<List>(element);
    if (!list)
        return std::nullopt;
    std::vector<Device> devices;
    for (const auto &one : list->devices) {
        if (const auto id = readDeviceId(one.id))
            devices.push_back(one.value(*id));
    }
    return distinct(std::move(devices));
}

template<typename List>
xml::Element writeDevices(const std::vector<Device> &devices)
{
    using One = typename decltype(List::devices)::value_type;
    List list;
    for (const auto &device : devices)
        list.devices.push_back(One::of(device));
    return xml::write(list);
}

} // namespace xep::omemo
