// SPDX-License-Identifier: GPL-3.0-or-later
// Logins the classic way, against a server that behaves and against one that does not.
#include "support/ScramServer.h"
#include "support/SessionTalk.h"

#include <QTest>

#include <catch2/catch_test_macros.hpp>

using base::ErrorKind;
using stream::Phase;
using support::ScramServer;
using support::SessionTalk;

namespace {

const QByteArray sasl = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
const QByteArray startTls = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
const QByteArray bind = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>";

QByteArray mechanisms(const QByteArray &names)
{
    QByteArray xml = "<mechanisms " + sasl + '>';
    for (const auto &name : names.split(' '))
        xml += "<mechanism>" + name + "</mechanism>";
    return xml + "</mechanisms>";
}

const QByteArray binding = "<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'>"
                           "<channel-binding type='tls-exporter'/></sasl-channel-binding>";

model::AccountSettings startTlsSettings()
{
    auto settings = SessionTalk::usualSettings();
    settings.tls = model::TlsMode::StartTls;
    settings.port = 5222;
    return settings;
}

QByteArray bytesIn(const xml::Element &element)
{
    return QByteArray::fromBase64(element.text().toLatin1());
}

// Up to the client's proof; hands back what the server would say at the end.
QByteArray untilProof(SessionTalk &talk, ScramServer &scram, const QByteArray &mechanism, const QByteArray &bound = {})
{
    const auto auth = talk.server.expects("<auth " + sasl + " mechanism='" + mechanism + "'>*</auth>");
    talk.server.sends("<challenge " + sasl + '>' + scram.first(bytesIn(auth)).toBase64() + "</challenge>");
    return scram.last(bytesIn(talk.server.expects("<response " + sasl + ">*</response>")), bound);
}

} // namespace

TEST_CASE("the classic login binds the channel, binds a resource and is online", "[stream][login]")
{
    SessionTalk talk;
    ScramServer scram(QCryptographicHash::Sha512, talk.passwords.text.toUtf8());
    talk.session->start();
    const auto header = talk.server.expectsStream();
    CHECK(header.attribute(u"to") == QStringLiteral("x.test"));
    CHECK(header.attribute(u"from") == QStringLiteral("v@x.test"));
    talk.server.opensStream(mechanisms("SCRAM-SHA-1 SCRAM-SHA-512-PLUS SCRAM-SHA-512") + binding);
    const QByteArray proof = untilProof(talk, scram, "SCRAM-SHA-512-PLUS", talk.server.tls.exporter);
    REQUIRE(proof.startsWith("v="));
    talk.server.sends("<success " + sasl + '>' + proof.toBase64() + "</success>");
    talk.server.expectsStream();
    talk.server.opensStream(bind);
    talk.server.expects(
        "<iq type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>luc</resource></bind></iq>");
    talk.server.sends("<iq type='result' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                      "<jid>v@x.test/luc</jid></bind></iq>");
    talk.expectsPhase(Phase::Online);
    REQUIRE(talk.starts.size() == 1);
    const auto &facts = talk.starts[0].facts;
    CHECK(talk.session->ownJid() == base::Jid::of(u"v@x.test/luc"));
    CHECK(facts.mechanism == QStringLiteral("SCRAM-SHA-512-PLUS"));
    CHECK(facts.channelBinding == QStringLiteral("tls-exporter"));
    CHECK(facts.strongestMechanism == QStringLiteral("SCRAM-SHA-512-PLUS"));
    CHECK(facts.roundTrips == 5);
    CHECK_FALSE(facts.managed);
}

TEST_CASE("A12: before TLS the stream header names nobody", "[stream][login]")
{
    SessionTalk talk(startTlsSettings());
    talk.session->start();
    const auto plain = talk.server.expectsStream();
    CHECK_FALSE(plain.hasAttribute(u"from"));
    CHECK_FALSE(talk.server.heard().contains("v@"));
    talk.server.opensStream(startTls);
    talk.server.expects(startTls);
    talk.server.sends("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
    CHECK(talk.server.expectsStream().attribute(u"from") == QStringLiteral("v@x.test"));
}

TEST_CASE("A22: only the features under TLS count", "[stream][login]")
{
    SessionTalk talk(startTlsSettings());
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(startTls + mechanisms("PLAIN") + "<sm xmlns='urn:xmpp:sm:3'/>");
    talk.server.expects(startTls);
    talk.server.sends("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-1"));
    talk.server.expects("<auth " + sasl + " mechanism='SCRAM-SHA-1'>*</auth>");
}

TEST_CASE("A22: a stream that claims to be another server's is left", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.sendsHeader("from='evil.test'");
    CHECK(talk.expectsFailure().condition == QStringLiteral("invalid-from"));
    CHECK(talk.passwords.asked == 0);
}

TEST_CASE("A01: without STARTTLS nothing is said about the account", "[stream][login]")
{
    SessionTalk talk(startTlsSettings());
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("PLAIN SCRAM-SHA-1"));
    CHECK(talk.expectsFailure().kind == ErrorKind::TlsMissing);
    CHECK_FALSE(talk.server.heard().contains("<auth"));
    CHECK_FALSE(talk.server.heard().contains("v@"));
    CHECK(talk.passwords.asked == 0);
    talk.clock.advance(std::chrono::seconds(59));
    CHECK(talk.server.hearsNothing());
    CHECK(talk.server.connections() == 1);
}

