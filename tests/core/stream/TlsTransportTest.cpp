// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/TlsTransport.h"

#include "support/FakeClock.h"
#include "support/FakeServer.h"
#include "support/SocksProxy.h"
#include "support/TlsPeer.h"

#include <QTemporaryFile>
#include <QTest>

#include <catch2/catch_test_macros.hpp>
#include <openssl/ssl.h>

using base::ErrorKind;
using stream::Endpoint;
using stream::Security;
using support::Certificate;
using support::makeCertificate;
using support::TlsPeer;

namespace {

// An authority of its own, a resolver under the test's hand, and what one connection told.
struct Line
{
    Line()
    {
        REQUIRE(authorityFile.open());
        authorityFile.write(authority.certificatePem);
        authorityFile.flush();
        settings.jid = base::Jid::of(u"v@x.test");
        settings.extraAuthorities = authorityFile.fileName();
        transports = stream::tlsTransports(resolver, clock);
    }

    void connectTo(quint16 port, Security security = Security::DirectTls,
                   const QString &host = QStringLiteral("127.0.0.1"))
    {
        transport = transports(settings);
        opened = encrypted = false;
        error.reset();
        received.clear();
        QObject::connect(transport.get(), &stream::Transport::opened, transport.get(), [this] { opened = true; });
        QObject::connect(transport.get(), &stream::Transport::encrypted, transport.get(), [this] { encrypted = true; });
        QObject::connect(transport.get(), &stream::Transport::received, transport.get(),
                         [this](const QByteArray &bytes) { received += bytes; });
        QObject::connect(transport.get(), &stream::Transport::closed, transport.get(),
                         [this](const base::Error &why) { error = why; });
        transport->connectTo(Endpoint{host, port, security});
        REQUIRE(QTest::qWaitFor([this] { return opened || error; }));
    }
    // The word for why a server with that certificate was refused; empty if it was not.
    QString refusalOf(const Certificate &certificate, const QByteArray &chain = {})
    {
        TlsPeer peer(certificate, support::PeerStart::Tls, chain);
        connectTo(peer.port());
        if (!error)
            return {};
        CHECK(error->kind == ErrorKind::Certificate);
        CHECK_FALSE(opened);
        CHECK(peer.heard.isEmpty());
        return error->detail;
    }
    Certificate good() const { return makeCertificate({"x", "DNS:x.test"}, &authority); }

    const Certificate authority = makeCertificate({"Test CA", {}, -1, 30, true});
    QTemporaryFile authorityFile;
    support::FakeClock clock;
    support::FakeResolver resolver;
    model::AccountSettings settings;
    stream::TransportFactory transports;
    std::unique_ptr<stream::Transport> transport;
    bool opened = false;
    bool encrypted = false;
    QByteArray received;
    std::optional<base::Error> error;
};

} // namespace

