// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/OmemoEngine.h"

#include "omemoc/Ref.h"
#include "ratchet/PreviousCounter.h"
#include "ratchet/RecordTrim.h"

namespace crypto {

using omemoc::Buffer;
using omemoc::Builder;
using omemoc::bytesOf;
using omemoc::Cipher;
using omemoc::octets;
using omemoc::Ref;
using omemoc::viewOf;

namespace {

constexpr qsizetype mostIdentities = 2000; // kept as they were converted

RatchetFault faultOf(int result)
{
    switch (result) {
    case SG_ERR_NO_SESSION: return RatchetFault::NoSession;
    case SG_ERR_DUPLICATE_MESSAGE: return RatchetFault::Duplicate;
    case SG_ERR_INVALID_KEY_ID: return RatchetFault::PreKeyGone;
    case SG_ERR_INVALID_MESSAGE:
    case SG_ERR_INVALID_MAC: return RatchetFault::NotAuthentic;
    case SG_ERR_INVALID_PROTO_BUF:
    case SG_ERR_INVALID_VERSION:
    case SG_ERR_LEGACY_MESSAGE:
    case SG_ERR_INVALID_KEY:
    case SG_ERR_INVAL: return RatchetFault::Malformed;
    default: return RatchetFault::Unexpected;
    }
}

Ref<ec_public_key> publicKeyOf(QByteArrayView curve, signal_context *context)
{
    Ref<ec_public_key> key;
    omemoc::decodeCurve(key.out(), curve, context);
    return key;
}

} // namespace

// One call into the library about one session: what it reads and writes, its address, and its builder or cipher.
class OmemoEngine::Operation
{
public:
    Operation(OmemoEngine &engine, const Draft &draft, const DeviceAddress &address)
        : m_engine(engine)
        , m_owner(address.owner)
        , m_address{m_owner.constData(), size_t(m_owner.size()), int32_t(address.device)}
    {
        engine.m_bridge.begin(draft, address);
    }
    ~Operation() { m_engine.m_bridge.end(); }
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;

