// SPDX-License-Identifier: GPL-3.0-or-later
// A device that reads encrypted messages, and what its owner's key is worth to us. Plain values; kept by store.
#pragma once

#include "base/Jid.h"
#include "model/Message.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace model {

// What a person has decided about a key. Undecided keys are not written to; Blind are those taken without comparing,
// as long as no key of their owner was verified (ux.md B11).
enum class KeyTrust { Undecided, Blind, Verified, Rejected };

struct Device
{
    base::Jid owner; // bare
    quint32 id = 0;
    bool listedLegacy = false; // announced in that profile now
    bool listedTwo = false;
    QByteArray identity; // 32 bytes, Curve25519; empty until its bundle or a message has shown it
    QString label;       // signed by the identity; empty: none
    QDateTime firstSeen;
    QDateTime lastListed;
    QDateTime lastHeard;      // when it last wrote; invalid: never
    int unanswered = 0;       // messages to it since
    QDateTime unusableLegacy; // when its bundle of that profile was last found missing or broken; invalid: never
    QDateTime unusableTwo;

    bool isListed() const { return listedLegacy || listedTwo; }
    bool isListedIn(Encryption profile) const
    {
        return profile == Encryption::OmemoLegacy ? listedLegacy : profile == Encryption::Omemo2 && listedTwo;
    }
    const QDateTime &unusableSince(Encryption profile) const
    {
        return profile == Encryption::OmemoLegacy ? unusableLegacy : unusableTwo;
    }
    bool operator==(const Device &) const = default;
};

// Something about a device that a person should look at (ux.md B13); gone once looked at.
struct DeviceAlarm
{
    enum class Kind {
        NewDevice,  // appeared after others of its owner were known
        KeyChanged, // has another key than before
        BegunAnew,  // is this very one, and new since a copy of the profile is at work (security.md H14)
    };
    base::Jid owner;
    quint32 device = 0;
    Kind kind = Kind::NewDevice;
    QDateTime since;
    bool operator==(const DeviceAlarm &) const = default;
};

// Trust belongs to a person's key, on whatever device and in whichever profile it turns up.
struct Key
{
    base::Jid owner;
    QByteArray identity;
    KeyTrust trust = KeyTrust::Undecided;
    QDateTime since;
    QString
        decidedBy; // fingerprint of the own or a contact's key whose word it was; empty: this person here, or nobody

    bool operator==(const Key &) const = default;
};

// One device that a message was locked for, or was not; or the one that locked it. Kept with the message as it was then.
struct Reader
{
    // Numbers are stored.
    enum class LeftOut {
        No,
        Undecided, // a new key of somebody who was verified before
        Rejected,
        NotVerified, // where only verified ones read
        NoKeys,      // its bundle is missing or broken
        Silent,      // has not answered in a very long time
    };
    base::Jid owner; // bare
    quint32 device = 0;
    Encryption profile = Encryption::None;
    QByteArray identity; // 32 bytes; empty if it was never seen
    KeyTrust trust = KeyTrust::Undecided;
    LeftOut leftOut = LeftOut::No;

    bool operator==(const Reader &) const = default;
};

} // namespace model