TEST_CASE("bytes go both ways through TLS, and both sides know the same channel", "[stream][tls]")
{
    Line line;
    const Certificate certificate = line.good();
    TlsPeer peer(certificate);
    line.connectTo(peer.port());
    REQUIRE(line.opened);
    const QByteArray much(300'000, 'x');
    line.transport->send("hello " + much);
    REQUIRE(QTest::qWaitFor([&] { return line.received.size() == much.size() + 6; }));
    CHECK(peer.heard.startsWith("hello "));
    const auto facts = line.transport->tls();
    REQUIRE(facts);
    CHECK(facts->version == QStringLiteral("TLSv1.3"));
    CHECK(facts->exporter == peer.exporter());
    CHECK(facts->exporter.size() == 32);
    CHECK(facts->serverEndPoint.size() == 32);
    CHECK(facts->peerKey == certificate.publicKeyHash);
    CHECK(peer.protocol == "\x0bxmpp-client");
    peer.close();
    REQUIRE(QTest::qWaitFor([&] { return line.error.has_value(); }));
    CHECK(line.error->kind == ErrorKind::ServerUnreachable);
}

TEST_CASE("A04: a certificate for another name is refused", "[stream][tls]")
{
    Line line;
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:other.test"}, &line.authority)) == QStringLiteral("wrong-name"));
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:*.x.test"}, &line.authority)) == QStringLiteral("wrong-name"));
    CHECK(line.refusalOf(line.good()).isEmpty());
}

TEST_CASE("A05: the account's domain is proved, not the host that DNS named", "[stream][tls]")
{
    Line line;
    line.resolver.hosts[QStringLiteral("evil.test")] = {QHostAddress(QHostAddress::LocalHost)};
    TlsPeer evil(makeCertificate({"x", "DNS:evil.test"}, &line.authority));
    line.connectTo(evil.port(), Security::DirectTls, QStringLiteral("evil.test"));
    REQUIRE(line.error);
    CHECK(line.error->detail == QStringLiteral("wrong-name"));
    TlsPeer honest(line.good());
    line.connectTo(honest.port(), Security::DirectTls, QStringLiteral("evil.test"));
    CHECK(line.opened);
}

TEST_CASE("A06: the common name proves nothing", "[stream][tls]")
{
    Line line;
    CHECK(line.refusalOf(makeCertificate({"x.test", "DNS:other.test"}, &line.authority))
          == QStringLiteral("wrong-name"));
    CHECK(line.refusalOf(makeCertificate({"x.test", {}}, &line.authority)) == QStringLiteral("wrong-name"));
}

TEST_CASE("A07: international names are proved by their A-label", "[stream][tls]")
{
    Line line;
    line.settings.jid = base::Jid::of(u"v@b\u00FCcher.test");
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:xn--bcher-kva.test"}, &line.authority)).isEmpty());
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:xn--bchar-kva.test"}, &line.authority))
          == QStringLiteral("wrong-name"));
    line.settings.jid = base::Jid::of(u"v@X.TEST.");
    CHECK(line.refusalOf(line.good()).isEmpty());
}

TEST_CASE("A08: a certificate that is no authority cannot vouch for another", "[stream][tls]")
{
    Line line;
    const Certificate leaf = makeCertificate({"y", "DNS:y.test"}, &line.authority);
    const Certificate forged = makeCertificate({"x", "DNS:x.test"}, &leaf);
    CHECK_FALSE(line.refusalOf(forged, leaf.certificatePem).isEmpty());
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:x.test"})) == QStringLiteral("self-signed"));
    const Certificate stranger = makeCertificate({"Other CA", {}, -1, 30, true});
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:x.test"}, &stranger)) == QStringLiteral("untrusted"));
}

TEST_CASE("certificates out of their time are refused", "[stream][tls]")
{
    Line line;
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:x.test", -20, -1}, &line.authority)) == QStringLiteral("expired"));
    CHECK(line.refusalOf(makeCertificate({"x", "DNS:x.test", 2, 20}, &line.authority))
          == QStringLiteral("not-yet-valid"));
}

TEST_CASE("a pinned key stands in for an authority and refuses every other key", "[stream][tls]")
{
    Line line;
    const Certificate own = makeCertificate({"x", "DNS:x.test"});
    line.settings.pinnedKey = own.publicKeyHash;
    CHECK(line.refusalOf(own).isEmpty());
    CHECK(line.refusalOf(line.good()) == QStringLiteral("wrong-key"));
    const Certificate elsewhere = makeCertificate({"x", "DNS:other.test"});
    line.settings.pinnedKey = elsewhere.publicKeyHash;
    CHECK(line.refusalOf(elsewhere) == QStringLiteral("wrong-name"));
}

TEST_CASE("TLS older than 1.2 is refused, 1.2 is bound to its channel", "[stream][tls]")
{
    Line line;
    TlsPeer old(line.good(), support::PeerStart::Tls, {}, TLS1_1_VERSION);
    line.connectTo(old.port());
    REQUIRE(line.error);
    CHECK(line.error->kind == ErrorKind::TlsMissing);
    CHECK(line.error->detail == QStringLiteral("the server's TLS is older than version 1.2"));
    TlsPeer middle(line.good(), support::PeerStart::Tls, {}, TLS1_2_VERSION);
    line.connectTo(middle.port());
    REQUIRE(line.opened);
    CHECK(line.transport->tls()->version == QStringLiteral("TLSv1.2"));
    CHECK(line.transport->tls()->exporter == middle.exporter());
}

