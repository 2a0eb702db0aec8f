// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Connector.h"

#include "stream/Endpoints.h"

#include <QRandomGenerator>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::chrono::seconds patienceInAll(30);
constexpr std::chrono::seconds patienceEach(12);
constexpr QStringView tlsSpace = u"urn:ietf:params:xml:ns:xmpp-tls";

int tellingness(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Certificate: return 5;
    case ErrorKind::StreamFailed:
    case ErrorKind::Redirected: return 4;
    case ErrorKind::TlsMissing: return 3;
    case ErrorKind::ServerNotFound: return 0;
    default: return 1;
    }
}

quint32 draw(quint32 most)
{
    return most == 0 ? 0 : QRandomGenerator::system()->bounded(most + 1);
}

} // namespace

Connector::Connector(model::AccountSettings settings, const Dependencies &dependencies)
    : m_settings(std::move(settings))
    , m_clock(dependencies.clock)
    , m_makeTransport(dependencies.makeTransport)
    , m_resolver(dependencies.resolver)
    , m_log(dependencies.log)
{
}

Connector::~Connector() = default;

base::Task<base::Result<SecuredStream>> Connector::connect(std::optional<Endpoint> redirect)
{
    const auto search = std::make_shared<Search>();
    search->deadline = m_clock.monotonic() + qint64(std::chrono::milliseconds(patienceInAll).count());
    search->error = Error{ErrorKind::ServerNotFound, m_settings.jid.domain(), {}, {}};
    QList<Endpoint> endpoints;
    if (redirect)
        endpoints.append(*redirect);
    auto found = co_await find().on(this);
    if (!found && endpoints.isEmpty())
        co_return found.error();
    endpoints += found.valueOr({});
    auto connected = co_await tryAll(endpoints, search).on(this);
    if (!connected && m_lacksRecords) {
        const auto others = co_await findOnTheWeb().on(this);
        connected = co_await tryAll(others, search).on(this);
    }
    if (connected)
        co_return std::move(*connected);
    co_return search->error;
}

// Nothing if all of them failed and another list may be tried.
base::Task<std::optional<base::Result<SecuredStream>>> Connector::tryAll(QList<Endpoint> endpoints,
                                                                         std::shared_ptr<Search> search)
{
    using Answer = std::optional<base::Result<SecuredStream>>;
    for (const Endpoint &endpoint : endpoints) {
        if (m_clock.monotonic() >= search->deadline)
            break;
        m_lastEndpoint = endpoint;
        auto connected = co_await attempt(endpoint).on(this);
        if (connected || connected.error().kind == ErrorKind::Redirected)
            co_return Answer(std::move(connected));
        if (tellingness(connected.error()) > tellingness(search->error))
            search->error = connected.error();
    }
    co_return Answer();
}

// XEP-0487: only where DNS has no records, and only by HTTPS with the domain's own certificate (security.md A10).
base::Task<QList<Endpoint>> Connector::findOnTheWeb()
{
    const auto document = co_await m_resolver.hostMeta(m_settings.jid.domainForDns(), m_settings.extraAuthorities)
                              .on(this);
    co_return document ? endpointsIn(*document, draw) : QList<Endpoint>();
}

// With a proxy nobody but the proxy is to learn the name: no DNS of our own then.
base::Task<base::Result<QList<Endpoint>>> Connector::find()
{
    if (const auto manual = manualEndpoints(m_settings); !manual.isEmpty())
        co_return manual;
    const QString domain = m_settings.jid.domainForDns();
    if (domain.isEmpty())
        co_return Error{ErrorKind::ServerNotFound, QStringLiteral("the address has no domain for DNS"), {}, {}};
    if (!m_settings.proxy.isEmpty() || QHostAddress().setAddress(domain))
        co_return fallbackEndpoints(m_settings);

    auto askedDirect = m_resolver.services(QStringLiteral("_xmpps-client._tcp.") + domain);
    auto askedStart = m_resolver.services(QStringLiteral("_xmpp-client._tcp.") + domain);
    const auto direct = co_await askedDirect.on(this);
    const auto start = co_await askedStart.on(this);
    if (!direct && !start) {
        m_lacksRecords = true;
        co_return fallbackEndpoints(m_settings);
    }
    const bool wantsDirect = m_settings.tls != model::TlsMode::StartTls;
    const bool wantsStart = m_settings.tls != model::TlsMode::DirectTls;
    const auto endpoints = orderedEndpoints(wantsDirect ? direct.valueOr({}) : QList<ServiceRecord>(),
                                            wantsStart ? start.valueOr({}) : QList<ServiceRecord>(), draw);
    if (endpoints.isEmpty())
        co_return Error{ErrorKind::ServerNotFound, QStringLiteral("DNS says that there is no such service"), {}, {}};
    co_return endpoints;
}

