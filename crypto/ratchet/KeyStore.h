// SPDX-License-Identifier: GPL-3.0-or-later
// What the ratchet asks of whoever keeps its records, and what it hands back to be kept. One store is one profile of
// one account: records of the two profiles never meet. The caller implements it, and commits what has changed together
// with the message that changed it. Records are sealed (RecordSeal.h); the caller does not look inside.
#pragma once

#include "primitives/Outcome.h"
#include "primitives/Secret.h"

#include <compare>
#include <map>
#include <set>

namespace crypto {

// One device of somebody. What `owner` is, the ratchet does not care; it must come from a proved source.
struct DeviceAddress
{
    QByteArray owner;
    quint32 device = 0;

    bool operator==(const DeviceAddress &) const = default;
    bool operator<(const DeviceAddress &other) const
    {
        return owner != other.owner ? owner < other.owner : device < other.device;
    }
};

// Not the same: a record that is not there is made anew, one that could not be read must not be.
enum class LookupFault { Missing, StoreFailed };

using StoredRecord = Outcome<Secret, LookupFault>;

// Read while an operation of the engine runs, on its thread.
class KeyStore
{
public:
    virtual ~KeyStore() = default;
    virtual StoredRecord session(const DeviceAddress &address) = 0;
    // A used one-time key is still there until the caller has caught up with all archives (XEP-0384 0.9 §6).
    virtual StoredRecord preKey(quint32 id) = 0;
    virtual StoredRecord signedPreKey(quint32 id) = 0;
};

// What operations have changed and nobody has stored yet.
struct KeyChanges
{
    std::map<DeviceAddress, Secret> sessions; // new or newer records
    std::set<quint32> usedPreKeys;            // to be marked, replaced in the bundle, and deleted after catching up

    bool isEmpty() const { return sessions.empty() && usedPreKeys.empty(); }
};

} // namespace crypto
