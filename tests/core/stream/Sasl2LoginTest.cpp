// SPDX-License-Identifier: GPL-3.0-or-later
// Logins by SASL2, with Bind 2, tokens and resumption inside.
#include "support/ScramServer.h"
#include "support/SessionTalk.h"

#include <QMessageAuthenticationCode>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using base::ErrorKind;
using stream::Phase;
using support::ScramServer;
using support::SessionTalk;

namespace {

const QByteArray sasl2 = "xmlns='urn:xmpp:sasl:2'";
const QByteArray offer = "<authentication " + sasl2
    + "><mechanism>SCRAM-SHA-256</mechanism><mechanism>SCRAM-SHA-256-PLUS</mechanism>"
      "<inline><sm xmlns='urn:xmpp:sm:3'/><bind xmlns='urn:xmpp:bind:0'><inline><feature var='urn:xmpp:carbons:2'/>"
      "<feature var='urn:xmpp:csi:0'/><feature var='urn:xmpp:sm:3'/></inline></bind>"
      "<fast "
      "xmlns='urn:xmpp:fast:0'><mechanism>HT-SHA-256-NONE</mechanism><mechanism>HT-SHA-256-EXPR</mechanism></fast>"
      "</inline></authentication>"
      "<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'><channel-binding type='tls-exporter'/></sasl-channel-binding>";
const QByteArray agent = "<user-agent id='*'><software>Lucchetto</software></user-agent>";
const QByteArray bindRequest = "<bind xmlns='urn:xmpp:bind:0'><tag>luc</tag><enable xmlns='urn:xmpp:carbons:2'/>"
                               "<enable xmlns='urn:xmpp:sm:3' resume='true'/></bind>";
const QByteArray bound =
    "<bound xmlns='urn:xmpp:bind:0'><enabled xmlns='urn:xmpp:sm:3' resume='true' id='former'/></bound>";
const QByteArray account = "<authorization-identifier>v@x.test/luc~1</authorization-identifier>";
const QByteArray token = "<token xmlns='urn:xmpp:fast:0' token='first-token' expiry='2030-01-01T00:00:00Z'/>";
const QByteArray featuresAfter = "<stream:features><csi xmlns='urn:xmpp:csi:0'/></stream:features>";

QByteArray authenticate(const QByteArray &mechanism, const QByteArray &rest)
{
    return "<authenticate " + sasl2 + " mechanism='" + mechanism + "'><initial-response>*</initial-response>" + agent
        + bindRequest + rest + "</authenticate>";
}

QByteArray success(const QByteArray &additional, const QByteArray &rest)
{
    return "<success " + sasl2 + "><additional-data>" + additional.toBase64() + "</additional-data>" + account + rest
        + "</success>";
}

QByteArray bytesIn(const QString &text)
{
    return QByteArray::fromBase64(text.toLatin1());
}

// By password, up to the point where the server may say success; hands back its proof.
QByteArray untilProof(SessionTalk &talk, const QByteArray &resume = {})
{
    ScramServer scram(QCryptographicHash::Sha256, talk.passwords.text.toUtf8());
    const auto request = talk.server.expects(authenticate(
        "SCRAM-SHA-256-PLUS", resume + "<request-token xmlns='urn:xmpp:fast:0' mechanism='HT-SHA-256-EXPR'/>"));
    const QByteArray first = bytesIn(request.childText(u"initial-response"));
    talk.server.sends("<challenge " + sasl2 + '>' + scram.first(first).toBase64() + "</challenge>");
    const auto response = talk.server.expects("<response " + sasl2 + ">*</response>");
    return scram.last(bytesIn(response.text()), talk.server.tls.exporter);
}

void signIn(SessionTalk &talk)
{
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    const QByteArray proof = untilProof(talk);
    REQUIRE(proof.startsWith("v="));
    talk.server.sends(success(proof, bound + token) + featuresAfter);
    talk.expectsPhase(Phase::Online);
}

QByteArray tokenCode(const QByteArray &secret, const QByteArray &word, const QByteArray &channel)
{
    return QMessageAuthenticationCode::hash(word + channel, secret, QCryptographicHash::Sha256);
}

} // namespace