base::Task<base::Result<SecuredStream>> Connector::attempt(Endpoint endpoint)
{
    std::unique_ptr<Transport> transport = m_makeTransport(m_settings);
    Transport *line = transport.get();
    const auto patience = std::make_unique<QObject>(); // ends with this attempt
    m_clock.after(patienceEach, patience.get(), [line] { line->close(); });
    const auto opened = co_await openTransport(line, endpoint).on(this);
    if (!opened) {
        transport.release()->deleteLater(); // it is still speaking
        co_return opened.error();
    }
    auto stream = std::make_unique<Stream>(std::move(transport), m_settings.jid, m_log);
    auto features = co_await secure(stream.get(), endpoint.security).on(this);
    if (!features) {
        Error error = features.error();
        if (error.kind == ErrorKind::Redirected && !line->tls())
            error.kind = ErrorKind::StreamFailed; // anyone on the way could have said that
        if (error.kind == ErrorKind::Cancelled)
            error = Error{ErrorKind::Timeout, QStringLiteral("the server does not answer"), {}, {}};
        stream->close();
        stream.release()->deleteLater();
        co_return error;
    }
    co_return SecuredStream{std::move(stream), std::move(*features), endpoint};
}

base::Task<base::Result<>> Connector::openTransport(Transport *transport, Endpoint endpoint)
{
    base::Completer<base::Result<>> completer;
    QObject::connect(transport, &Transport::opened, this, [completer] { completer.finish(base::Done{}); });
    QObject::connect(transport, &Transport::closed, this, [completer](const Error &error) {
        completer.finish(error.kind == ErrorKind::Cancelled
                             ? Error{ErrorKind::Timeout, QStringLiteral("the server does not answer"), {}, {}}
                             : error);
    });
    transport->connectTo(endpoint);
    return completer.task();
}

// Ends with the features that the server offers under TLS; without TLS it ends with an error, whatever is offered.
base::Task<base::Result<xml::Element>> Connector::secure(Stream *stream, Security security)
{
    const auto isFeatures = [](const base::Result<xml::Element> &element) {
        return element && element->is(xml::ns::stream, u"features");
    };
    const Error unexpected{ErrorKind::Malformed, QStringLiteral("unexpected element before login"), {}, {}};
    stream->open();
    if (security == Security::StartTls) {
        const auto features = co_await stream->next().on(this);
        if (!isFeatures(features))
            co_return features ? unexpected : features.error();
        if (!features->child(tlsSpace, u"starttls"))
            co_return Error{ErrorKind::TlsMissing, QStringLiteral("STARTTLS is not offered"), {}, {}};
        stream->send(xml::Element(tlsSpace, u"starttls"));
        const auto proceed = co_await stream->next().on(this);
        if (!proceed || !proceed->is(tlsSpace, u"proceed"))
            co_return proceed ? Error{ErrorKind::TlsMissing, QStringLiteral("STARTTLS was refused"), {}, {}}
                              : proceed.error();
        if (!stream->isSilent())
            co_return Error{ErrorKind::ServerNotAuthentic, QStringLiteral("bytes were slipped in before TLS"), {}, {}};
        base::Completer<base::Result<>> completer;
        QObject::connect(&stream->transport(), &Transport::encrypted, this,
                         [completer] { completer.finish({base::Done{}}); });
        QObject::connect(stream, &Stream::closed, this, [completer](const Error &error) { completer.finish(error); });
        stream->transport().startTls();
        if (const auto encrypted = co_await completer.task().on(this); !encrypted)
            co_return encrypted.error();
        stream->open();
    }
    stream->countFromHere();
    auto features = co_await stream->next().on(this);
    if (!isFeatures(features))
        co_return features ? unexpected : features.error();
    if (!stream->transport().tls())
        co_return Error{ErrorKind::TlsMissing, QStringLiteral("the connection is not protected"), {}, {}};
    co_return std::move(*features);
}

} // namespace stream

#include "moc_Connector.cpp"
