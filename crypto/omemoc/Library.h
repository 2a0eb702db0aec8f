// SPDX-License-Identifier: GPL-3.0-or-later
// The library that turns the ratchet: libomemo-c, or, in the plug-in for the legacy profile (signalc/), libsignal-
// protocol-c, from which it descends. All that is built on it is the same source for both; what only libomemo-c can do,
// or does otherwise, has its name here. The two never meet in one file or one link.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#ifdef LUCCHETTO_WITH_SIGNAL_C
#    include <signal/key_helper.h>
#    include <signal/protocol.h>
#    include <signal/session_builder.h>
#    include <signal/session_cipher.h>
#    include <signal/session_state.h>
#    include <signal/signal_protocol.h>
#else
#    include <omemo/key_helper.h>
#    include <omemo/protocol.h>
#    include <omemo/session_builder.h>
#    include <omemo/session_cipher.h>
#    include <omemo/session_state.h>
#    include <omemo/signal_protocol.h>
#endif

namespace crypto::omemoc {

// Of sessions and their messages: three is the legacy profile.
enum class Version { Three, Four };

inline const uint8_t *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const uint8_t *>(bytes.data());
}

#ifdef LUCCHETTO_WITH_SIGNAL_C

// A point of Curve25519 from its u, with its type before it or without.
inline int decodeCurve(ec_public_key **key, QByteArrayView curve, signal_context *context)
{
    const QByteArray typed = curve.size() == 32 ? char(0x05) + curve.toByteArray() : curve.toByteArray();
    return curve_decode_point(key, octets(typed), size_t(typed.size()), context);
}
// 32 bytes of u.
inline signal_buffer *curveBuffer(const ec_public_key *key)
{
    signal_buffer *typed = nullptr;
    if (ec_public_key_serialize(&typed, key) < 0)
        return nullptr;
    signal_buffer *curve = signal_buffer_create(signal_buffer_data(typed) + 1, signal_buffer_len(typed) - 1);
    signal_buffer_free(typed);
    return curve;
}
inline int decodeEdwards(ec_public_key **, QByteArrayView, signal_context *)
{
    return SG_ERR_INVALID_KEY;
}
inline signal_buffer *edwardsBuffer(const ec_public_key *)
{
    return nullptr;
}

// There is one version.
template<typename Worker>
void setVersion(Worker *, Version)
{
}
inline const uint8_t *signatureOf(const session_signed_pre_key *key, Version)
{
    return session_signed_pre_key_get_signature(key);
}
inline int parse(pre_key_signal_message **message, QByteArrayView bytes, Version version, signal_context *context)
{
    return version == Version::Three
        ? pre_key_signal_message_deserialize(message, octets(bytes), size_t(bytes.size()), context)
        : SG_ERR_INVALID_VERSION;
}
inline int parse(signal_message **message, QByteArrayView bytes, Version version, signal_context *context)
{
    return version == Version::Three ? signal_message_deserialize(message, octets(bytes), size_t(bytes.size()), context)
                                     : SG_ERR_INVALID_VERSION;
}

#else

inline int decodeCurve(ec_public_key **key, QByteArrayView curve, signal_context *context)
{
    return curve_decode_point_mont(key, octets(curve), size_t(curve.size()), context);
}
inline signal_buffer *curveBuffer(const ec_public_key *key)
{
    return ec_public_key_get_mont(key);
}
inline int decodeEdwards(ec_public_key **key, QByteArrayView edwards, signal_context *context)
{
    return curve_decode_point_ed(key, octets(edwards), size_t(edwards.size()), context);
}
inline signal_buffer *edwardsBuffer(const ec_public_key *key)
{
    return ec_public_key_get_ed(key);
}

// Said always: what it takes without is a third one.
inline uint32_t numberOf(Version version)
{
    return version == Version::Three ? CIPHERTEXT_CURRENT_VERSION : CIPHERTEXT_OMEMO_VERSION;
}
inline void setVersion(session_cipher *cipher, Version version)
{
    session_cipher_set_version(cipher, numberOf(version));
}
inline void setVersion(session_builder *builder, Version version)
{
    session_builder_set_version(builder, numberOf(version));
}
inline const uint8_t *signatureOf(const session_signed_pre_key *key, Version version)
{
    return version == Version::Three ? session_signed_pre_key_get_signature(key)
                                     : session_signed_pre_key_get_signature_omemo(key);
}
inline int parse(pre_key_signal_message **message, QByteArrayView bytes, Version version, signal_context *context)
{
    // The number of the peer's device means nothing to the ratchet; the other profile does not send it.
    return version == Version::Three
        ? pre_key_signal_message_deserialize(message, octets(bytes), size_t(bytes.size()), context)
        : pre_key_signal_message_deserialize_omemo(message, octets(bytes), size_t(bytes.size()), 1, context);
}
inline int parse(signal_message **message, QByteArrayView bytes, Version version, signal_context *context)
{
    return version == Version::Three
        ? signal_message_deserialize(message, octets(bytes), size_t(bytes.size()), context)
        : signal_message_deserialize_omemo(message, octets(bytes), size_t(bytes.size()), context);
}

#endif

} // namespace crypto::omemoc
