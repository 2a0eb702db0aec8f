// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/TlsChannel.h"

#include "stream/Log.h"

#include <QCryptographicHash>
#include <QHostAddress>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr int exporterBytes = 32; // RFC 9266 §2

// Words that ui/text/ErrorText knows; the first that fits.
QString reasonFor(int verdict)
{
    switch (verdict) {
    case X509_V_ERR_CERT_HAS_EXPIRED: return QStringLiteral("expired");
    case X509_V_ERR_CERT_NOT_YET_VALID: return QStringLiteral("not-yet-valid");
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: return QStringLiteral("self-signed");
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH: return QStringLiteral("wrong-name");
    case X509_V_ERR_CERT_REVOKED: return QStringLiteral("revoked");
    case X509_V_ERR_APPLICATION_VERIFICATION: return QStringLiteral("wrong-key");
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE: return QStringLiteral("untrusted");
    default: return QStringLiteral("invalid");
    }
}

// What the handshake or the channel failed for; TLS' own words mean nothing to people.
QString wordsFor(int reason)
{
    switch (reason) {
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
    case SSL_R_NO_SHARED_CIPHER:
    case SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY:
        return QStringLiteral("the server knows no way of protecting the connection that is good enough");
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_VERSION_TOO_LOW: return QStringLiteral("the server's TLS is older than version 1.2");
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_HTTP_REQUEST:
    case SSL_R_UNEXPECTED_MESSAGE:
    case SSL_R_PACKET_LENGTH_TOO_LONG:
    case SSL_R_RECORD_LENGTH_MISMATCH: return QStringLiteral("what answers there speaks no TLS");
    case SSL_R_TLSV1_UNRECOGNIZED_NAME: return QStringLiteral("the server does not know this domain");
    case SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: return QStringLiteral("what answers there serves no XMPP clients");
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    case SSL_R_TLSV1_ALERT_ACCESS_DENIED: return QStringLiteral("the server wants a certificate of the user");
    case SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC:
    case SSL_R_SSLV3_ALERT_BAD_RECORD_MAC:
    case SSL_R_TLSV1_ALERT_DECRYPT_ERROR: return QStringLiteral("protected data was changed on its way");
    case SSL_R_UNEXPECTED_EOF_WHILE_READING: return QStringLiteral("the connection ended without a word");
    case SSL_R_TLSV1_ALERT_INTERNAL_ERROR:
    case SSL_R_SSLV3_ALERT_UNEXPECTED_MESSAGE:
    case SSL_R_SSLV3_ALERT_ILLEGAL_PARAMETER: return QStringLiteral("the server failed to protect the connection");
    default: return QStringLiteral("the connection cannot be protected");
    }
}

bool isAboutAuthority(int verdict)
{
    return verdict == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT || verdict == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN
        || verdict == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT || verdict == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
        || verdict == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE;
}

QByteArray publicKeyHash(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = certificate ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der) : 0;
    if (size <= 0)
        return {};
    const QByteArray key(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

// Of the last in the chain: those between change with every renewal.
QByteArray authorityHash(STACK_OF(X509) * chain)
{
    X509 *last = chain && sk_X509_num(chain) > 0 ? sk_X509_value(chain, sk_X509_num(chain) - 1) : nullptr;
    unsigned char *der = nullptr;
    const int size = last ? i2d_X509_NAME(X509_get_subject_name(last), &der) : 0;
    if (size <= 0)
        return {};
    const QByteArray name(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(name, QCryptographicHash::Sha256);
}

// The hash of the certificate's own signature, but never weaker than SHA-256 (RFC 5929 §4.1).
QByteArray endPointBinding(X509 *certificate)
{
    int digest = NID_undef;
    if (!certificate || OBJ_find_sigid_algs(X509_get_signature_nid(certificate), &digest, nullptr) != 1
        || digest == NID_undef)
        return {};
    const EVP_MD *kind = digest == NID_md5 || digest == NID_sha1 ? EVP_sha256() : EVP_get_digestbynid(digest);
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!kind || X509_digest(certificate, kind, hash, &size) != 1)
        return {};
    return QByteArray(reinterpret_cast<const char *>(hash), int(size));
}

// Before TLS 1.3 the exporter only identifies the connection with the extended master secret (RFC 9266 §3).
QByteArray exporterBinding(SSL *connection)
{
    static constexpr char label[] = "EXPORTER-Channel-Binding";
    if (SSL_version(connection) < TLS1_3_VERSION && SSL_get_extms_support(connection) != 1)
        return {};
    QByteArray bytes(exporterBytes, '\0');
    const int done = SSL_export_keying_material(connection, reinterpret_cast<unsigned char *>(bytes.data()),
                                                std::size_t(bytes.size()), label, sizeof label - 1, nullptr, 0, 1);
    return done == 1 ? bytes : QByteArray();
}

} // namespace

TlsChannel::TlsChannel(std::shared_ptr<TlsContext> context)
    : m_context(std::move(context))
    , m_connection(SSL_new(m_context->get()))
    , m_in(BIO_new(BIO_s_mem()))
    , m_out(BIO_new(BIO_s_mem()))
{
    static constexpr unsigned char protocol[] = "\x0bxmpp-client";
    BIO_set_mem_eof_return(m_in, -1);
    SSL_set_bio(m_connection, m_in, m_out);
    SSL_set_connect_state(m_connection);
    SSL_set_app_data(m_connection, this);
    SSL_set_verify(m_connection, SSL_VERIFY_PEER, judge);
    SSL_set_alpn_protos(m_connection, protocol, sizeof protocol - 1);

    const QByteArray name = m_context->identity().name.toLatin1();
    X509_VERIFY_PARAM *rules = SSL_get0_param(m_connection);
    X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_SERVER);
    if (QHostAddress().setAddress(QString::fromLatin1(name))) {
        X509_VERIFY_PARAM_set1_ip_asc(rules, name.constData());
    } else {
        X509_VERIFY_PARAM_set1_host(rules, name.constData(), std::size_t(name.size()));
        SSL_set_tlsext_host_name(m_connection, name.constData());
    }
    m_context->offerTicket(m_connection);
}

