// SPDX-License-Identifier: GPL-3.0-or-later
// What the library calls to read and write records, turned into reading a draft and collecting what one operation wants
// to change. Nothing reaches the draft before the operation has succeeded as a whole. Owned by OmemoEngine.
#pragma once

#include "omemoc/Context.h"
#include "ratchet/Engine.h"
#include "ratchet/RecordSeal.h"

namespace crypto {

class StoreBridge
{
public:
    StoreBridge(const omemoc::Context &context, const OwnIdentity &identity, RecordSeal &seal);
    ~StoreBridge();
    StoreBridge(const StoreBridge &) = delete;
    StoreBridge &operator=(const StoreBridge &) = delete;

    signal_protocol_store_context *get() const { return m_context; }

    // One operation on one session.
    void begin(const Draft &draft, const DeviceAddress &address);
    // What the library read and wrote in it; empty if it did not.
    const Secret &recordBefore() const { return m_before; }
    const Secret &recordAfter() const { return m_after; }
    void replaceRecordAfter(Secret record) { m_after = std::move(record); }
    bool hasUsedPreKey() const { return m_usedPreKey.has_value(); }
    // Why a record could not be read, whatever the library made of it.
    std::optional<RatchetFault> fault() const { return m_fault; }
    void commit(Draft &draft);
    // Forgets all secrets of the operation.
    void end();

private:
    friend struct StoreCallbacks;
    // 1 and a buffer, 0 if there is none, or a negative number.
    int load(const StoredRecord &stored, std::optional<Secret> (*open)(StoreBridge &, const Secret &, quint32),
             quint32 id, Secret &record);
    void setSessionStore();
    void setPreKeyStores();
    void setIdentityStore();

    const OwnIdentity &m_identity;
    RecordSeal &m_seal;
    signal_protocol_store_context *m_context = nullptr;
    const Draft *m_draft = nullptr;
    DeviceAddress m_address;
    Secret m_before;
    Secret m_after;
    std::optional<quint32> m_usedPreKey;
    std::optional<RatchetFault> m_fault;
};

} // namespace crypto
