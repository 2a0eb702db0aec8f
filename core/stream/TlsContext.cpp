// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/TlsContext.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <openssl/ssl.h>

namespace stream {
namespace {

// Loading every authority of the system takes tens of milliseconds; a hashed folder is read on demand instead.
bool usesHashedFolder(SSL_CTX *context)
{
#ifdef Q_OS_UNIX
    const QString folder = QFile::decodeName(X509_get_default_cert_dir());
    const QStringList hashed = QDir(folder).entryList({QStringLiteral("????????.0")}, QDir::Files);
    return !hashed.isEmpty() && SSL_CTX_set_default_verify_dir(context) == 1;
#else
    Q_UNUSED(context)
    return false;
#endif
}

void addSystemAuthorities(SSL_CTX *context)
{
    X509_STORE *store = SSL_CTX_get_cert_store(context);
    for (const auto &certificate : QSslConfiguration::systemCaCertificates()) {
        const QByteArray der = certificate.toDer();
        const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
        if (X509 *x509 = d2i_X509(nullptr, &at, long(der.size()))) {
            X509_STORE_add_cert(store, x509);
            X509_free(x509);
        }
    }
}

} // namespace

TlsIdentity TlsIdentity::of(const model::AccountSettings &settings)
{
    return {settings.jid.domainForDns(), settings.extraAuthorities, settings.pinnedKey};
}

TlsContext::TlsContext(TlsIdentity identity)
    : m_identity(std::move(identity))
    , m_context(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX_set_min_proto_version(m_context, TLS1_2_VERSION);
    SSL_CTX_set_options(m_context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_session_cache_mode(m_context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(m_context, keepTicket);
    SSL_CTX_set_app_data(m_context, this);
    loadAuthorities();
    if (m_identity.name.isEmpty())
        m_fault = base::Error{base::ErrorKind::ServerNotFound, QStringLiteral("no name to prove"), {}, {}};
}

TlsContext::~TlsContext()
{
    SSL_SESSION_free(m_ticket);
    SSL_CTX_free(m_context);
}

void TlsContext::loadAuthorities()
{
    if (!usesHashedFolder(m_context))
        addSystemAuthorities(m_context);
    if (m_identity.extraAuthorities.isEmpty())
        return;
    const QByteArray file = QFile::encodeName(m_identity.extraAuthorities);
    if (SSL_CTX_load_verify_file(m_context, file.constData()) != 1)
        m_fault = base::Error{base::ErrorKind::Certificate, QStringLiteral("authorities-unreadable"), {}, {}};
}

// XMPP servers make two tickets for each connection; the last is kept and used once (RFC 8446 §C.4).
int TlsContext::keepTicket(SSL *connection, SSL_SESSION *ticket)
{
    auto *self = static_cast<TlsContext *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(connection)));
    SSL_SESSION_free(self->m_ticket);
    self->m_ticket = ticket;
    return 1;
}

void TlsContext::offerTicket(SSL *connection) const
{
    if (m_ticket && SSL_SESSION_is_resumable(m_ticket))
        SSL_set_session(connection, m_ticket);
}

} // namespace stream
