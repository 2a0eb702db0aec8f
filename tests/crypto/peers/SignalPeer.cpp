// SPDX-License-Identifier: GPL-3.0-or-later
// libsignal-protocol-c as a program (PeerLoop.h), over OpenSSL: an independent peer of the legacy profile, and a second
// opinion on each result and each record of ours. It must not be linked with libomemo-c, whose symbols have the same
// names. It mends the previous counter as ours does, in its own way, so that messages can be compared byte by byte.
#include "crypto/peers/PeerLoop.h"

#include <QCoreApplication>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <signal/key_helper.h>
#include <signal/protocol.h>
#include <signal/session_builder.h>
#include <signal/session_cipher.h>
#include <signal/session_state.h>
#include <signal/signal_protocol.h>

#include <map>

namespace {

using Address = std::pair<QByteArray, quint32>;

Address addressOf(const signal_protocol_address *address)
{
    return {QByteArray(address->name, qsizetype(address->name_len)), quint32(address->device_id)};
}

const uint8_t *octets(const QByteArray &bytes)
{
    return reinterpret_cast<const uint8_t *>(bytes.constData());
}

QByteArray bytesOf(signal_buffer *buffer)
{
    return QByteArray(reinterpret_cast<const char *>(signal_buffer_data(buffer)), qsizetype(signal_buffer_len(buffer)));
}

QByteArray taken(signal_buffer *buffer)
{
    const QByteArray bytes = bytesOf(buffer);
    signal_buffer_free(buffer);
    return bytes;
}

QByteArray keyBytes(const ec_public_key *key)
{
    signal_buffer *buffer = nullptr;
    ec_public_key_serialize(&buffer, key);
    return taken(buffer);
}

int give(signal_buffer **output, const QByteArray &bytes)
{
    *output = signal_buffer_create(octets(bytes), size_t(bytes.size()));
    return 0;
}

QByteArray nameOf(int fault)
{
    switch (fault) {
    case SG_ERR_NO_SESSION: return "no-session";
    case SG_ERR_DUPLICATE_MESSAGE: return "duplicate";
    case SG_ERR_INVALID_KEY_ID: return "pre-key-gone";
    case SG_ERR_INVALID_MESSAGE: return "not-authentic";
    case SG_ERR_INVALID_KEY: return "bad-signature";
    case SG_ERR_INVALID_PROTO_BUF:
    case SG_ERR_INVALID_VERSION:
    case SG_ERR_LEGACY_MESSAGE: return "malformed";
    default: return "unexpected";
    }
}

int cipher(bool encrypting, signal_buffer **output, const uint8_t *key, const uint8_t *vector, const uint8_t *text,
           size_t length)
{
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    QByteArray result(qsizetype(length) + 32, '\0');
    auto *out = reinterpret_cast<uint8_t *>(result.data());
    int first = 0;
    int rest = 0;
    const bool isGood = EVP_CipherInit_ex(context, EVP_aes_256_cbc(), nullptr, key, vector, encrypting ? 1 : 0)
        && EVP_CipherUpdate(context, out, &first, text, int(length)) && EVP_CipherFinal_ex(context, out + first, &rest);
    EVP_CIPHER_CTX_free(context);
    return isGood ? give(output, result.left(first + rest)) : int(SG_ERR_INVALID_MESSAGE);
}

// What the library asks of its surroundings; user_data is the SignalPeer.
class SignalPeer final : public peers::Peer
{
public:
    SignalPeer()
    {
        signal_context_create(&m_context, this);
        setProvider();
        signal_protocol_store_context_create(&m_stores, m_context);
        setStores();
    }
    ~SignalPeer() override
    {
        signal_protocol_store_context_destroy(m_stores);
        signal_context_destroy(m_context);
    }

    void own(const QByteArray &privateKey, quint32 device, int preKeys) override;
    void restart() override { }
    QByteArrayList bundle() override { return m_bundle; }
    QByteArray start(const QByteArray &name, quint32 device, const QByteArrayList &words) override;
    QByteArrayList encrypt(const QByteArray &name, quint32 device, const QByteArray &plaintext) override;
    QByteArrayList decrypt(const QByteArray &name, quint32 device, const QByteArray &bytes) override;
    QByteArray record(const QByteArray &name, quint32 device) override { return m_sessions[{name, device}]; }

private:
    struct Place
    {
        QByteArray ratchetKey;
        quint32 index = 0;
    };

