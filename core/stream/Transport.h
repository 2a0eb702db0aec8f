// SPDX-License-Identifier: GPL-3.0-or-later
// The byte pipe to a server: a TCP connection and the TLS inside it. Owned by stream::Stream; a test hands in its own.
#pragma once

#include "base/Result.h"
#include "model/AccountSettings.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace stream {

enum class Security { DirectTls, StartTls };

// Where to connect to: one record of the server's domain, or what the user wrote.
struct Endpoint
{
    QString host; // name or address literal
    quint16 port = 0;
    Security security = Security::DirectTls;

    bool operator==(const Endpoint &) const = default;
};

// What the TLS connection proved; there is none before the handshake has succeeded.
struct TlsFacts
{
    QString version = {}; // "TLSv1.3"
    QString cipher = {};
    bool resumed = false;           // by a session ticket
    QByteArray exporter = {};       // channel binding tls-exporter (RFC 9266); empty if it cannot be had
    QByteArray serverEndPoint = {}; // channel binding tls-server-end-point (RFC 5929); empty if it cannot be had
    QByteArray peerKey = {};        // SHA-256 of the server's public key
    QByteArray peerAuthority = {};  // SHA-256 of the name at its chain's end; empty if a ticket stood for the chain

    bool operator==(const TlsFacts &) const = default;
};

// Main thread. After closed() nothing more is signalled and nothing more is sent.
class Transport : public QObject
{
    Q_OBJECT

public:
    explicit Transport(QObject *parent = nullptr);
    ~Transport() override;

    // Connects; ends in opened() or closed(). With direct TLS, opened() means that the certificate has been proved.
    virtual void connectTo(const Endpoint &endpoint) = 0;
    // Starts TLS on an open plain connection; ends in encrypted() or closed(). Bytes that were received before and
    // after this call must never mix: the caller has checked that nothing was left over (RFC 6120 §5.4.3.3).
    virtual void startTls() = 0;
    virtual void send(const QByteArray &bytes) = 0;
    // Sends what is pending, then closes; closed() follows with ErrorKind::Cancelled.
    virtual void close() = 0;
    // Back-pressure: nothing is received while it is off.
    virtual void setReading(bool reading) = 0;
    // Nothing before TLS stands.
    virtual std::optional<TlsFacts> tls() const = 0;

Q_SIGNALS:
    void opened();
    void encrypted();
    void received(const QByteArray &bytes);
    void closed(const base::Error &error);
};

using TransportFactory = std::function<std::unique_ptr<Transport>(const model::AccountSettings &)>;

} // namespace stream
