// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SessionTalk.h"

#include "stream/Log.h"
#include "xml/Writer.h"

#include <QTest>

#include <catch2/catch_test_macros.hpp>

using base::ErrorKind;
using namespace std::chrono_literals;
using stream::IqType;
using stream::Phase;
using support::elementOf;
using support::SessionTalk;

namespace {

const QByteArray askAck = "<r xmlns='urn:xmpp:sm:3'/>";

QByteArray ack(quint32 h)
{
    return "<a xmlns='urn:xmpp:sm:3' h='" + QByteArray::number(h) + "'/>";
}

xml::Element query()
{
    return xml::Element(u"urn:test", u"query");
}

} // namespace

TEST_CASE("messages are acknowledged once they are stored, never before", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.server.sends(
        "<message from='a@x.test/1' id='1'/><presence from='a@x.test/1'/><message from='a@x.test/1' id='2'/>");
    REQUIRE(talk.received.size() == 3);
    CHECK(talk.received[0].origin.from == base::Jid::of(u"a@x.test/1"));
    CHECK(talk.received[0].origin.account == base::Jid::of(u"v@x.test"));
    talk.server.sends(askAck);
    talk.server.expects(ack(0));
    talk.session->settle(talk.received[2].sequence);
    talk.clock.advance(1s);
    CHECK(talk.server.hearsNothing());
    talk.session->settle(talk.received[0].sequence);
    talk.clock.advance(1s);
    talk.server.expects(ack(3));
    CHECK(talk.server.hearsNothing());
}

TEST_CASE("the sender learns when the server has a message", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    int told = 0;
    talk.session->send(elementOf("<message id='m1' to='a@x.test'><body>ciao</body></message>"), [&] { ++told; });
    talk.server.expects("<message id='m1' to='a@x.test'><body>ciao</body></message>");
    talk.server.expects(askAck);
    CHECK(told == 0);
    talk.server.sends(ack(1));
    CHECK(told == 1);
    CHECK(talk.acknowledged == QStringList{QStringLiteral("m1")});
    CHECK(talk.server.hearsNothing());
}

