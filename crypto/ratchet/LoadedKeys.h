// SPDX-License-Identifier: GPL-3.0-or-later
// A key store of records that were loaded before they are needed, for callers whose database answers later: ask what an
// operation needs, load it, run the operation over a draft, commit its changes, and tell them here. Owned by the caller,
// one a profile and account; one thread.
#pragma once

#include "ratchet/KeyStore.h"
#include "ratchet/WireMessage.h"

namespace crypto {

// What an operation will read.
struct KeyNeeds
{
    std::set<DeviceAddress> sessions;
    std::set<quint32> preKeys;
    std::set<quint32> signedPreKeys;

    bool isEmpty() const { return sessions.empty() && preKeys.empty() && signedPreKeys.empty(); }
    void add(const KeyNeeds &other);

    // To start a session, to encrypt, or to learn its facts.
    static KeyNeeds of(const DeviceAddress &address);
    static KeyNeeds of(const DeviceAddress &sender, const WireMessage &message);
};

class LoadedKeys final : public KeyStore
{
public:
    // What nobody has loaded counts as not readable, never as not there.
    StoredRecord session(const DeviceAddress &address) override;
    StoredRecord preKey(quint32 id) override;
    StoredRecord signedPreKey(quint32 id) override;

    // What of it is not loaded.
    KeyNeeds missing(const KeyNeeds &needs) const;
    // Nothing instead of a record: the database has none.
    void load(const DeviceAddress &address, std::optional<Secret> session);
    void loadPreKey(quint32 id, std::optional<Secret> record);
    void loadSignedPreKey(quint32 id, std::optional<Secret> record);

    // After the changes were committed.
    void apply(const KeyChanges &changes);
    // A session that was deleted, or that memory should not hold any longer.
    void forget(const DeviceAddress &address) { m_sessions.erase(address); }
    void forgetPreKey(quint32 id) { m_preKeys.erase(id); }

private:
    std::map<DeviceAddress, std::optional<Secret>> m_sessions;
    std::map<quint32, std::optional<Secret>> m_preKeys;
    std::map<quint32, std::optional<Secret>> m_signedPreKeys;
};

} // namespace crypto
