// SPDX-License-Identifier: GPL-3.0-or-later
// TCP and TLS to a server: OpenSSL on memory buffers over QTcpSocket, because QSslSocket has no exporter, mixes in
// plaintext from before the handshake and trusts a certificate's CN (design.md §6). Owned by stream::Stream.
#pragma once

#include "stream/Resolver.h"
#include "stream/Transport.h"

#include <QTcpSocket>
#include <QUrl>

namespace stream {

class Dialer;
class TlsChannel;
class TlsContext;

class TlsTransport final : public Transport
{
    Q_OBJECT

public:
    TlsTransport(std::shared_ptr<TlsContext> context, Resolver &resolver, base::Clock &clock, QUrl proxy);
    ~TlsTransport() override;

    void connectTo(const Endpoint &endpoint) override;
    void startTls() override;
    void send(const QByteArray &bytes) override;
    void close() override;
    void setReading(bool reading) override;
    std::optional<TlsFacts> tls() const override;

private:
    void use(QTcpSocket *socket);
    void read();
    void readThroughTls(const QByteArray &bytes);
    void end(const base::Error &error);

    const std::shared_ptr<TlsContext> m_context;
    const QUrl m_proxy;
    std::unique_ptr<Dialer> m_dialer;
    QTcpSocket *m_socket = nullptr;        // child
    std::unique_ptr<TlsChannel> m_channel; // null while plain
    std::optional<TlsFacts> m_facts;
    Security m_security = Security::DirectTls;
    bool m_reading = true;
    bool m_ended = false;
};

// Makes transports that share the certificate authorities and session tickets of their account. `resolver` and
// `clock` outlive them.
TransportFactory tlsTransports(Resolver &resolver, base::Clock &clock);

} // namespace stream