TlsChannel::~TlsChannel()
{
    // A line that just broke is no reason to spoil its ticket, as OpenSSL would.
    SSL_set_shutdown(m_connection, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    SSL_free(m_connection);
}

// Called for each fault of the chain and once for each certificate that is all right.
int TlsChannel::judge(int isGood, X509_STORE_CTX *chain)
{
    auto *connection = static_cast<SSL *>(X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto *self = static_cast<TlsChannel *>(SSL_get_app_data(connection));
    const QByteArray &pin = self->m_context->identity().pinnedKey;
    const int verdict = X509_STORE_CTX_get_error(chain);
    const bool isPinned = !pin.isEmpty() && publicKeyHash(X509_STORE_CTX_get0_cert(chain)) == pin;
    if (!isGood && !(isPinned && isAboutAuthority(verdict))) {
        if (self->m_verdict == X509_V_OK)
            self->m_verdict = verdict;
        return 0;
    }
    return 1;
}

bool TlsChannel::matchesPin() const
{
    const QByteArray &pin = m_context->identity().pinnedKey;
    if (pin.isEmpty())
        return true;
    X509 *certificate = SSL_get1_peer_certificate(m_connection);
    const bool matches = publicKeyHash(certificate) == pin;
    X509_free(certificate);
    return matches;
}

TlsChannel::Step TlsChannel::start()
{
    Step step;
    step.error = m_context->fault();
    if (!step.error)
        shakeHands(&step);
    return step;
}

TlsChannel::Step TlsChannel::receive(const QByteArray &bytes)
{
    Step step;
    BIO_write(m_in, bytes.constData(), int(bytes.size()));
    if (!m_established)
        shakeHands(&step);
    if (m_established)
        readPlain(&step);
    collect(&step);
    return step;
}

TlsChannel::Step TlsChannel::send(const QByteArray &plain)
{
    Step step;
    ERR_clear_error();
    if (!plain.isEmpty() && SSL_write(m_connection, plain.constData(), int(plain.size())) <= 0)
        step.error = failure();
    collect(&step);
    return step;
}

TlsChannel::Step TlsChannel::close()
{
    Step step;
    ERR_clear_error();
    if (m_established)
        SSL_shutdown(m_connection);
    collect(&step);
    return step;
}

void TlsChannel::shakeHands(Step *step)
{
    ERR_clear_error();
    const int done = SSL_do_handshake(m_connection);
    if (done == 1) {
        if (matchesPin()) {
            m_established = step->established = true;
        } else {
            m_verdict = X509_V_ERR_APPLICATION_VERIFICATION;
            step->error = failure();
        }
    } else if (SSL_get_error(m_connection, done) != SSL_ERROR_WANT_READ) {
        step->error = failure();
    }
    collect(step);
}

void TlsChannel::readPlain(Step *step)
{
    char buffer[16 * 1024];
    ERR_clear_error();
    int size = 0;
    while ((size = SSL_read(m_connection, buffer, sizeof buffer)) > 0)
        step->plain.append(buffer, size);
    switch (SSL_get_error(m_connection, size)) {
    case SSL_ERROR_WANT_READ: break;
    case SSL_ERROR_ZERO_RETURN: step->ended = true; break;
    default: step->error = failure();
    }
}

void TlsChannel::collect(Step *step)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(m_out, &bytes);
    if (size <= 0)
        return;
    step->toSend.append(bytes, size);
    BIO_reset(m_out);
}

Error TlsChannel::failure() const
{
    if (m_verdict != X509_V_OK)
        return Error{ErrorKind::Certificate,
                     reasonFor(m_verdict),
                     QString::fromLatin1(X509_verify_cert_error_string(m_verdict)),
                     {}};
    const auto code = ERR_peek_error();
    char text[256] = "no error";
    ERR_error_string_n(code, text, sizeof text);
    qCInfo(streamLog, "TLS failed: %s", text);
    const QString detail = wordsFor(ERR_GET_REASON(code));
    if (m_established)
        return Error{ErrorKind::ServerUnreachable, detail, {}, {}};
    if (ERR_GET_REASON(code) == SSL_R_TLSV1_UNRECOGNIZED_NAME)
        return Error{ErrorKind::StreamFailed, detail, QStringLiteral("host-unknown"), {}};
    return Error{ErrorKind::TlsMissing, detail, {}, {}};
}

TlsFacts TlsChannel::facts() const
{
    X509 *certificate = SSL_get1_peer_certificate(m_connection);
    TlsFacts facts{QString::fromLatin1(SSL_get_version(m_connection)),
                   QString::fromLatin1(SSL_get_cipher_name(m_connection)),
                   SSL_session_reused(m_connection) == 1,
                   exporterBinding(m_connection),
                   endPointBinding(certificate),
                   publicKeyHash(certificate),
                   authorityHash(SSL_get0_verified_chain(m_connection))};
    X509_free(certificate);
    return facts;
}

} // namespace stream