TEST_CASE("the first login takes three round trips, binds, enables and fetches a token", "[stream][login]")
{
    SessionTalk talk;
    signIn(talk);
    REQUIRE(talk.starts.size() == 1);
    const auto &facts = talk.starts[0].facts;
    CHECK(facts.roundTrips == 3);
    CHECK(facts.login == stream::Login::Sasl2);
    CHECK(facts.mechanism == QStringLiteral("SCRAM-SHA-256-PLUS"));
    CHECK(facts.channelBinding == QStringLiteral("tls-exporter"));
    CHECK(facts.managed);
    CHECK(facts.carbons);
    CHECK_FALSE(facts.fast);
    CHECK(talk.session->ownJid() == base::Jid::of(u"v@x.test/luc~1"));
    REQUIRE(talk.tokens.kept);
    CHECK(talk.tokens.kept->secret.reveal() == "first-token");
    CHECK(talk.tokens.kept->mechanism == QStringLiteral("HT-SHA-256-EXPR"));
}

TEST_CASE("with a token the login takes two round trips and no password", "[stream][login]")
{
    SessionTalk talk;
    talk.tokens.kept = stream::FastToken{QStringLiteral("HT-SHA-256-EXPR"), base::Secret("first-token"), {}, 4};
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    const auto request = talk.server.expects(
        authenticate("HT-SHA-256-EXPR", "<fast xmlns='urn:xmpp:fast:0' count='5'/>"));
    const QByteArray expected = QByteArray("v\0", 2) + tokenCode("first-token", "Initiator", talk.server.tls.exporter);
    CHECK(bytesIn(request.childText(u"initial-response")) == expected);
    const QByteArray rotated = "<token xmlns='urn:xmpp:fast:0' token='second' expiry='2030-01-01T00:00:00Z'/>";
    talk.server.sends(success(tokenCode("first-token", "Responder", talk.server.tls.exporter), bound + rotated)
                      + featuresAfter);
    talk.expectsPhase(Phase::Online);
    CHECK(talk.starts[0].facts.roundTrips == 2);
    CHECK(talk.starts[0].facts.fast);
    CHECK(talk.starts[0].facts.channelBinding == QStringLiteral("tls-exporter"));
    CHECK(talk.passwords.asked == 0);
    CHECK(talk.tokens.kept->secret.reveal() == "second");
}

TEST_CASE("a token that is no longer good gives way to the password on the same stream", "[stream][login]")
{
    SessionTalk talk;
    talk.tokens.kept = stream::FastToken{QStringLiteral("HT-SHA-256-EXPR"), base::Secret("old"), {}, 0};
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    talk.server.expects(authenticate("HT-SHA-256-EXPR", "<fast xmlns='urn:xmpp:fast:0' count='1'/>"));
    talk.server.sends("<failure " + sasl2
                      + "><credentials-expired xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/></failure>");
    const QByteArray proof = untilProof(talk);
    talk.server.sends(success(proof, bound + token) + featuresAfter);
    talk.expectsPhase(Phase::Online);
    CHECK_FALSE(talk.starts[0].facts.fast);
    CHECK(talk.tokens.kept->secret.reveal() == "first-token");
    CHECK(talk.server.connections() == 1);
}

TEST_CASE("B08: a token is not shown to a server that cannot bind it to the channel", "[stream][login]")
{
    SessionTalk talk;
    talk.tokens.kept = stream::FastToken{QStringLiteral("HT-SHA-256-EXPR"), base::Secret("first-token"), {}, 0};
    talk.session->start();
    talk.server.expectsStream();
    QByteArray unbound = offer;
    talk.server.opensStream(unbound.replace("<mechanism>HT-SHA-256-EXPR</mechanism>", ""));
    const auto request = talk.server.next();
    CHECK(request.attribute(u"mechanism") == QStringLiteral("SCRAM-SHA-256-PLUS"));
    CHECK(request.child(u"urn:xmpp:fast:0", u"request-token") == nullptr);
}

