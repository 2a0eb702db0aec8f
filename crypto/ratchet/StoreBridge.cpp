// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/StoreBridge.h"

#include "omemoc/Ref.h"

namespace crypto {
namespace {

constexpr int notReadable = SG_ERR_MINIMUM - 1;

int give(signal_buffer **output, QByteArrayView bytes)
{
    *output = omemoc::newBuffer(bytes);
    return *output ? SG_SUCCESS : SG_ERR_NOMEM;
}

} // namespace

// What the library calls. `self` is always the StoreBridge; the address is always the operation's own.
struct StoreCallbacks
{
    static StoreBridge &of(void *self) { return *static_cast<StoreBridge *>(self); }

    static int loadSession(signal_buffer **record, signal_buffer **, const signal_protocol_address *, void *self)
    {
        StoreBridge &bridge = of(self);
        const auto open = [](StoreBridge &b, const Secret &sealed, quint32) {
            return b.m_seal.openSession(b.m_address, sealed);
        };
        const int found = bridge.load(bridge.m_draft->session(bridge.m_address), open, 0, bridge.m_before);
        if (found == 1 && give(record, bridge.m_before.reveal()) < 0)
            return SG_ERR_NOMEM;
        return found;
    }
    static int storeSession(const signal_protocol_address *, uint8_t *record, size_t length, uint8_t *, size_t,
                            void *self)
    {
        of(self).m_after = Secret(QByteArray(reinterpret_cast<const char *>(record), qsizetype(length)));
        return SG_SUCCESS;
    }
    static int containsSession(const signal_protocol_address *, void *self)
    {
        StoreBridge &bridge = of(self);
        const StoredRecord stored = bridge.m_draft->session(bridge.m_address);
        if (!stored && stored.fault() == LookupFault::StoreFailed) {
            bridge.m_fault = RatchetFault::StoreFailed;
            return notReadable;
        }
        return stored ? 1 : 0;
    }

    static int loadPreKey(signal_buffer **record, uint32_t id, void *self)
    {
        StoreBridge &bridge = of(self);
        const auto open = [](StoreBridge &b, const Secret &sealed, quint32 number) {
            return b.m_seal.openPreKey(number, sealed);
        };
        Secret key;
        const int found = bridge.load(bridge.m_draft->preKey(id), open, id, key);
        return found == 1 ? give(record, key.reveal()) : found == 0 ? int(SG_ERR_INVALID_KEY_ID) : found;
    }
    static int usePreKey(uint32_t id, void *self)
    {
        of(self).m_usedPreKey = id;
        return SG_SUCCESS;
    }
    static int loadSignedPreKey(signal_buffer **record, uint32_t id, void *self)
    {
        StoreBridge &bridge = of(self);
        const auto open = [](StoreBridge &b, const Secret &sealed, quint32 number) {
            return b.m_seal.openSignedPreKey(number, sealed);
        };
        Secret key;
        const int found = bridge.load(bridge.m_draft->signedPreKey(id), open, id, key);
        return found == 1 ? give(record, key.reveal()) : found == 0 ? int(SG_ERR_INVALID_KEY_ID) : found;
    }

    static int identity(signal_buffer **publicKey, signal_buffer **privateKey, void *self)
    {
        const OwnIdentity &own = of(self).m_identity;
        const int result = give(publicKey, own.publicKey.toWire(Profile::Legacy));
        return result < 0 ? result : give(privateKey, own.privateKey.reveal());
    }
    static int registrationId(void *self, uint32_t *id)
    {
        *id = of(self).m_identity.device;
        return SG_SUCCESS;
    }
    // Called before the message is authenticated, so it decides nothing; trust is the caller's affair.
    static int saveIdentity(const signal_protocol_address *, uint8_t *, size_t, void *) { return SG_SUCCESS; }
    static int isTrusted(const signal_protocol_address *, uint8_t *, size_t, void *) { return 1; }
};

StoreBridge::StoreBridge(const omemoc::Context &context, const OwnIdentity &identity, RecordSeal &seal)
    : m_identity(identity)
    , m_seal(seal)
{
    signal_protocol_store_context_create(&m_context, context.get());
    Q_CHECK_PTR(m_context);
    setSessionStore();
    setPreKeyStores();
    setIdentityStore();
}

StoreBridge::~StoreBridge()
{
    signal_protocol_store_context_destroy(m_context);
}

// The functions that are left out are for whole lists of devices and for making keys; the engine calls none of them.
void StoreBridge::setSessionStore()
{
    signal_protocol_session_store sessions{};
    sessions.load_session_func = StoreCallbacks::loadSession;
    sessions.store_session_func = StoreCallbacks::storeSession;
    sessions.contains_session_func = StoreCallbacks::containsSession;
    sessions.user_data = this;
    signal_protocol_store_context_set_session_store(m_context, &sessions);
}

void StoreBridge::setPreKeyStores()
{
    signal_protocol_pre_key_store preKeys{};
    preKeys.load_pre_key = StoreCallbacks::loadPreKey;
    preKeys.remove_pre_key = StoreCallbacks::usePreKey;
    preKeys.user_data = this;
    signal_protocol_store_context_set_pre_key_store(m_context, &preKeys);
    signal_protocol_signed_pre_key_store signedPreKeys{};
    signedPreKeys.load_signed_pre_key = StoreCallbacks::loadSignedPreKey;
    signedPreKeys.user_data = this;
    signal_protocol_store_context_set_signed_pre_key_store(m_context, &signedPreKeys);
}

void StoreBridge::setIdentityStore()
{
    signal_protocol_identity_key_store identities{};
    identities.get_identity_key_pair = StoreCallbacks::identity;
    identities.get_local_registration_id = StoreCallbacks::registrationId;
    identities.save_identity = StoreCallbacks::saveIdentity;
    identities.is_trusted_identity = StoreCallbacks::isTrusted;
    identities.user_data = this;
    signal_protocol_store_context_set_identity_key_store(m_context, &identities);
}

int StoreBridge::load(const StoredRecord &stored, std::optional<Secret> (*open)(StoreBridge &, const Secret &, quint32),
                      quint32 id, Secret &record)
{
    if (!stored && stored.fault() == LookupFault::Missing)
        return 0;
    auto opened = stored ? open(*this, *stored, id) : std::nullopt;
    if (!opened) {
        m_fault = stored ? RatchetFault::RecordDamaged : RatchetFault::StoreFailed;
        return notReadable;
    }
    record = std::move(*opened);
    return 1;
}

void StoreBridge::begin(const Draft &draft, const DeviceAddress &address)
{
    end();
    m_draft = &draft;
    m_address = address;
}

void StoreBridge::commit(Draft &draft)
{
    if (!m_after.isEmpty())
        draft.keepSession(m_address, m_seal.sealSession(m_address, m_after.reveal()));
    if (m_usedPreKey)
        draft.usePreKey(*m_usedPreKey);
}

void StoreBridge::end()
{
    m_draft = nullptr;
    m_before = {};
    m_after = {};
    m_usedPreKey.reset();
    m_fault.reset();
}

} // namespace crypto