TEST_CASE("A02: bytes slipped in behind proceed end the connection", "[stream][login]")
{
    const QByteArray injected = "<stream:features>" + mechanisms("PLAIN") + "</stream:features>";
    for (const QByteArray &behind : {injected, QByteArray("<stream:feat"), QByteArray("<"), QByteArray(" ")}) {
        SessionTalk talk(startTlsSettings());
        talk.session->start();
        talk.server.expectsStream();
        talk.server.opensStream(startTls);
        talk.server.expects(startTls);
        talk.server.sends("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + behind);
        CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
        CHECK(talk.passwords.asked == 0);
    }
}

TEST_CASE("A03: stanzas before login end the connection and reach nobody", "[stream][login]")
{
    for (const QByteArray &early :
         {QByteArray("<message from='alice@x.test'><body>hi</body></message>"), "<success " + sasl + "/>",
          QByteArray("<iq type='set' id='p'><query xmlns='jabber:iq:roster'/></iq>")}) {
        SessionTalk talk(startTlsSettings());
        talk.session->start();
        talk.server.expectsStream();
        talk.server.sendsHeader();
        talk.server.sends(early);
        talk.expectsFailure();
        CHECK(talk.received.empty());
        CHECK(talk.passwords.asked == 0);
    }
}

TEST_CASE("A11: a redirect that came without TLS is not followed", "[stream][login]")
{
    SessionTalk talk(startTlsSettings());
    talk.session->start();
    talk.server.expectsStream();
    talk.server.sendsHeader();
    talk.server.sends("<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>127.0.0.1:22"
                      "</see-other-host></stream:error>");
    CHECK(talk.expectsFailure().kind == ErrorKind::StreamFailed);
    CHECK(talk.server.hearsNothing());
    CHECK(talk.server.connections() == 1);
}

TEST_CASE("A11: redirects under TLS are followed three times", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    for (int hop = 1; hop <= 4; ++hop) {
        talk.server.expectsConnections(hop);
        talk.server.expectsStream();
        talk.server.sendsHeader();
        talk.server.sends("<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>127.0.0.1:600"
                          + QByteArray::number(hop) + "</see-other-host></stream:error>");
    }
    CHECK(talk.expectsFailure().kind == ErrorKind::Redirected);
    CHECK(talk.server.connections() == 4);
    CHECK(talk.server.endpoints().last().port == 6003);
}

TEST_CASE("A19: stream compression is never asked for", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream("<compression xmlns='http://jabber.org/features/compress'><method>zlib</method>"
                            "</compression>"
                            + mechanisms("SCRAM-SHA-1"));
    talk.server.expects("<auth " + sasl + " mechanism='SCRAM-SHA-1'>*</auth>");
    CHECK_FALSE(talk.server.heard().contains("compress"));
}

TEST_CASE("B01: a server that only takes PLAIN does not get the password", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("PLAIN"));
    CHECK(talk.expectsFailure().kind == ErrorKind::MechanismRefused);
    CHECK(talk.session->state().phase == Phase::Failed);
    CHECK_FALSE(talk.server.heard().contains("<auth"));
    CHECK(talk.passwords.asked == 0);
}

