// SPDX-License-Identifier: GPL-3.0-or-later
#include "omemoc/Context.h"

#include "omemoc/Ref.h"

#include <utility>

namespace crypto::omemoc {

// What the library calls. `self` is always the Context.
struct Callbacks
{
    static Context &of(void *self) { return *static_cast<Context *>(self); }
    static QByteArrayView view(const uint8_t *data, size_t length) { return {data, qsizetype(length)}; }
    static int give(signal_buffer **output, QByteArrayView bytes)
    {
        *output = newBuffer(bytes);
        return *output ? SG_SUCCESS : SG_ERR_NOMEM;
    }

    static int random(uint8_t *data, size_t length, void *self)
    {
        of(self).m_randomness(reinterpret_cast<char *>(data), int(length));
        return SG_SUCCESS;
    }

    static int hmacBegin(void **hmac, const uint8_t *key, size_t length, void *self)
    {
        Context &context = of(self);
        const bool isLent = std::exchange(context.m_isHmacLent, true);
        Hmac *code = isLent ? new Hmac(HashKind::Sha256) : &context.m_hmac;
        code->setKey(view(key, length));
        *hmac = code;
        return SG_SUCCESS;
    }
    static int hmacAdd(void *hmac, const uint8_t *data, size_t length, void *)
    {
        static_cast<Hmac *>(hmac)->add(view(data, length));
        return SG_SUCCESS;
    }
    static int hmacFinish(void *hmac, signal_buffer **output, void *)
    {
        QByteArray code = static_cast<Hmac *>(hmac)->finish();
        const int result = give(output, code);
        wipe(code);
        return result;
    }
    static void hmacEnd(void *hmac, void *self)
    {
        Context &context = of(self);
        if (hmac != &context.m_hmac) {
            delete static_cast<Hmac *>(hmac);
            return;
        }
        context.m_hmac.setKey({});
        context.m_isHmacLent = false;
    }

    static int digestBegin(void **digest, void *)
    {
        *digest = new Digest(HashKind::Sha512);
        return SG_SUCCESS;
    }
    static int digestAdd(void *digest, const uint8_t *data, size_t length, void *)
    {
        static_cast<Digest *>(digest)->add(view(data, length));
        return SG_SUCCESS;
    }
    static int digestFinish(void *digest, signal_buffer **output, void *)
    {
        return give(output, static_cast<Digest *>(digest)->finish());
    }
    static void digestEnd(void *digest, void *) { delete static_cast<Digest *>(digest); }

    // AES-CTR is for version 2 of the protocol, which nobody speaks.
    static int encrypt(signal_buffer **output, int cipher, const uint8_t *key, size_t keyLength, const uint8_t *vector,
                       size_t vectorLength, const uint8_t *text, size_t textLength, void *self)
    {
        if (cipher != SG_CIPHER_AES_CBC_PKCS5)
            return SG_ERR_INVAL;
        const auto sealed = of(self).m_aes.encrypt(view(key, keyLength), view(vector, vectorLength),
                                                   view(text, textLength));
        return sealed ? give(output, *sealed) : int(SG_ERR_INVAL);
    }
    static int decrypt(signal_buffer **output, int cipher, const uint8_t *key, size_t keyLength, const uint8_t *vector,
                       size_t vectorLength, const uint8_t *text, size_t textLength, void *self)
    {
        if (cipher != SG_CIPHER_AES_CBC_PKCS5)
            return SG_ERR_INVAL;
        const auto opened = of(self).m_aes.decrypt(view(key, keyLength), view(vector, vectorLength),
                                                   view(text, textLength));
        return opened ? give(output, opened->reveal()) : int(SG_ERR_INVALID_MESSAGE);
    }
};

Context::Context(Randomness randomness)
    : m_randomness(std::move(randomness))
{
    signal_context_create(&m_context, nullptr);
    Q_CHECK_PTR(m_context);
    signal_crypto_provider provider{};
    provider.random_func = Callbacks::random;
    provider.hmac_sha256_init_func = Callbacks::hmacBegin;
    provider.hmac_sha256_update_func = Callbacks::hmacAdd;
    provider.hmac_sha256_final_func = Callbacks::hmacFinish;
    provider.hmac_sha256_cleanup_func = Callbacks::hmacEnd;
    provider.sha512_digest_init_func = Callbacks::digestBegin;
    provider.sha512_digest_update_func = Callbacks::digestAdd;
    provider.sha512_digest_final_func = Callbacks::digestFinish;
    provider.sha512_digest_cleanup_func = Callbacks::digestEnd;
    provider.encrypt_func = Callbacks::encrypt;
    provider.decrypt_func = Callbacks::decrypt;
    provider.user_data = this;
    signal_context_set_crypto_provider(m_context, &provider);
}

Context::~Context()
{
    signal_context_destroy(m_context);
}

quint32 Context::randomBelow(quint32 limit) const
{
    quint64 number = 0; // so large that its remainder is as good as even
    m_randomness(reinterpret_cast<char *>(&number), sizeof number);
    return quint32(number % limit);
}

} // namespace crypto::omemoc
