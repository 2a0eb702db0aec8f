// SPDX-License-Identifier: GPL-3.0-or-later
// The records of one profile of one account in memory, and switches for what can go wrong when they are read.
#pragma once

#include "ratchet/KeyStore.h"

#include <map>

namespace crypto {

class MemoryKeyStore final : public KeyStore
{
public:
    StoredRecord session(const DeviceAddress &address) override { return find(sessions, address); }
    StoredRecord preKey(quint32 id) override { return find(preKeys, id); }
    StoredRecord signedPreKey(quint32 id) override { return find(signedPreKeys, id); }

    // What the caller's transaction does.
    void commit(KeyChanges changes)
    {
        for (auto &[address, record] : changes.sessions)
            sessions.insert_or_assign(address, std::move(record));
        usedPreKeys.merge(changes.usedPreKeys);
    }
    // As at the end of catching up.
    void deleteUsedPreKeys()
    {
        for (const quint32 id : usedPreKeys)
            preKeys.erase(id);
        usedPreKeys.clear();
    }

    std::map<DeviceAddress, Secret> sessions;
    std::map<quint32, Secret> preKeys;
    std::map<quint32, Secret> signedPreKeys;
    std::set<quint32> usedPreKeys;
    bool isBroken = false;

private:
    template<typename Map, typename Key>
    StoredRecord find(const Map &map, const Key &key) const
    {
        if (isBroken)
            return LookupFault::StoreFailed;
        const auto at = map.find(key);
        return at == map.end() ? StoredRecord(LookupFault::Missing) : StoredRecord(at->second);
    }
};

} // namespace crypto