TEST_CASE("B02: a weaker mechanism than before is refused", "[stream][login]")
{
    auto settings = SessionTalk::usualSettings();
    settings.strongestMechanism = QStringLiteral("SCRAM-SHA-256");
    SessionTalk talk(settings);
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-1"));
    CHECK(talk.expectsFailure().kind == ErrorKind::MechanismRefused);
    CHECK_FALSE(talk.server.heard().contains("<auth"));
}

TEST_CASE("B04: an absurd iteration count ends the login before the proof", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-1"));
    const auto first = bytesIn(talk.server.expects("<auth " + sasl + " mechanism='SCRAM-SHA-1'>*</auth>"));
    const QByteArray nonce = first.mid(first.indexOf("r=") + 2);
    talk.server.sends("<challenge " + sasl + '>' + ("r=" + nonce + "abc,s=QUJD,i=2000000000").toBase64()
                      + "</challenge>");
    CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
    CHECK_FALSE(talk.server.heard().contains("<response"));
}

TEST_CASE("B05: success without the server's own proof is no success", "[stream][login]")
{
    const QByteArray wrong = ScramServer::salt().toBase64();
    for (const QByteArray &claim : {QByteArray(), "v=" + wrong}) {
        SessionTalk talk;
        ScramServer scram(QCryptographicHash::Sha256, talk.passwords.text.toUtf8());
        talk.session->start();
        talk.server.expectsStream();
        talk.server.opensStream(mechanisms("SCRAM-SHA-256"));
        REQUIRE_FALSE(untilProof(talk, scram, "SCRAM-SHA-256").isEmpty());
        talk.server.sends("<success " + sasl + '>' + claim.toBase64() + "</success>");
        CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
        CHECK(talk.session->state().phase == Phase::Failed);
        CHECK(talk.server.hearsNothing());
        CHECK(talk.server.connections() == 1);
    }
}

TEST_CASE("the server's proof may come as a last challenge", "[stream][login]")
{
    SessionTalk talk;
    ScramServer scram(QCryptographicHash::Sha1, talk.passwords.text.toUtf8());
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-1"));
    const QByteArray proof = untilProof(talk, scram, "SCRAM-SHA-1");
    talk.server.sends("<challenge " + sasl + '>' + proof.toBase64() + "</challenge>");
    talk.server.expects("<response " + sasl + "/>");
    talk.server.sends("<success " + sasl + "/>");
    talk.server.expectsStream();
}

TEST_CASE("B07: SCRAM over a stripped offer says y, and a hash of the true offer ends it", "[stream][login]")
{
    SessionTalk talk;
    ScramServer scram(QCryptographicHash::Sha256, talk.passwords.text.toUtf8());
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-256"));
    const auto auth = talk.server.expects("<auth " + sasl + " mechanism='SCRAM-SHA-256'>*</auth>");
    CHECK(bytesIn(auth).startsWith("y,,"));
    const QByteArray trueOffer = "SCRAM-SHA-256\x1eSCRAM-SHA-256-PLUS\x1ftls-exporter";
    const QByteArray hash = QCryptographicHash::hash(trueOffer, QCryptographicHash::Sha256).toBase64();
    talk.server.sends("<challenge " + sasl + '>' + scram.first(bytesIn(auth), ",h=" + hash).toBase64()
                      + "</challenge>");
    CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
    CHECK_FALSE(talk.server.heard().contains("<response"));
}