TEST_CASE("a server without stream management acknowledges by answering a ping", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn(support::Management::Missing);
    talk.session->send(elementOf("<message id='m1' to='a@x.test'/>"));
    talk.server.expects("<message id='m1' to='a@x.test'/>");
    const auto ping = talk.server.expects("<iq type='get' to='x.test'><ping xmlns='urn:xmpp:ping'/></iq>");
    CHECK(talk.acknowledged.isEmpty());
    talk.server.sends(
        "<iq type='error' from='x.test' id='" + ping.attribute(u"id").toLatin1()
        + "'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    CHECK(talk.acknowledged == QStringList{QStringLiteral("m1")});
}

TEST_CASE("a session that acknowledges later on loses nothing by the change", "[stream][session]")
{
    SessionTalk talk;
    talk.session->setAcknowledging(stream::Acknowledging::WhenTold);
    talk.signIn(support::Management::Postponed);
    CHECK_FALSE(talk.session->facts().managed);
    talk.server.sends("<message from='a@x.test/1' id='1'/>");
    talk.session->send(elementOf("<message id='m1' to='a@x.test'/>"));
    talk.server.expects("<message id='m1' to='a@x.test'/>");
    const auto ping = talk.server.expects("<iq type='get' to='x.test'><ping xmlns='urn:xmpp:ping'/></iq>");
    talk.session->beginAcknowledging();
    talk.server.expects("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    talk.session->send(elementOf("<message id='m2' to='a@x.test'/>"));
    talk.server.expects("<message id='m2' to='a@x.test'/>");
    talk.server.sends("<message from='a@x.test/1' id='2'/>");
    SECTION("what was sent before has arrived, what was sent later is asked for, and only what comes later counts")
    {
        talk.server.sends("<enabled xmlns='urn:xmpp:sm:3' resume='true' id='later'/>");
        CHECK(talk.session->facts().managed);
        CHECK(talk.acknowledged == QStringList{QStringLiteral("m1")});
        talk.server.expects(askAck);
        // The answer to the ping, late, tells of another count.
        talk.server.sends("<iq type='result' from='x.test' id='" + ping.attribute(u"id").toLatin1() + "'/>");
        CHECK(talk.acknowledged.size() == 1);
        talk.server.sends(ack(1));
        CHECK(talk.acknowledged.last() == QStringLiteral("m2"));

        talk.server.sends("<message from='a@x.test/1' id='3'/>");
        REQUIRE(talk.received.size() == 3);
        talk.session->settle(talk.received[2].sequence);
        talk.server.sends(askAck);
        talk.server.expects(ack(0)); // the first two are not stored yet
        talk.session->settle(talk.received[0].sequence);
        talk.session->settle(talk.received[1].sequence);
        talk.clock.advance(1s);
        talk.server.expects(ack(2)); // the answer to the ping and the third message
    }
    SECTION("a refusal leaves everything as it was")
    {
        talk.server.sends("<failed xmlns='urn:xmpp:sm:3'/>");
        CHECK_FALSE(talk.session->facts().managed);
        talk.server.sends("<iq type='result' from='x.test' id='" + ping.attribute(u"id").toLatin1() + "'/>");
        CHECK(talk.acknowledged == QStringList{QStringLiteral("m1")});
        talk.session->beginAcknowledging();
        CHECK(talk.server.hearsNothing());
    }
}

TEST_CASE("what came whole before something that the gate refuses counts", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.server.sends("<message from='a@x.test/1' id='1'/><message from='a@x.test/1' id='2'/><!-- refused -->"
                      "<message from='a@x.test/1' id='3'/>");
    talk.server.hearsNothing();
    CHECK(talk.received.size() == 2);
    CHECK(talk.session->state().phase == stream::Phase::Waiting);
}

TEST_CASE("I03: an impossible acknowledgement ends the stream and marks nothing delivered", "[stream][session]")
{
    for (const QByteArray &wrong : {ack(2), ack(4294967295U), QByteArray("<a xmlns='urn:xmpp:sm:3' h='x'/>"),
                                    QByteArray("<a xmlns='urn:xmpp:sm:3'/>")}) {
        SessionTalk talk;
        talk.signIn();
        talk.session->send(elementOf("<message id='m1' to='a@x.test'/>"));
        talk.server.next();
        talk.server.sends(wrong);
        CHECK(talk.acknowledged.isEmpty());
        CHECK(talk.expectsFailure().kind == ErrorKind::Malformed);
        CHECK(talk.server.heard().contains("<undefined-condition"));
    }
}

TEST_CASE("I05: a flood of requests gets few acknowledgements", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    QByteArray flood;
    for (int i = 0; i < 100'000; ++i)
        flood += askAck;
    talk.clock.advance(1s);
    talk.server.sends(flood);
    for (int i = 0; i < 200; ++i)
        QCoreApplication::processEvents();
    talk.clock.advance(1s);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    CHECK(talk.server.heard().count("<a ") >= 1);
    CHECK(talk.server.heard().count("<a ") <= 5);
}

TEST_CASE("C22: a stanza for somebody else is dropped", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.server.sends("<message from='m@y.test' to='bob@x.test'/><message from='m@y.test' to='v@x.test/other'/>"
                      "<message from='m@y.test' to='not an address@@'/><message from='@@' to='v@x.test'/>");
    CHECK(talk.received.empty());
    talk.server.sends("<message from='a@x.test' to='v@x.test'/><message from='a@x.test' to='v@x.test/luc'/>"
                      "<message from='a@x.test'/><message/>");
    REQUIRE(talk.received.size() == 4);
    CHECK(talk.received[3].origin.isOwnAccount());
    talk.server.sends(askAck);
    talk.server.expects(ack(4)); // what was dropped is done with
}

TEST_CASE("A20: a payload that makes no sense harms only itself", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.server.sends("<message id='1'><body/><x xmlns='jabber:x:delay' stamp='\xf0\x9f\xa4\xa1'/>"
                      "<delay xmlns='urn:xmpp:delay' from='@@' stamp='-'/></message>"
                      "<message id='2'><body>intact</body></message>");
    REQUIRE(talk.received.size() == 2);
    CHECK(talk.received[1].element == support::elementOf("<message id='2'><body>intact</body></message>"));
}

TEST_CASE("D01: only who was asked may answer", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    std::vector<base::Result<xml::Element>> answers;
    const auto note = [&](const base::Result<xml::Element> &answer) { answers.push_back(answer); };
    talk.session->ask(IqType::Get, base::Jid::of(u"alice@x.test"), query()).then(talk.session.get(), note);
    const auto asked = talk.server.expects("<iq type='get' to='alice@x.test' id='*'><query xmlns='urn:test'/></iq>");
    const QByteArray id = asked.attribute(u"id").toLatin1();
    CHECK(id.size() == 32);
    const auto result = [&](const QByteArray &from) {
        return "<iq type='result' id='" + id + "' " + from + "><query xmlns='urn:test'/></iq>";
    };
    talk.server.sends(result("from='m@y.test/e'") + result("from='x.test'") + result("from='alice@x.test/phone'")
                      + result("") + result("from='v@x.test'"));
    CHECK(answers.empty());
    CHECK(talk.server.hearsNothing());
    talk.server.sends(result("from='alice@x.test'") + result("from='alice@x.test'"));
    REQUIRE(answers.size() == 1);
    CHECK(answers[0]);
    CHECK(answers[0]->is(u"urn:test", u"query"));
}

TEST_CASE("the own account is answered for without an address or from the bare one", "[stream][session]")
{
    for (const QByteArray &from : {QByteArray(), QByteArray("from='v@x.test'"), QByteArray("from='v@x.test/luc'")}) {
        SessionTalk talk;
        talk.signIn();
        bool isAnswered = false;
        talk.session->ask(IqType::Set, {}, query())
            .then(talk.session.get(), [&](const base::Result<xml::Element> &answer) {
                CHECK(answer);
                isAnswered = true;
            });
        const auto asked = talk.server.next();
        CHECK_FALSE(asked.hasAttribute(u"to"));
        talk.server.sends("<iq type='result' from='m@y.test' id='" + asked.attribute(u"id").toLatin1() + "'/>");
        CHECK_FALSE(isAnswered);
        talk.server.sends("<iq type='result' " + from + " id='" + asked.attribute(u"id").toLatin1() + "'/>");
        CHECK(isAnswered);
    }
}

TEST_CASE("questions end with an error, a time-out, or the loss of the session", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    std::vector<base::Error> errors;
    const auto note = [&](const base::Result<xml::Element> &answer) { errors.push_back(answer.error()); };
    talk.session->ask(IqType::Get, {}, query()).then(talk.session.get(), note);
    talk.server.sends("<iq type='error' id='" + talk.server.next().attribute(u"id").toLatin1()
                      + "'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>nothing here</text></error></iq>");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].kind == ErrorKind::StanzaRefused);
    CHECK(errors[0].condition == QStringLiteral("item-not-found"));
    CHECK(errors[0].detail == QStringLiteral("nothing here"));

    talk.session->ask(IqType::Get, {}, query(), 5s).then(talk.session.get(), note);
    talk.clock.advance(6s);
    REQUIRE(errors.size() == 2);
    CHECK(errors[1].kind == ErrorKind::Timeout);

    talk.session->ask(IqType::Get, {}, query()).then(talk.session.get(), note);
    talk.session->stop();
    talk.session->ask(IqType::Get, {}, query()).then(talk.session.get(), note);
    REQUIRE(errors.size() == 4);
    CHECK(errors[2].kind == ErrorKind::ServerUnreachable);
    CHECK(errors[3].kind == ErrorKind::ServerUnreachable);
}

TEST_CASE("D11: requests get one reply, answers none, floods few", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.session->answer(xml::Name(u"urn:test", u"query"), IqType::Get, [](const stream::Stanza &request) {
        CHECK(request.origin.from == base::Jid::of(u"m@y.test/e"));
        return base::Task<base::Result<xml::Element>>::ready(query());
    });
    talk.server.sends("<iq type='get' id='1' from='m@y.test/e'><query xmlns='urn:test'/></iq>");
    talk.server.expects("<iq type='result' id='1' to='m@y.test/e'><query xmlns='urn:test'/></iq>");
    const QByteArray refused =
        "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
    talk.server.sends("<iq type='set' id='2' from='m@y.test/e'><query xmlns='urn:test'/></iq>");
    talk.server.expects("<iq type='error' id='2' to='m@y.test/e'>" + refused);
    talk.server.sends("<iq type='get' id='3' from='m@y.test/e'/>");
    talk.server.expects("<iq type='error' id='3' to='m@y.test/e'><error type='modify'>"
                        "<bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    talk.server.sends(
        "<iq type='result' id='4' from='m@y.test/e'/><iq type='error' id='5' from='m@y.test/e'/><iq id='6'/>");
    CHECK(talk.server.hearsNothing());

    const auto repliesBefore = talk.server.heard().count("<iq ");
    QByteArray flood;
    for (int i = 0; i < 10'000; ++i)
        flood += "<iq type='get' id='f' from='m@y.test/e'><unknown xmlns='urn:x'/></iq>";
    talk.server.sends(flood);
    REQUIRE(QTest::qWaitFor([&] { return talk.server.heard().count("<iq ") >= repliesBefore + 17; }));
    for (int i = 0; i < 200; ++i)
        QCoreApplication::processEvents();
    CHECK(talk.server.heard().count("<iq ") - repliesBefore <= 20);
    CHECK(talk.session->isOnline());
}

TEST_CASE("I08: conflict and policy violation stop the session", "[stream][session]")
{
    for (const QByteArray &condition : {QByteArray("conflict"), QByteArray("policy-violation")}) {
        SessionTalk talk;
        talk.signIn();
        talk.server.sends("<stream:error><" + condition
                          + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
        CHECK(talk.session->state().phase == Phase::Failed);
        CHECK(talk.failures.size() == 1);
        talk.clock.advance(1h);
        CHECK(talk.server.hearsNothing());
        CHECK(talk.server.connections() == 1);
    }
}

TEST_CASE("I08: a server that is away is asked less and less often", "[stream][session]")
{
    SessionTalk talk;
    for (int i = 0; i < 40; ++i)
        talk.server.refuses(base::Error{ErrorKind::ServerUnreachable, {}, {}, {}});
    talk.session->start();
    for (int minute = 0; minute < 60 * 30; ++minute) {
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::processEvents();
        talk.clock.advance(2s);
    }
    CHECK(talk.server.connections() >= 15);
    CHECK(talk.server.connections() <= 35);
    const int before = talk.server.connections();
    talk.session->reconnectNow();
    talk.server.expectsConnections(before + 1);
}

TEST_CASE("a line that died silently is noticed within a minute, or fifteen seconds after sending", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.clock.advance(46s);
    talk.server.expects(askAck);
    CHECK(talk.session->isOnline());
    talk.server.sends(ack(0));
    talk.clock.advance(30s);
    CHECK(talk.session->isOnline());
    talk.session->send(elementOf("<message id='m1' to='a@x.test'/>"));
    talk.server.expects("<message id='m1' to='a@x.test'/>");
    talk.server.expects(askAck);
    talk.clock.advance(15s);
    CHECK(talk.session->state().phase == Phase::Waiting);
    CHECK(talk.lost.isEmpty());
    CHECK_FALSE(talk.server.heard().contains("</stream:stream>")); // it may only be slow: the session must live on
}

TEST_CASE("when the network comes back a dead line is noticed within three seconds", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.session->reconnectNow();
    talk.server.expects(askAck);
    talk.clock.advance(2s);
    CHECK(talk.session->isOnline());
    talk.clock.advance(1s);
    CHECK(talk.session->state().phase == Phase::Waiting);
}

TEST_CASE("a message sent while offline is reported lost", "[stream][session]")
{
    SessionTalk talk;
    talk.session->send(elementOf("<message id='m1' to='a@x.test'/>"));
    CHECK(talk.lost.isEmpty());
    REQUIRE(QTest::qWaitFor([&] { return !talk.lost.isEmpty(); }));
    CHECK(talk.lost == QStringList{QStringLiteral("m1")});
}

TEST_CASE("client state is told, and told again after a reconnect", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.session->setActive(false);
    talk.server.expects("<inactive xmlns='urn:xmpp:csi:0'/>");
    talk.session->setActive(false);
    talk.session->setActive(true);
    talk.server.expects("<active xmlns='urn:xmpp:csi:0'/>");
    CHECK(talk.server.hearsNothing());
}

TEST_CASE("stopping acknowledges what is stored and closes the stream", "[stream][session]")
{
    SessionTalk talk;
    talk.signIn();
    talk.server.sends("<message from='a@x.test' id='1'/>");
    talk.session->settle(talk.received[0].sequence);
    talk.session->send(elementOf("<message id='m1' to='a@x.test'/>"));
    talk.session->stop();
    CHECK(talk.session->state().phase == Phase::Offline);
    talk.server.expects("<message id='m1' to='a@x.test'/>");
    talk.server.expects(ack(1));
    talk.server.expectsEnd();
    CHECK(talk.lost == QStringList{QStringLiteral("m1")});
    CHECK(talk.server.heard().endsWith("</stream:stream>"));
    talk.clock.advance(1h);
    CHECK(talk.server.connections() == 1);
}

TEST_CASE("a session may be stopped from within what it tells", "[stream][session]")
{
    SessionTalk talk;
    QObject::connect(talk.session.get(), &stream::Session::stanzaReceived, talk.session.get(),
                     [&] { talk.session->stop(); });
    talk.signIn();
    talk.server.sends("<message from='a@x.test'/><message from='a@x.test'/>");
    CHECK(talk.session->state().phase == Phase::Offline);
    CHECK(talk.received.size() == 1);
    talk.session->start();
    talk.server.expectsConnections(2);
}

TEST_CASE("B11: what is logged holds no secret", "[stream][log]")
{
    const QByteArray password = "Zx9!unique";
    QByteArray written;
    const stream::Log log([&](const base::Jid &, stream::Direction, const QByteArray &xml) { written += xml; });
    for (const QByteArray &xml :
         {"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + password.toBase64() + "</auth>",
          "<authenticate xmlns='urn:xmpp:sasl:2'><initial-response>" + password + "</initial-response></authenticate>",
          "<success xmlns='urn:xmpp:sasl:2'><token xmlns='urn:xmpp:fast:0' token='" + password + "'/></success>",
          "<iq><query xmlns='jabber:iq:register'><username>v</username><password>" + password
              + "</password></query></iq>",
          "<iq><query xmlns='jabber:iq:register'><x xmlns='jabber:x:data'><field var='password'><value>" + password
              + "</value></field></x></query></iq>",
          "<presence><x xmlns='http://jabber.org/protocol/muc'><password>" + password + "</password></x></presence>",
          "<iq><preauth xmlns='urn:xmpp:pars:0' token='" + password + "'/></iq>"})
        log.write({}, stream::Direction::Out, elementOf(xml));
    CHECK(written.contains("mechanism='PLAIN'"));
    CHECK(written.contains("<username>v</username>"));
    CHECK_FALSE(written.contains(password));
    for (int offset = 0; offset < 3; ++offset)
        CHECK_FALSE(written.contains(password.mid(offset, 9 - offset - (9 - offset) % 3).toBase64()));
}