    static SignalPeer &of(void *self) { return *static_cast<SignalPeer *>(self); }
    void setProvider();
    void setStores();
    // Remembers where each session's own chain is, and puts its length into the next one.
    void followChain(const Address &address, const signal_protocol_address &where);

    signal_context *m_context = nullptr;
    signal_protocol_store_context *m_stores = nullptr;
    QByteArray m_private;
    QByteArray m_public;
    quint32 m_device = 0;
    std::map<Address, QByteArray> m_sessions;
    std::map<quint32, QByteArray> m_preKeys;
    std::map<quint32, QByteArray> m_signedPreKeys;
    std::map<std::pair<Address, QByteArray>, Place> m_places; // by the session's base key
    QByteArrayList m_bundle;
};

void SignalPeer::setProvider()
{
    signal_crypto_provider provider{};
    provider.random_func = [](uint8_t *data, size_t length, void *self) {
        of(self).random.fill(reinterpret_cast<char *>(data), int(length));
        return 0;
    };
    provider.hmac_sha256_init_func = [](void **hmac, const uint8_t *key, size_t length, void *) {
        HMAC_CTX *context = HMAC_CTX_new();
        HMAC_Init_ex(context, length ? key : reinterpret_cast<const uint8_t *>(""), int(length), EVP_sha256(), nullptr);
        *hmac = context;
        return 0;
    };
    provider.hmac_sha256_update_func = [](void *hmac, const uint8_t *data, size_t length, void *) {
        return HMAC_Update(static_cast<HMAC_CTX *>(hmac), data, length) ? 0 : -1;
    };
    provider.hmac_sha256_final_func = [](void *hmac, signal_buffer **output, void *) {
        QByteArray code(32, '\0');
        HMAC_Final(static_cast<HMAC_CTX *>(hmac), reinterpret_cast<uint8_t *>(code.data()), nullptr);
        return give(output, code);
    };
    provider.hmac_sha256_cleanup_func = [](void *hmac, void *) { HMAC_CTX_free(static_cast<HMAC_CTX *>(hmac)); };
    provider.sha512_digest_init_func = [](void **digest, void *) {
        *digest = new QByteArray;
        return 0;
    };
    provider.sha512_digest_update_func = [](void *digest, const uint8_t *data, size_t length, void *) {
        static_cast<QByteArray *>(digest)->append(reinterpret_cast<const char *>(data), qsizetype(length));
        return 0;
    };
    provider.sha512_digest_final_func = [](void *digest, signal_buffer **output, void *) {
        return give(output, QCryptographicHash::hash(*static_cast<QByteArray *>(digest), QCryptographicHash::Sha512));
    };
    provider.sha512_digest_cleanup_func = [](void *digest, void *) { delete static_cast<QByteArray *>(digest); };
    provider.encrypt_func = [](signal_buffer **output, int, const uint8_t *key, size_t, const uint8_t *vector, size_t,
                               const uint8_t *text, size_t length,
                               void *) { return cipher(true, output, key, vector, text, length); };
    provider.decrypt_func = [](signal_buffer **output, int, const uint8_t *key, size_t, const uint8_t *vector, size_t,
                               const uint8_t *text, size_t length,
                               void *) { return cipher(false, output, key, vector, text, length); };
    provider.user_data = this;
    signal_context_set_crypto_provider(m_context, &provider);
}

void SignalPeer::setStores()
{
    signal_protocol_session_store sessions{};
    sessions.load_session_func = [](signal_buffer **record, signal_buffer **, const signal_protocol_address *address,
                                    void *self) {
        const auto found = of(self).m_sessions.find(addressOf(address));
        if (found == of(self).m_sessions.end())
            return 0;
        give(record, found->second);
        return 1;
    };
    sessions.store_session_func = [](const signal_protocol_address *address, uint8_t *record, size_t length, uint8_t *,
                                     size_t, void *self) {
        of(self).m_sessions[addressOf(address)] = QByteArray(reinterpret_cast<char *>(record), qsizetype(length));
        return 0;
    };
    sessions.contains_session_func = [](const signal_protocol_address *address, void *self) {
        return of(self).m_sessions.contains(addressOf(address)) ? 1 : 0;
    };
    sessions.user_data = this;
    signal_protocol_store_context_set_session_store(m_stores, &sessions);

    signal_protocol_pre_key_store preKeys{};
    preKeys.load_pre_key = [](signal_buffer **record, uint32_t id, void *self) {
        const auto found = of(self).m_preKeys.find(id);
        return found == of(self).m_preKeys.end() ? int(SG_ERR_INVALID_KEY_ID) : give(record, found->second);
    };
    preKeys.remove_pre_key = [](uint32_t, void *) { return 0; }; // as ours: kept until all is caught up
    preKeys.user_data = this;
    signal_protocol_store_context_set_pre_key_store(m_stores, &preKeys);

    signal_protocol_signed_pre_key_store signedPreKeys{};
    signedPreKeys.load_signed_pre_key = [](signal_buffer **record, uint32_t id, void *self) {
        const auto found = of(self).m_signedPreKeys.find(id);
        return found == of(self).m_signedPreKeys.end() ? int(SG_ERR_INVALID_KEY_ID) : give(record, found->second);
    };
    signedPreKeys.user_data = this;
    signal_protocol_store_context_set_signed_pre_key_store(m_stores, &signedPreKeys);

    signal_protocol_identity_key_store identities{};
    identities.get_identity_key_pair = [](signal_buffer **open, signal_buffer **secret, void *self) {
        give(open, of(self).m_public);
        return give(secret, of(self).m_private);
    };
    identities.get_local_registration_id = [](void *self, uint32_t *id) {
        *id = of(self).m_device;
        return 0;
    };
    identities.save_identity = [](const signal_protocol_address *, uint8_t *, size_t, void *) { return 0; };
    identities.is_trusted_identity = [](const signal_protocol_address *, uint8_t *, size_t, void *) { return 1; };
    identities.user_data = this;
    signal_protocol_store_context_set_identity_key_store(m_stores, &identities);
}

void SignalPeer::own(const QByteArray &privateKey, quint32 device, int preKeys)
{
    m_private = privateKey;
    m_device = device;
    ec_private_key *secret = nullptr;
    ec_public_key *open = nullptr;
    curve_decode_private_point(&secret, octets(m_private), size_t(m_private.size()), m_context);
    curve_generate_public_key(&open, secret);
    m_public = keyBytes(open);
    ratchet_identity_key_pair *identity = nullptr;
    ratchet_identity_key_pair_create(&identity, open, secret);

    random.seed("signed key");
    session_signed_pre_key *signedKey = nullptr;
    signal_protocol_key_helper_generate_signed_pre_key(&signedKey, identity, 1, 0, m_context);
    signal_buffer *record = nullptr;
    session_signed_pre_key_serialize(&record, signedKey);
    m_signedPreKeys[1] = taken(record);
    m_bundle = {m_public.toHex(), "1",
                keyBytes(ec_key_pair_get_public(session_signed_pre_key_get_key_pair(signedKey))).toHex(),
                QByteArray(reinterpret_cast<const char *>(session_signed_pre_key_get_signature(signedKey)),
                           qsizetype(session_signed_pre_key_get_signature_len(signedKey)))
                    .toHex()};

    random.seed("one-time keys of " + QByteArray::number(device));
    signal_protocol_key_helper_pre_key_list_node *keys = nullptr;
    signal_protocol_key_helper_generate_pre_keys(&keys, 1, unsigned(preKeys), m_context);
    for (auto *node = keys; node; node = signal_protocol_key_helper_key_list_next(node)) {
        session_pre_key *key = signal_protocol_key_helper_key_list_element(node);
        const quint32 id = session_pre_key_get_id(key);
        session_pre_key_serialize(&record, key);
        m_preKeys[id] = taken(record);
        m_bundle << QByteArray::number(id)
                 << keyBytes(ec_key_pair_get_public(session_pre_key_get_key_pair(key))).toHex();
    }
    signal_protocol_key_helper_key_list_free(keys);
    SIGNAL_UNREF(signedKey);
    SIGNAL_UNREF(identity);
    SIGNAL_UNREF(secret);
    SIGNAL_UNREF(open);
}

QByteArray SignalPeer::start(const QByteArray &name, quint32 device, const QByteArrayList &words)
{
    const auto key = [&](qsizetype at) {
        const QByteArray bytes = QByteArray::fromHex(words.value(at));
        ec_public_key *decoded = nullptr;
        curve_decode_point(&decoded, octets(bytes), size_t(bytes.size()), m_context);
        return decoded;
    };
    const signal_protocol_address where{name.constData(), size_t(name.size()), int32_t(device)};
    ec_public_key *identity = key(0);
    ec_public_key *signedKey = key(2);
    ec_public_key *preKey = key(5);
    const QByteArray signature = QByteArray::fromHex(words.value(3));
    session_pre_key_bundle *bundle = nullptr;
    session_pre_key_bundle_create(&bundle, device, int(device), words.value(4).toUInt(), preKey,
                                  words.value(1).toUInt(), signedKey, octets(signature), size_t(signature.size()),
                                  identity);
    session_builder *builder = nullptr;
    session_builder_create(&builder, m_stores, &where, m_context);
    const int result = session_builder_process_pre_key_bundle(builder, bundle);
    session_builder_free(builder);
    SIGNAL_UNREF(bundle);
    SIGNAL_UNREF(identity);
    SIGNAL_UNREF(signedKey);
    SIGNAL_UNREF(preKey);
    if (result == 0)
        followChain({name, device}, where);
    return result == 0 ? "ok" : nameOf(result);
}

QByteArrayList SignalPeer::encrypt(const QByteArray &name, quint32 device, const QByteArray &plaintext)
{
    if (!m_sessions.contains({name, device}))
        return {"no-session"};
    const signal_protocol_address where{name.constData(), size_t(name.size()), int32_t(device)};
    session_cipher *cipher = nullptr;
    ciphertext_message *message = nullptr;
    session_cipher_create(&cipher, m_stores, &where, m_context);
    const int result = session_cipher_encrypt(cipher, octets(plaintext), size_t(plaintext.size()), &message);
    session_cipher_free(cipher);
    if (result < 0)
        return {nameOf(result)};
    const QByteArrayList words{ciphertext_message_get_type(message) == CIPHERTEXT_PREKEY_TYPE ? "key-exchange"
                                                                                              : "message",
                               bytesOf(ciphertext_message_get_serialized(message)).toHex()};
    SIGNAL_UNREF(message);
    followChain({name, device}, where);
    return words;
}

QByteArrayList SignalPeer::decrypt(const QByteArray &name, quint32 device, const QByteArray &bytes)
{
    const signal_protocol_address where{name.constData(), size_t(name.size()), int32_t(device)};
    session_cipher *cipher = nullptr;
    session_cipher_create(&cipher, m_stores, &where, m_context);
    signal_buffer *plaintext = nullptr;
    pre_key_signal_message *keyExchange = nullptr;
    signal_message *message = nullptr;
    int result = pre_key_signal_message_deserialize(&keyExchange, octets(bytes), size_t(bytes.size()), m_context);
    if (result >= 0) {
        result = session_cipher_decrypt_pre_key_signal_message(cipher, keyExchange, nullptr, &plaintext);
    } else {
        result = signal_message_deserialize(&message, octets(bytes), size_t(bytes.size()), m_context);
        if (result >= 0)
            result = session_cipher_decrypt_signal_message(cipher, message, nullptr, &plaintext);
    }
    session_cipher_free(cipher);
    SIGNAL_UNREF(keyExchange);
    SIGNAL_UNREF(message);
    if (result < 0)
        return {nameOf(result)};
    followChain({name, device}, where);
    session_record *record = nullptr;
    signal_protocol_session_load_session(m_stores, &record, &where);
    const QByteArray sender = keyBytes(session_state_get_remote_identity_key(session_record_get_state(record)));
    SIGNAL_UNREF(record);
    return {"ok", taken(plaintext).toHex(), sender.toHex()};
}

void SignalPeer::followChain(const Address &address, const signal_protocol_address &where)
{
    session_record *record = nullptr;
    signal_protocol_session_load_session(m_stores, &record, &where);
    session_state *state = session_record_get_state(record);
    const QByteArray baseKey = keyBytes(session_state_get_alice_base_key(state));
    const QByteArray ratchetKey = keyBytes(session_state_get_sender_ratchet_key(state));
    const auto known = m_places.find({address, baseKey});
    if (known != m_places.end() && known->second.ratchetKey != ratchetKey) {
        session_state_set_previous_counter(state, known->second.index);
        signal_protocol_session_store_session(m_stores, &where, record);
    }
    m_places[{address, baseKey}] = {ratchetKey, ratchet_chain_key_get_index(session_state_get_sender_chain_key(state))};
    SIGNAL_UNREF(record);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    SignalPeer peer;
    return peers::run(peer);
}