TEST_CASE("B07: a server that contradicts the y was not heard in full", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-256"));
    talk.server.expects("<auth " + sasl + " mechanism='SCRAM-SHA-256'>*</auth>");
    talk.server.sends("<failure " + sasl + "><malformed-request/></failure>");
    CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
    CHECK(talk.server.connections() == 1);
}

TEST_CASE("I08: a wrong password stops the session at once", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-1"));
    talk.server.expects("<auth " + sasl + " mechanism='SCRAM-SHA-1'>*</auth>");
    talk.server.sends("<failure " + sasl + "><not-authorized/><text>&lt;img src='x'&gt;</text></failure>");
    const auto error = talk.expectsFailure();
    CHECK(error.kind == ErrorKind::AuthenticationFailed);
    CHECK(error.condition == QStringLiteral("not-authorized"));
    CHECK(error.detail == QStringLiteral("<img src='x'>"));
    CHECK(talk.failures.size() == 1);
    talk.clock.advance(std::chrono::hours(1));
    CHECK(talk.server.hearsNothing());
    CHECK(talk.server.connections() == 1);
}

TEST_CASE("a disabled account is told as gone, not as a wrong password, and not tried again", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(mechanisms("SCRAM-SHA-1"));
    talk.server.expects("<auth " + sasl + " mechanism='SCRAM-SHA-1'>*</auth>");
    talk.server.sends("<failure " + sasl + "><account-disabled/></failure>");
    CHECK(talk.expectsFailure().kind == ErrorKind::AccountGone);
    talk.clock.advance(std::chrono::hours(1));
    CHECK(talk.server.connections() == 1);
}

TEST_CASE("records are tried in turn until one answers", "[stream][login]")
{
    auto settings = SessionTalk::usualSettings();
    settings.host.clear();
    settings.port = 0;
    settings.tls = model::TlsMode::Automatic;
    SessionTalk talk(settings);
    talk.resolver.records[QStringLiteral("_xmpps-client._tcp.x.test")] = {{QStringLiteral("a.x.test"), 5223, 1, 0}};
    talk.resolver.records[QStringLiteral("_xmpp-client._tcp.x.test")] = {{QStringLiteral("b.x.test"), 5222, 0, 0}};
    talk.server.refuses(base::Error{ErrorKind::ServerUnreachable, {}, {}, {}});
    talk.session->start();
    talk.server.expectsConnections(2);
    CHECK(talk.server.endpoints()[0] == stream::Endpoint{QStringLiteral("b.x.test"), 5222, stream::Security::StartTls});
    CHECK(talk.server.endpoints()[1]
          == stream::Endpoint{QStringLiteral("a.x.test"), 5223, stream::Security::DirectTls});
    talk.server.expectsStream();
}

TEST_CASE("a record that accepts and then is silent is left for the next", "[stream][login]")
{
    auto settings = SessionTalk::usualSettings();
    settings.tls = model::TlsMode::Automatic;
    settings.port = 0;
    SessionTalk talk(settings);
    talk.session->start();
    talk.server.expectsStream();
    talk.clock.advance(std::chrono::seconds(13));
    talk.server.expectsConnections(2);
    talk.server.expectsStream();
    talk.clock.advance(std::chrono::seconds(11));
    CHECK(talk.expectsFailure().kind == ErrorKind::Timeout);
}

TEST_CASE("a certificate that proves nothing is told and tried again a minute later", "[stream][login]")
{
    SessionTalk talk;
    talk.server.refuses(base::Error{ErrorKind::Certificate, QStringLiteral("wrong-name"), {}, {}});
    talk.session->start();
    const auto error = talk.expectsFailure();
    CHECK(error.kind == ErrorKind::Certificate);
    CHECK(error.detail == QStringLiteral("wrong-name"));
    CHECK(talk.session->state().phase == Phase::Waiting);
    talk.clock.advance(std::chrono::seconds(59));
    CHECK(talk.server.connections() == 1);
    talk.clock.advance(std::chrono::seconds(2));
    talk.server.expectsConnections(2);
}
