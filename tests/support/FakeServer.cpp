// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/FakeServer.h"

#include "xml/Writer.h"

#include <QTest>

#include <catch2/catch_test_macros.hpp>

namespace support {
namespace {

bool fits(const QString &actual, const QString &expected)
{
    return expected == u"*" || actual == expected;
}

const QByteArray wrapper = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

} // namespace

bool means(const xml::Element &actual, const xml::Element &expected)
{
    if (actual.name() != expected.name() || !fits(actual.text().trimmed(), expected.text().trimmed())
        || actual.children().size() != expected.children().size())
        return false;
    for (const auto &attribute : expected.attributes()) {
        const auto value = actual.findAttribute(attribute.name);
        if (!value || !fits(*value, attribute.value))
            return false;
    }
    for (const auto &attribute : actual.attributes()) {
        if (!expected.findAttribute(attribute.name) && attribute.name.local.text() != u"id")
            return false;
    }
    for (std::size_t i = 0; i < actual.children().size(); ++i) {
        if (!means(actual.children()[i], expected.children()[i]))
            return false;
    }
    return true;
}

xml::Element elementOf(const QByteArray &xml)
{
    INFO(xml.toStdString());
    xml::Element found;
    xml::Gate gate({[](const xml::Element &) {}, [&](xml::Element element) { found = std::move(element); }, [] {}});
    REQUIRE(gate.feed(wrapper + xml));
    REQUIRE_FALSE(found.isNull());
    return found;
}

FakeTransport::~FakeTransport() = default;

void FakeTransport::connectTo(const stream::Endpoint &endpoint)
{
    m_endpoint = endpoint;
    m_server.connected(this, endpoint);
    const auto refusal = m_server.takeRefusal();
    QMetaObject::invokeMethod(
        this,
        [this, refusal] {
            if (refusal) {
                end(*refusal);
                return;
            }
            m_encrypted = m_endpoint.security == stream::Security::DirectTls;
            Q_EMIT opened();
        },
        Qt::QueuedConnection);
}

void FakeTransport::startTls()
{
    const auto refusal = std::exchange(m_server.m_tlsRefusal, std::nullopt);
    QMetaObject::invokeMethod(
        this,
        [this, refusal] {
            if (refusal) {
                end(*refusal);
                return;
            }
            m_encrypted = true;
            Q_EMIT encrypted();
        },
        Qt::QueuedConnection);
}

void FakeTransport::send(const QByteArray &bytes)
{
    if (!m_ended)
        m_server.takes(bytes);
}

void FakeTransport::close()
{
    end(base::Error{base::ErrorKind::Cancelled, {}, {}, {}});
}

std::optional<stream::TlsFacts> FakeTransport::tls() const
{
    return m_encrypted ? std::optional(m_server.tls) : std::nullopt;
}

void FakeTransport::deliver(const QByteArray &bytes)
{
    if (!m_ended)
        Q_EMIT received(bytes);
}

void FakeTransport::end(const base::Error &error)
{
    if (!std::exchange(m_ended, true))
        Q_EMIT closed(error);
}

FakeServer::FakeServer(QByteArray domain)
    : tls{QStringLiteral("TLSv1.3"),
          QStringLiteral("TLS_AES_256_GCM_SHA384"),
          false,
          QByteArray(32, 'e'),
          QByteArray(32, 'p'),
          QByteArray(32, 'k')}
    , m_domain(std::move(domain))
{
}

FakeServer::~FakeServer() = default;

stream::TransportFactory FakeServer::transports()
{
    return [this](const model::AccountSettings &) { return std::make_unique<FakeTransport>(*this); };
}

void FakeServer::connected(FakeTransport *transport, const stream::Endpoint &endpoint)
{
    m_line = transport;
    m_endpoints.append(endpoint);
    m_gate.reset();
    m_headers.clear();
    m_elements.clear();
    m_ended = false;
}

std::optional<base::Error> FakeServer::takeRefusal()
{
    if (m_refusals.empty())
        return std::nullopt;
    const base::Error refusal = m_refusals.front();
    m_refusals.pop_front();
    return refusal;
}

bool FakeServer::isConnected() const
{
    return m_line && !m_line->isEnded();
}

void FakeServer::takes(const QByteArray &bytes)
{
    m_heard += bytes;
    if (bytes.startsWith("<?xml"))
        m_gate = std::make_unique<xml::Gate>(xml::Gate::Handlers{
            [this](const xml::Element &header) { m_headers.push_back(header); },
            [this](xml::Element element) { m_elements.push_back(std::move(element)); }, [this] { m_ended = true; }});
    REQUIRE(m_gate);
    CHECK(m_gate->feed(bytes));
}

void FakeServer::expectsConnections(int count)
{
    REQUIRE(QTest::qWaitFor([&] { return connections() >= count; }));
}

xml::Element FakeServer::expectsStream()
{
    REQUIRE(QTest::qWaitFor([&] { return !m_headers.empty(); }));
    const xml::Element header = m_headers.front();
    m_headers.pop_front();
    return header;
}

void FakeServer::sendsHeader(const QByteArray &attributes)
{
    const QByteArray from = attributes.isEmpty() ? "from='" + m_domain + '\'' : attributes;
    sends("<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
          "version='1.0' id='s1' "
          + from + '>');
}

void FakeServer::sendsFeatures(const QByteArray &features)
{
    sends("<stream:features>" + features + "</stream:features>");
}

void FakeServer::opensStream(const QByteArray &features)
{
    sendsHeader();
    sendsFeatures(features);
}

xml::Element FakeServer::next()
{
    REQUIRE(QTest::qWaitFor([&] { return !m_elements.empty(); }));
    xml::Element element = std::move(m_elements.front());
    m_elements.pop_front();
    return element;
}

xml::Element FakeServer::expects(const QByteArray &xml)
{
    INFO("expected " << xml.toStdString());
    const xml::Element expected = elementOf(xml);
    xml::Element element = next();
    INFO("came     " << xml::write(element, xml::Atom::of(xml::ns::client)).toStdString());
    REQUIRE(means(element, expected));
    return element;
}

void FakeServer::sends(const QByteArray &xml)
{
    REQUIRE(m_line);
    m_line->deliver(xml);
}

bool FakeServer::hearsNothing()
{
    for (int turn = 0; turn < 5; ++turn)
        QCoreApplication::processEvents();
    return m_elements.empty();
}

void FakeServer::expectsEnd()
{
    REQUIRE(QTest::qWaitFor([&] { return m_ended || !isConnected(); }));
}

void FakeServer::breaks()
{
    REQUIRE(m_line);
    m_line->end(base::Error{base::ErrorKind::ServerUnreachable, QStringLiteral("the line broke"), {}, {}});
}

base::Task<base::Result<QList<stream::ServiceRecord>>> FakeResolver::services(QString name)
{
    using Answer = base::Result<QList<stream::ServiceRecord>>;
    asked.append(name);
    if (const auto found = records.constFind(name); found != records.constEnd())
        return base::Task<Answer>::ready(*found);
    return base::Task<Answer>::ready(base::Error{base::ErrorKind::NotFound, name, {}, {}});
}

base::Task<base::Result<QList<QHostAddress>>> FakeResolver::addresses(QString host)
{
    using Answer = base::Result<QList<QHostAddress>>;
    asked.append(host);
    if (QHostAddress literal; literal.setAddress(host))
        return base::Task<Answer>::ready(QList<QHostAddress>{literal});
    if (const auto found = hosts.constFind(host); found != hosts.constEnd())
        return base::Task<Answer>::ready(*found);
    return base::Task<Answer>::ready(base::Error{base::ErrorKind::ServerNotFound, host, {}, {}});
}

base::Task<base::Result<QByteArray>> FakeResolver::hostMeta(QString domain, QString)
{
    using Answer = base::Result<QByteArray>;
    asked.append(QStringLiteral("https://") + domain);
    return base::Task<Answer>::ready(hostMetas.contains(domain)
                                         ? Answer(hostMetas.value(domain))
                                         : Answer(base::Error{base::ErrorKind::NotFound, {}, {}, {}}));
}

} // namespace support
