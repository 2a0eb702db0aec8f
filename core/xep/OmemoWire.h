// SPDX-License-Identifier: GPL-3.0-or-later
// What OMEMO (XEP-0384) puts on the wire, the same values for both profiles: device lists, bundles, locked messages.
// Bytes stand as they stand on the wire; crypto/ checks and opens them. OmemoLegacy and Omemo2 read and write them.
#pragma once

#include "base/Jid.h"
#include "keys/Bundle.h"
#include "xml/Element.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace xep::omemo {

using crypto::Bundle;
using crypto::Profile;

inline constexpr quint32 largestId = 0x7fffffff;       // of devices; 0 is none
inline constexpr std::size_t mostDevices = 50;         // of one person (security.md H19)
inline constexpr std::size_t mostKeys = 4000;          // of one message
inline constexpr qsizetype largestKey = 64 * 1024;     // bytes of one key (security.md H11)
inline constexpr qsizetype largestBundle = 128 * 1024; // bytes of all its keys

struct Device
{
    quint32 id = 0;
    QString label = {}; // public, and believed only with its signature; Profile::Omemo2 only
    QByteArray labelSignature = {};
    bool operator==(const Device &) const = default;
};

// The message's key, locked for one device.
struct LockedKey
{
    base::Jid owner; // of the device, bare; empty in Profile::Legacy, which does not say it
    quint32 device = 0;
    bool isKeyExchange = false; // as claimed; the bytes tell better
    QByteArray bytes = {};
    bool operator==(const LockedKey &) const = default;
};

struct Locked
{
    quint32 sender = 0; // device
    std::vector<LockedKey> keys;
    QByteArray iv = {};                     // Profile::Legacy only
    std::optional<QByteArray> payload = {}; // none: carries nothing but the key
    bool operator==(const Locked &) const = default;
};

// One profile's names and its ways to read and write. Reading gives nothing for what breaks the rules or a bound.
struct Wire
{
    Profile profile;
    QStringView space;
    QStringView devicesNode;
    QString (*bundlesNode)(quint32 device);
    QString (*bundleItem)(quint32 device);
    int bundlesKept; // on one node: 1, or 0 for as many as the server allows

    std::optional<std::vector<Device>> (*readDevices)(const xml::Element &element);
    xml::Element (*writeDevices)(const std::vector<Device> &devices);
    std::optional<Bundle> (*readBundle)(const xml::Element &element);
    xml::Element (*writeBundle)(const Bundle &bundle);
    std::optional<Locked> (*readLocked)(const xml::Element &element);
    xml::Element (*writeLocked)(const Locked &locked);
};

const Wire &wireOf(Profile profile);

// What a message carries in that profile; nothing if there is none, or several, or it cannot be read.
std::optional<Locked> lockedIn(const xml::Element &message, Profile profile);

// A device id as attributes carry it: 1 to 2³¹-1, digits only, no leading zero.
std::optional<quint32> readDeviceId(const QString &text);
// A pre-key's: from 0, since older clients begin there.
std::optional<quint32> readPreKeyId(const QString &text);
// Without those that stand twice, and no more than `mostDevices`.
std::vector<Device> distinct(std::vector<Device> devices);
// Whether its keys are no more bytes than `largestBundle`; what they are worth, crypto::CheckedBundle says.
bool isBounded(const Bundle &bundle);

} // namespace xep::omemo
