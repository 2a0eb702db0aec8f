// SPDX-License-Identifier: GPL-3.0-or-later
// One unit of work over a KeyStore: operations read through it and leave their changes in it, one after the other; the
// caller takes them at the end and commits, or lets the draft go, and nothing has happened. Short-lived; one thread.
#pragma once

#include "ratchet/KeyStore.h"

namespace crypto {

class Draft
{
public:
    explicit Draft(KeyStore &store)
        : m_store(store)
    {
    }

    // With the changes so far.
    StoredRecord session(const DeviceAddress &address) const;
    StoredRecord preKey(quint32 id) const { return m_store.preKey(id); }
    StoredRecord signedPreKey(quint32 id) const { return m_store.signedPreKey(id); }

    void keepSession(const DeviceAddress &address, Secret record);
    void usePreKey(quint32 id) { m_changes.usedPreKeys.insert(id); }

    const KeyChanges &changes() const { return m_changes; }
    // Leaves none; reading then shows the store again.
    KeyChanges take() { return std::exchange(m_changes, {}); }

private:
    KeyStore &m_store;
    KeyChanges m_changes;
};

} // namespace crypto
