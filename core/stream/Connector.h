// SPDX-License-Identifier: GPL-3.0-or-later
// From an address to a stream under TLS: finds the server, tries its records in turn, secures the connection
// (RFC 6120 §3, §5). Owned by Session or PreAuthStream for one attempt.
#pragma once

#include "model/AccountSettings.h"
#include "stream/Session.h"
#include "stream/Stream.h"

#include <QObject>

#include <memory>
#include <optional>

namespace stream {

// A stream on which the server's name is proved; its features are what it offers now.
struct SecuredStream
{
    std::unique_ptr<Stream> stream;
    xml::Element features;
    Endpoint endpoint;
};

class Connector : public QObject
{
    Q_OBJECT

public:
    Connector(model::AccountSettings settings, const Dependencies &dependencies);
    ~Connector() override;

    // Within 30 s in all. `redirect`: try this one first. The error is the one of the records that tells most:
    // a certificate's before missing TLS before an unreachable server.
    base::Task<base::Result<SecuredStream>> connect(std::optional<Endpoint> redirect);

    // The one that was tried last: a redirect comes from there.
    const Endpoint &lastEndpoint() const { return m_lastEndpoint; }

private:
    base::Task<base::Result<QList<Endpoint>>> find();
    base::Task<QList<Endpoint>> findOnTheWeb();
    struct Search
    {
        qint64 deadline = 0;
        base::Error error; // the one that tells most so far
    };
    base::Task<std::optional<base::Result<SecuredStream>>> tryAll(QList<Endpoint> endpoints,
                                                                  std::shared_ptr<Search> search);
    base::Task<base::Result<SecuredStream>> attempt(Endpoint endpoint);
    base::Task<base::Result<>> openTransport(Transport *transport, Endpoint endpoint);
    base::Task<base::Result<xml::Element>> secure(Stream *stream, Security security);

    const model::AccountSettings m_settings;
    base::Clock &m_clock;
    const TransportFactory m_makeTransport;
    Resolver &m_resolver;
    const Log *m_log;
    Endpoint m_lastEndpoint;
    bool m_lacksRecords = false; // DNS has none for this domain
};

} // namespace stream