    session_cipher *cipher()
    {
        session_cipher *made = nullptr;
        session_cipher_create(&made, m_engine.m_bridge.get(), &m_address, m_engine.m_context.get());
        Q_CHECK_PTR(made);
        m_cipher.reset(made);
        omemoc::setVersion(made, m_engine.version());
        return made;
    }
    session_builder *builder()
    {
        session_builder *made = nullptr;
        session_builder_create(&made, m_engine.m_bridge.get(), &m_address, m_engine.m_context.get());
        Q_CHECK_PTR(made);
        m_builder.reset(made);
        omemoc::setVersion(made, m_engine.version());
        return made;
    }
    RatchetFault fault(int result) const { return m_engine.m_bridge.fault().value_or(faultOf(result)); }

private:
    OmemoEngine &m_engine;
    QByteArray m_owner; // the library keeps pointers to it and to the address
    signal_protocol_address m_address;
    Cipher m_cipher;
    Builder m_builder;
};

OmemoEngine::OmemoEngine(Profile profile, const OwnIdentity &identity, Randomness randomness)
    : m_profile(profile)
    , m_identity(identity)
    , m_context(std::move(randomness))
    , m_seal(profile, m_identity)
    , m_bridge(m_context, m_identity, m_seal)
{
}

omemoc::Version OmemoEngine::version() const
{
    return m_profile == Profile::Legacy ? omemoc::Version::Three : omemoc::Version::Four;
}

QByteArray OmemoEngine::wireKey(const ec_public_key *key) const
{
    const Buffer curve(omemoc::curveBuffer(key));
    return curveToWire(m_profile, viewOf(curve.get()));
}

std::vector<PreKey> OmemoEngine::makePreKeys(quint32 first, int count)
{
    Q_ASSERT(first >= 1 && first + quint32(count) - 1 <= lastPreKeyId);
    std::vector<PreKey> keys;
    for (quint32 id = first; id < first + quint32(count); ++id) {
        Ref<ec_key_pair> pair;
        Ref<session_pre_key> preKey;
        signal_buffer *record = nullptr;
        if (curve_generate_key_pair(m_context.get(), pair.out()) < 0
            || session_pre_key_create(preKey.out(), id, pair.get()) < 0
            || session_pre_key_serialize(&record, preKey.get()) < 0)
            qFatal("no one-time key could be made"); // only without memory
        const Buffer owned(record);
        keys.push_back({id, wireKey(ec_key_pair_get_public(pair.get())), m_seal.sealPreKey(id, viewOf(record))});
    }
    return keys;
}

SignedPreKey OmemoEngine::makeSignedPreKey(quint32 id, qint64 madeAt)
{
    const QByteArray wire = m_identity.publicKey.toWire(Profile::Legacy);
    const Ref<ec_public_key> open = publicKeyOf(wire, m_context.get());
    Ref<ec_private_key> secret;
    Ref<ratchet_identity_key_pair> identity;
    Ref<session_signed_pre_key> key;
    signal_buffer *record = nullptr;
    if (curve_decode_private_point(secret.out(), octets(m_identity.privateKey.reveal()), keyLength, m_context.get()) < 0
        || ratchet_identity_key_pair_create(identity.out(), open.get(), secret.get()) < 0
        || signal_protocol_key_helper_generate_signed_pre_key(key.out(), identity.get(), id, uint64_t(madeAt),
                                                              m_context.get())
            < 0
        || session_signed_pre_key_serialize(&record, key.get()) < 0)
        qFatal("no signed key could be made"); // only without memory
    const Buffer owned(record);
    const auto *signature = omemoc::signatureOf(key.get(), version());
    return {id, wireKey(ec_key_pair_get_public(session_signed_pre_key_get_key_pair(key.get()))),
            QByteArray(reinterpret_cast<const char *>(signature), CURVE_SIGNATURE_LEN),
            m_seal.sealSignedPreKey(id, viewOf(record))};
}

std::optional<RatchetFault> OmemoEngine::startSession(Draft &draft, const DeviceAddress &address,
                                                      const CheckedBundle &bundle)
{
    if (bundle.profile() != m_profile)
        return RatchetFault::WrongProfile;
    const auto &preKeys = bundle.preKeys();
    const quint32 count = quint32(preKeys.size());
    const PublicPreKey &chosen = preKeys[count > 1 ? m_context.randomBelow(count) : 0];
    const QByteArray identity = bundle.identity().toWire(m_profile);
    const Ref<ec_public_key> preKey = publicKeyOf(chosen.key, m_context.get());
    const Ref<ec_public_key> signedPreKey = publicKeyOf(bundle.signedPreKey().key, m_context.get());
    Ref<ec_public_key> identityKey;
    Ref<session_pre_key_bundle> parts;
    int result = curve_decode_point(identityKey.out(), octets(identity), size_t(identity.size()), m_context.get());
    if (result >= 0)
        result = session_pre_key_bundle_create(parts.out(), address.device, int(address.device), chosen.id,
                                               preKey.get(), bundle.signedPreKey().id, signedPreKey.get(),
                                               octets(bundle.signature()), size_t(bundle.signature().size()),
                                               identityKey.get());
    if (result < 0)
        return faultOf(result);
    Operation operation(*this, draft, address);
    result = session_builder_process_pre_key_bundle(operation.builder(), parts.get());
    if (result < 0)
        return result == SG_ERR_INVALID_KEY ? RatchetFault::BadSignature : operation.fault(result);
    m_bridge.commit(draft);
    return {};
}

Outcome<SealedKey, RatchetFault> OmemoEngine::encrypt(Draft &draft, const DeviceAddress &address,
                                                      QByteArrayView plaintext)
{
    Operation operation(*this, draft, address);
    Ref<ciphertext_message> message;
    const int result = session_cipher_encrypt(operation.cipher(), octets(plaintext), size_t(plaintext.size()),
                                              message.out());
    if (result < 0 && m_bridge.recordBefore().isEmpty() && !m_bridge.fault())
        return RatchetFault::NoSession; // the library has another name for it here
    if (result < 0)
        return operation.fault(result);
    m_bridge.commit(draft);
    return SealedKey{bytesOf(ciphertext_message_get_serialized(message.get())),
                     ciphertext_message_get_type(message.get()) == CIPHERTEXT_PREKEY_TYPE};
}

int OmemoEngine::openKeyExchange(session_cipher *cipher, const WireMessage &message, signal_buffer **plaintext)
{
    Ref<pre_key_signal_message> parsed;
    const int result = omemoc::parse(parsed.out(), message.bytes(), version(), m_context.get());
    if (result < 0)
        return result;
    return session_cipher_decrypt_pre_key_signal_message(cipher, parsed.get(), nullptr, plaintext);
}

int OmemoEngine::openMessage(session_cipher *cipher, const WireMessage &message, signal_buffer **plaintext)
{
    Ref<signal_message> parsed;
    const int result = omemoc::parse(parsed.out(), message.bytes(), version(), m_context.get());
    if (result < 0)
        return result;
    return session_cipher_decrypt_signal_message(cipher, parsed.get(), nullptr, plaintext);
}

Outcome<OpenedKey, RatchetFault> OmemoEngine::decrypt(Draft &draft, const DeviceAddress &address,
                                                      const WireMessage &message)
{
    if (message.profile() != m_profile)
        return RatchetFault::WrongProfile;
    Operation operation(*this, draft, address);
    signal_buffer *output = nullptr;
    const int result = message.keyExchange() ? openKeyExchange(operation.cipher(), message, &output)
                                             : openMessage(operation.cipher(), message, &output);
    if (result < 0)
        return operation.fault(result);
    const Buffer plaintext(output);
    // A ratchet key that the record knew before made no new one of ours: in long chains that saves half of the time.
    if (!m_bridge.recordBefore().reveal().contains(message.ratchetKey())) {
        if (auto mended = withRightPreviousCounter(m_context, m_bridge.recordBefore(), m_bridge.recordAfter()))
            m_bridge.replaceRecordAfter(std::move(*mended));
    }
    if (auto smaller = trimmed(m_context, m_bridge.recordAfter()))
        m_bridge.replaceRecordAfter(std::move(*smaller));
    const auto known = factsOf(m_bridge.recordAfter());
    if (!known)
        return known.fault();
    m_bridge.commit(draft);
    return OpenedKey{Secret(bytesOf(plaintext.get())), known->identity, m_bridge.hasUsedPreKey()};
}

std::optional<IdentityKey> OmemoEngine::identityOf(const QByteArray &wire)
{
    if (const auto known = m_identities.constFind(wire); known != m_identities.constEnd())
        return *known;
    const auto key = IdentityKey::fromWire(m_profile, wire);
    if (m_identities.size() >= mostIdentities)
        m_identities.clear();
    if (key)
        m_identities.insert(wire, *key);
    return key;
}

Outcome<SessionFacts, RatchetFault> OmemoEngine::factsOf(const Secret &record)
{
    const QByteArray &bytes = record.reveal();
    Ref<session_record> parsed;
    if (session_record_deserialize(parsed.out(), octets(bytes), size_t(bytes.size()), m_context.get()) < 0)
        return RatchetFault::RecordDamaged;
    const session_state *state = session_record_get_state(parsed.get());
    const ec_public_key *key = state ? session_state_get_remote_identity_key(state) : nullptr;
    if (!key)
        return RatchetFault::RecordDamaged;
    const Buffer identity(m_profile == Profile::Legacy ? omemoc::curveBuffer(key) : omemoc::edwardsBuffer(key));
    const QByteArray wire = m_profile == Profile::Legacy ? curveToWire(m_profile, viewOf(identity.get()))
                                                         : bytesOf(identity.get());
    auto sender = identityOf(wire);
    if (!sender)
        return RatchetFault::RecordDamaged;
    const bool hasChain = session_state_has_sender_chain(state) == 1;
    return SessionFacts{std::move(*sender), session_state_has_unacknowledged_pre_key_message(state) != 1,
                        hasChain ? ratchet_chain_key_get_index(session_state_get_sender_chain_key(state)) : 0,
                        bytes.size()};
}

Outcome<SessionFacts, RatchetFault> OmemoEngine::facts(const Draft &draft, const DeviceAddress &address)
{
    const StoredRecord stored = draft.session(address);
    if (!stored)
        return stored.fault() == LookupFault::Missing ? RatchetFault::NoSession : RatchetFault::StoreFailed;
    const auto record = m_seal.openSession(address, *stored);
    return record ? factsOf(*record) : Outcome<SessionFacts, RatchetFault>(RatchetFault::RecordDamaged);
}

} // namespace crypto
