// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TlsPeer.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace support {

TlsPeer::TlsPeer(const Certificate &certificate, PeerStart start, const QByteArray &chainPem, int newest)
    : m_context(SSL_CTX_new(TLS_server_method()))
    , m_start(start)
{
    BIO *bio = BIO_new_mem_buf(certificate.certificatePem.constData(), int(certificate.certificatePem.size()));
    X509 *own = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    SSL_CTX_use_certificate(m_context, own);
    X509_free(own);
    BIO_free(bio);
    bio = BIO_new_mem_buf(certificate.keyPem.constData(), int(certificate.keyPem.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    SSL_CTX_use_PrivateKey(m_context, key);
    EVP_PKEY_free(key);
    BIO_free(bio);
    SSL_CTX_set_max_early_data(m_context, 16384);
    SSL_CTX_set_options(m_context, SSL_OP_NO_ANTI_REPLAY); // tickets without memory of the server
    bio = BIO_new_mem_buf(chainPem.constData(), int(chainPem.size()));
    while (X509 *link = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr))
        SSL_CTX_add_extra_chain_cert(m_context, link);
    BIO_free(bio);
    if (newest)
        SSL_CTX_set_max_proto_version(m_context, newest);
    SSL_CTX_set_min_proto_version(m_context, TLS1_VERSION);
    SSL_CTX_set_security_level(m_context, 0);
    SSL_CTX_set_alpn_select_cb(
        m_context,
        [](SSL *, const unsigned char **, unsigned char *, const unsigned char *offered, unsigned int size,
           void *self) {
            static_cast<TlsPeer *>(self)->protocol = QByteArray(reinterpret_cast<const char *>(offered), int(size));
            return SSL_TLSEXT_ERR_NOACK;
        },
        this);
    connect(&m_server, &QTcpServer::newConnection, this, &TlsPeer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

TlsPeer::~TlsPeer()
{
    SSL_free(m_connection);
    SSL_CTX_free(m_context);
}

void TlsPeer::accept()
{
    m_socket = m_server.nextPendingConnection();
    SSL_free(m_connection);
    m_connection = SSL_new(m_context);
    m_in = BIO_new(BIO_s_mem());
    m_out = BIO_new(BIO_s_mem());
    BIO_set_mem_eof_return(m_in, -1);
    SSL_set_bio(m_connection, m_in, m_out);
    SSL_set_accept_state(m_connection);
    isEstablished = false;
    connect(m_socket, &QTcpSocket::readyRead, this, &TlsPeer::read);
}

void TlsPeer::read()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_start == PeerStart::PlainThenTls) {
        raw += bytes;
        return;
    }
    BIO_write(m_in, bytes.constData(), int(bytes.size()));
    pump();
}

void TlsPeer::pump()
{
    if (!isEstablished)
        isEstablished = SSL_do_handshake(m_connection) == 1;
    char buffer[16384];
    int size = 0;
    while (isEstablished && (size = SSL_read(m_connection, buffer, sizeof buffer)) > 0) {
        heard.append(buffer, size);
        if (echoes)
            SSL_write(m_connection, buffer, size);
    }
    flush();
}

void TlsPeer::flush()
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(m_out, &bytes);
    if (size > 0)
        m_socket->write(bytes, size);
    BIO_reset(m_out);
}

void TlsPeer::sendPlain(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

void TlsPeer::send(const QByteArray &bytes)
{
    SSL_write(m_connection, bytes.constData(), int(bytes.size()));
    flush();
}

void TlsPeer::beginTls()
{
    m_start = PeerStart::Tls;
}

void TlsPeer::close()
{
    SSL_shutdown(m_connection);
    flush();
    m_socket->disconnectFromHost();
}

bool TlsPeer::heardEarly() const
{
    return SSL_get_early_data_status(m_connection) != SSL_EARLY_DATA_NOT_SENT;
}

QByteArray TlsPeer::exporter() const
{
    unsigned char bytes[32];
    SSL_export_keying_material(m_connection, bytes, sizeof bytes, "EXPORTER-Channel-Binding", 24, nullptr, 0, 1);
    return QByteArray(reinterpret_cast<const char *>(bytes), sizeof bytes);
}

} // namespace support
