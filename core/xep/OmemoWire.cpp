// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/OmemoWire.h"

#include "xep/Omemo2.h"
#include "xep/OmemoLegacy.h"

#include <QSet>

#include <algorithm>

namespace xep::omemo {
namespace {

std::optional<quint32> readId(const QString &text, quint32 smallest)
{
    constexpr int mostDigits = 10;
    const bool plain = !text.isEmpty() && text.size() <= mostDigits && (text.size() == 1 || text[0] != u'0')
        && std::all_of(text.begin(), text.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    bool fits = false;
    const quint32 id = plain ? text.toUInt(&fits) : 0;
    return fits && id >= smallest && id <= largestId ? std::optional(id) : std::nullopt;
}

} // namespace

const Wire &wireOf(Profile profile)
{
    return profile == Profile::Legacy ? legacyWire : omemo2Wire;
}

std::optional<Locked> lockedIn(const xml::Element &message, Profile profile)
{
    const auto &wire = wireOf(profile);
    const xml::Name name(wire.space, u"encrypted");
    return message.count(name) == 1 ? wire.readLocked(*message.child(name)) : std::nullopt;
}

std::optional<quint32> readDeviceId(const QString &text)
{
    return readId(text, 1);
}

std::optional<quint32> readPreKeyId(const QString &text)
{
    return readId(text, 0);
}

std::vector<Device> distinct(std::vector<Device> devices)
{
    QSet<quint32> seen;
    std::erase_if(devices, [&](const Device &device) {
        if (seen.contains(device.id) || std::size_t(seen.size()) >= mostDevices)
            return true;
        seen.insert(device.id);
        return false;
    });
    return devices;
}

bool isBounded(const Bundle &bundle)
{
    qsizetype bytes = bundle.identity.size() + bundle.signedPreKey.key.size() + bundle.signature.size();
    for (const auto &preKey : bundle.preKeys)
        bytes += preKey.key.size();
    return bytes <= largestBundle;
}

} // namespace xep::omemo
