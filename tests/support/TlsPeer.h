// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS server on loopback that takes one connection after the other and echoes what it hears.
#pragma once

#include "support/TestCertificates.h"

#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

struct bio_st;
struct ssl_ctx_st;
struct ssl_st;

namespace support {

enum class PeerStart { Tls, PlainThenTls };

class TlsPeer : public QObject
{
public:
    // `chain` goes along with the certificate; `newest` is the highest TLS version it speaks (0: any).
    explicit TlsPeer(const Certificate &certificate, PeerStart start = PeerStart::Tls, const QByteArray &chainPem = {},
                     int newest = 0);
    ~TlsPeer() override;

    quint16 port() const { return m_server.serverPort(); }
    // Of the current connection.
    QByteArray exporter() const;
    QByteArray heard;    // plaintext inside TLS
    QByteArray raw;      // before TLS
    QByteArray protocol; // ALPN that the client offered
    bool isEstablished = false;
    bool heardEarly() const; // 0-RTT data, which it would take (security.md A23)
    bool echoes = true;

    void sendPlain(const QByteArray &bytes);
    void send(const QByteArray &bytes);
    // Only for PlainThenTls: what comes from now on is TLS.
    void beginTls();
    // Ends TLS properly, then the connection.
    void close();

private:
    void accept();
    void read();
    void pump();
    void flush();

    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    ssl_ctx_st *m_context = nullptr;
    ssl_st *m_connection = nullptr;
    bio_st *m_in = nullptr;
    bio_st *m_out = nullptr;
    PeerStart m_start;
};

} // namespace support