TEST_CASE("what speaks no TLS is said to be so in plain words", "[stream][tls]")
{
    Line line;
    QTcpServer web;
    REQUIRE(web.listen(QHostAddress::LocalHost));
    QObject::connect(&web, &QTcpServer::newConnection, &web, [&web] {
        web.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    });
    line.connectTo(web.serverPort());
    REQUIRE(line.error);
    CHECK(line.error->kind == ErrorKind::TlsMissing);
    CHECK(line.error->detail == QStringLiteral("what answers there speaks no TLS"));
}

TEST_CASE("A23: the next connection resumes TLS by a ticket, on a channel of its own and with nothing said early",
          "[stream][tls]")
{
    Line line;
    TlsPeer peer(line.good());
    line.connectTo(peer.port());
    line.transport->send("x");
    REQUIRE(QTest::qWaitFor([&] { return line.received == "x"; }));
    const auto first = line.transport->tls();
    line.connectTo(peer.port());
    REQUIRE(line.opened);
    const auto second = line.transport->tls();
    CHECK_FALSE(first->resumed);
    CHECK(second->resumed);
    CHECK_FALSE(peer.heardEarly());
    CHECK(second->exporter != first->exporter);
    CHECK(second->serverEndPoint == first->serverEndPoint);
    CHECK(second->peerKey == first->peerKey);
}

TEST_CASE("A02: bytes sent before the handshake never come out of TLS", "[stream][tls]")
{
    Line line;
    TlsPeer peer(line.good(), support::PeerStart::PlainThenTls);
    line.connectTo(peer.port(), Security::StartTls);
    REQUIRE(line.opened);
    CHECK_FALSE(line.transport->tls());
    line.transport->send("start");
    REQUIRE(QTest::qWaitFor([&] { return peer.raw == "start"; }));
    line.received.clear();
    peer.beginTls();
    peer.sendPlain("<stream:features/>");
    line.transport->startTls();
    REQUIRE(QTest::qWaitFor([&] { return line.error.has_value(); }));
    CHECK_FALSE(line.encrypted);
    CHECK_FALSE(line.received.contains("features"));
}

TEST_CASE("STARTTLS proves the name too", "[stream][tls]")
{
    Line line;
    TlsPeer good(line.good(), support::PeerStart::PlainThenTls);
    line.connectTo(good.port(), Security::StartTls);
    good.beginTls();
    line.transport->startTls();
    REQUIRE(QTest::qWaitFor([&] { return line.encrypted; }));
    CHECK(line.transport->tls()->exporter == good.exporter());

    TlsPeer bad(makeCertificate({"x.test", "DNS:other.test"}, &line.authority), support::PeerStart::PlainThenTls);
    line.connectTo(bad.port(), Security::StartTls);
    bad.beginTls();
    line.transport->startTls();
    REQUIRE(QTest::qWaitFor([&] { return line.error.has_value(); }));
    CHECK(line.error->detail == QStringLiteral("wrong-name"));
}

TEST_CASE("of several addresses the one that answers wins", "[stream][tls]")
{
    Line line;
    TlsPeer peer(line.good());
    line.resolver.hosts[QStringLiteral("x.test")] = {QHostAddress(QStringLiteral("127.0.0.2")),
                                                     QHostAddress(QStringLiteral("127.0.0.1"))};
    line.connectTo(peer.port(), Security::DirectTls, QStringLiteral("x.test"));
    CHECK(line.opened);
    line.resolver.hosts[QStringLiteral("x.test")] = {QHostAddress(QStringLiteral("127.0.0.2"))};
    line.connectTo(peer.port(), Security::DirectTls, QStringLiteral("x.test"));
    REQUIRE(line.error);
    CHECK(line.error->kind == ErrorKind::ServerUnreachable);
}

TEST_CASE("a proxy resolves the name itself, and nobody else is asked", "[stream][tls]")
{
    Line line;
    TlsPeer peer(line.good());
    support::SocksProxy proxy(peer.port());
    line.settings.proxy = QUrl(QStringLiteral("socks5://127.0.0.1:%1").arg(proxy.port()));
    line.connectTo(5223, Security::DirectTls, QStringLiteral("xmpp.x.test"));
    REQUIRE(line.opened);
    CHECK(proxy.askedFor == "xmpp.x.test");
    CHECK(line.resolver.asked.isEmpty());
    line.transport->send("hello");
    REQUIRE(QTest::qWaitFor([&] { return line.received == "hello"; }));
}