TEST_CASE("B08: a server that does not know the token is not believed", "[stream][login]")
{
    SessionTalk talk;
    talk.tokens.kept = stream::FastToken{QStringLiteral("HT-SHA-256-EXPR"), base::Secret("first-token"), {}, 0};
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    talk.server.next();
    talk.server.sends(success("anything", bound) + featuresAfter);
    CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
    CHECK(talk.passwords.asked == 0);
}

TEST_CASE("B05: SASL2 success without the server's proof is no success", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    untilProof(talk);
    talk.server.sends(success({}, bound) + featuresAfter);
    CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
    CHECK(talk.session->state().phase == Phase::Failed);
}

TEST_CASE("B12: being signed in as somebody else is an error", "[stream][login]")
{
    SessionTalk talk;
    talk.session->start();
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    QByteArray foreign = success(untilProof(talk), bound);
    talk.server.sends(foreign.replace("v@x.test/luc~1", "admin@x.test/luc~1") + featuresAfter);
    CHECK(talk.expectsFailure().kind == ErrorKind::ServerNotAuthentic);
}

TEST_CASE("a broken session goes on within the login, and what was not acknowledged is sent again", "[stream][login]")
{
    SessionTalk talk;
    signIn(talk);
    talk.session->send(support::elementOf("<message id='m1' to='a@x.test'/>"));
    talk.session->send(support::elementOf("<message id='m2' to='a@x.test'/>"));
    talk.server.expects("<message id='m1' to='a@x.test'/>");
    talk.server.expects("<message id='m2' to='a@x.test'/>");
    talk.server.sends("<message from='b@x.test'/>");
    REQUIRE(talk.received.size() == 1);
    talk.session->settle(talk.received[0].sequence);
    talk.server.breaks();
    talk.expectsPhase(Phase::Waiting);
    talk.clock.advance(std::chrono::seconds(2));
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    talk.server.expects(authenticate("HT-SHA-256-EXPR",
                                     "<resume xmlns='urn:xmpp:sm:3' h='1' previd='former'/>"
                                     "<fast xmlns='urn:xmpp:fast:0' count='1'/>"));
    talk.server.sends(success(tokenCode("first-token", "Responder", talk.server.tls.exporter),
                              "<resumed xmlns='urn:xmpp:sm:3' h='1' previd='former'/>")
                      + featuresAfter);
    talk.expectsPhase(Phase::Online);
    REQUIRE(talk.starts.size() == 2);
    CHECK(talk.starts[1].facts.resumed);
    CHECK(talk.starts[1].facts.roundTrips == 2);
    CHECK(talk.acknowledged == QStringList{QStringLiteral("m1")});
    CHECK(talk.lost.isEmpty());
    talk.server.expects("<message id='m2' to='a@x.test'/>");
    talk.server.expects("<r xmlns='urn:xmpp:sm:3'/>");
}

TEST_CASE("a session that the server has forgotten starts anew and says what was lost", "[stream][login]")
{
    SessionTalk talk;
    signIn(talk);
    int answers = 0;
    talk.session->ask(stream::IqType::Get, {}, xml::Element(u"jabber:iq:roster", u"query"))
        .then(talk.session.get(), [&](const base::Result<xml::Element> &answer) {
            CHECK_FALSE(answer);
            ++answers;
        });
    talk.session->send(support::elementOf("<message id='m1' to='a@x.test'/>"));
    talk.session->send(support::elementOf("<message id='m2' to='a@x.test'/>"));
    talk.server.breaks();
    talk.clock.advance(std::chrono::seconds(2));
    talk.server.expectsStream();
    talk.server.opensStream(offer);
    talk.server.next();
    talk.server.sends(success(tokenCode("first-token", "Responder", talk.server.tls.exporter),
                              bound
                                  + "<failed xmlns='urn:xmpp:sm:3' h='2'><item-not-found "
                                    "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>")
                      + featuresAfter);
    talk.expectsPhase(Phase::Online);
    CHECK_FALSE(talk.starts.back().facts.resumed);
    CHECK(talk.acknowledged == QStringList{QStringLiteral("m1")});
    CHECK(talk.lost == QStringList{QStringLiteral("m2")});
    CHECK(answers == 1);
}
