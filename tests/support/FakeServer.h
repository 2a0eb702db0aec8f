// SPDX-License-Identifier: GPL-3.0-or-later
// A server under the test's hand: what it expects is waited for and compared by meaning, what it sends is written out.
//
//     FakeServer server;
//     server.expectsStream();
//     server.opensStream("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>…</mechanisms>");
//     server.expects("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>*</auth>");
//     server.sends("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
#pragma once

#include "stream/Resolver.h"
#include "stream/Transport.h"
#include "support/FakeTransport.h"
#include "xml/Gate.h"

#include <QByteArray>
#include <QList>
#include <QPointer>

#include <deque>
#include <memory>
#include <optional>

namespace support {

// Same name, same attributes and children; "*" stands for any value, and an `id` that `expected` leaves out is free.
bool means(const xml::Element &actual, const xml::Element &expected);
// One element out of its text, in jabber:client unless it says otherwise; fails the test if it is none.
xml::Element elementOf(const QByteArray &xml);

class FakeServer
{
public:
    explicit FakeServer(QByteArray domain = "x.test");
    ~FakeServer();

    // All connections come here, one after the other.
    stream::TransportFactory transports();
    // The next attempts to connect end so.
    void refuses(const base::Error &error) { m_refusals.push_back(error); }
    // The next STARTTLS handshake ends so.
    void refusesTls(const base::Error &error) { m_tlsRefusal = error; }
    stream::TlsFacts tls; // what the handshake proves; TLS 1.3 with both channel bindings at first

    const QList<stream::Endpoint> &endpoints() const { return m_endpoints; }
    int connections() const { return int(m_endpoints.size()); }
    bool isConnected() const;
    // Waits until there have been that many connections.
    void expectsConnections(int count);

    // Waits for a stream header and hands it back.
    xml::Element expectsStream();
    // Answers it, with these features inside <stream:features/>.
    void opensStream(const QByteArray &features);
    // The header alone; `attributes` replaces "from='domain'".
    void sendsHeader(const QByteArray &attributes = {});
    void sendsFeatures(const QByteArray &features);
    // Waits for the next element and compares it; hands it back.
    xml::Element expects(const QByteArray &xml);
    // Waits for the next element, whatever it is.
    xml::Element next();
    void sends(const QByteArray &xml);
    // Nothing more came within some turns of the event loop.
    bool hearsNothing();
    // Waits until the client has closed its stream.
    void expectsEnd();
    // The line dies.
    void breaks();
    // All bytes of all connections.
    const QByteArray &heard() const { return m_heard; }

private:
    friend class FakeTransport;
    void connected(FakeTransport *transport, const stream::Endpoint &endpoint);
    void takes(const QByteArray &bytes);
    std::optional<base::Error> takeRefusal();

    const QByteArray m_domain;
    QPointer<FakeTransport> m_line;
    QList<stream::Endpoint> m_endpoints;
    std::deque<base::Error> m_refusals;
    std::optional<base::Error> m_tlsRefusal;
    std::unique_ptr<xml::Gate> m_gate;
    std::deque<xml::Element> m_headers;
    std::deque<xml::Element> m_elements;
    bool m_ended = false;
    QByteArray m_heard;
};

// Answers for DNS; what it does not know is not found.
class FakeResolver final : public stream::Resolver
{
public:
    base::Task<base::Result<QList<stream::ServiceRecord>>> services(QString name) override;
    base::Task<base::Result<QList<QHostAddress>>> addresses(QString host) override;
    base::Task<base::Result<QByteArray>> hostMeta(QString domain, QString extraAuthorities) override;

    QHash<QString, QList<stream::ServiceRecord>> records;
    QHash<QString, QList<QHostAddress>> hosts;
    QHash<QString, QByteArray> hostMetas;
    QStringList asked;
};

} // namespace support
