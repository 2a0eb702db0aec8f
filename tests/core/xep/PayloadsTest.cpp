// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xep/Elements.h"
#include "xep/Bodies.h"
#include "xep/ChatStates.h"
#include "xep/Delay.h"
#include "xep/Forwarded.h"
#include "xep/Hints.h"
#include "xep/Markers.h"
#include "xep/StanzaIds.h"

#include <catch2/catch_test_macros.hpp>

#include <QSet>

using namespace elements;
using stream::Channel;

namespace {

const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
const auto knowsAlice = xep::Circle{[](const base::Jid &jid) { return jid == alice.bare(); }, {}};

stream::Stanza delayed(const QByteArray &attributes, const base::Jid &sender = alice, Channel channel = Channel::Live)
{
    return from(sender, message("<delay xmlns='urn:xmpp:delay' " + attributes + "/>"), channel);
}

} // namespace

TEST_CASE("message payloads read back as they were written", "[xep][roundtrip]")
{
    CHECK(survives(xep::Delay{noon, base::Jid::of(u"x.test"), QStringLiteral("Offline")}));
    CHECK(survives(xep::OriginId{QStringLiteral("a&b")}));
    CHECK(survives(xep::StanzaId{QStringLiteral("7"), account}));
    CHECK(survives(xep::ReceiptRequest{}));
    CHECK(survives(xep::Receipt{QStringLiteral("m1")}));
    CHECK(survives(xep::Markable{}));
    CHECK(survives(xep::Displayed{QStringLiteral("m1")}));
    CHECK(survives(xep::Store{}));
    CHECK(survives(xep::NoStore{}));
    CHECK(survives(xep::NoPermanentStore{}));
    CHECK(survives(xep::NoCopy{}));
}

TEST_CASE("malformed message payloads are no payloads", "[xep][malformed]")
{
    CHECK(readable<xep::Delay>({"<delay xmlns='urn:xmpp:delay'/>", "<delay xmlns='urn:xmpp:delay' stamp=''/>",
                                "<delay xmlns='urn:xmpp:delay' stamp='yesterday'/>",
                                "<delay xmlns='urn:xmpp:delay' stamp='9999999-01-01T00:00:00Z'/>",
                                "<delay xmlns='urn:xmpp:delay' stamp='-0001-01-01T00:00:00Z'/>",
                                "<delay xmlns='jabber:x:delay' stamp='2026-11-21T12:00:00Z'/>"})
          == 0);
    CHECK(readable<xep::StanzaId>({"<stanza-id xmlns='urn:xmpp:sid:0' id='1'/>",
                                   "<stanza-id xmlns='urn:xmpp:sid:0' id='1' by='@'/>",
                                   "<stanza-id xmlns='urn:xmpp:sid:1' id='1' by='a.test'/>"})
          == 0);
}

TEST_CASE("C10: a delay counts only from the own server, the own account or the room", "[xep][delay]")
{
    using xep::delayedSince;
    const auto stamp = QByteArray(" stamp='2026-11-21T09:00:00Z'");
    const QDateTime nine(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);
    CHECK(delayedSince(delayed("from='x.test'" + stamp), noon) == nine);
    CHECK(delayedSince(delayed("from='v@x.test'" + stamp), noon) == nine);
    CHECK_FALSE(delayedSince(delayed("from='m@y.test'" + stamp, mallory), noon));
    CHECK_FALSE(delayedSince(delayed("from='y.test'" + stamp, mallory), noon));
    CHECK_FALSE(delayedSince(delayed(stamp, mallory), noon));
    const auto occupant = base::Jid::of(u"room@muc.x.test/boss");
    CHECK(delayedSince(delayed("from='room@muc.x.test'" + stamp, occupant, Channel::Room), noon) == nine);
    CHECK_FALSE(delayedSince(delayed("from='room@muc.x.test/boss'" + stamp, occupant, Channel::Room), noon));
}

TEST_CASE("C10: an impossible time counts as none", "[xep][delay]")
{
    for (const char *stamp : {"1601-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2038-01-19T03:14:08Z",
                              "9999999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-11-23T12:00:00Z", "nan"})
        CHECK_FALSE(xep::delayedSince(delayed(QByteArray("from='x.test' stamp='") + stamp + "'"), noon));
    CHECK(xep::plausible(noon.addSecs(86'000), noon));
}

TEST_CASE("C08: a stanza-id counts only once and only by the archive", "[xep][stanza-ids]")
{
    const auto by = [](const QByteArray &jid, const QByteArray &id) {
        return "<stanza-id xmlns='urn:xmpp:sid:0' by='" + jid + "' id='" + id + "'/>";
    };
    CHECK(xep::archiveId(message(by("v@x.test", "7") + by("room@muc.x.test", "8")), account) == u"7");
    CHECK(xep::archiveId(message(by("m@y.test", "7")), account).isEmpty());
    CHECK(xep::archiveId(message(by("v@x.test/luc", "7")), account).isEmpty());
    CHECK(xep::archiveId(message(by("v@x.test", "7") + by("v@x.test", "8")), account).isEmpty());
    CHECK(xep::archiveId(message(by("v@x.test", QByteArray(10'000, 'a'))), account).isEmpty());
}

TEST_CASE("an origin-id that comes twice is none", "[xep][stanza-ids]")
{
    const QByteArray one = "<origin-id xmlns='urn:xmpp:sid:0' id='a'/>";
    CHECK(xep::originId(message(one)) == u"a");
    CHECK(xep::originId(message(one + one)).isEmpty());
}

TEST_CASE("random ids hold 128 bits and never repeat", "[xep][stanza-ids]")
{
    QSet<QString> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(xep::randomId());
    CHECK(ids.size() == 1000);
    CHECK(ids.cbegin()->size() == 22);
}

TEST_CASE("C17: only a message that a contact has sent to us is confirmed", "[xep][receipts]")
{
    const auto asking = message("<body>hi</body><request xmlns='urn:xmpp:receipts'/>", "id='m1' type='chat'");
    const auto answer = xep::confirmation(from(alice, asking), knowsAlice);
    REQUIRE(answer);
    CHECK(xml::find<xep::Receipt>(*answer) == xep::Receipt{QStringLiteral("m1")});
    CHECK(answer->attribute(u"to") == u"alice@x.test/p");
    CHECK_FALSE(xep::chatStateIn(*answer));
    const QByteArray typed = "<active xmlns='http://jabber.org/protocol/chatstates'/>"
                             "<request xmlns='urn:xmpp:receipts'/>";
    const auto goesOn = xep::confirmation(from(alice, message(typed, "id='m2' type='chat'")), knowsAlice);
    REQUIRE(goesOn);
    CHECK(xep::chatStateIn(*goesOn) == xep::ChatState::Active);

    CHECK_FALSE(xep::confirmation(from(mallory, asking), knowsAlice));
    CHECK_FALSE(xep::confirmation(from(alice, asking, Channel::Carbon), knowsAlice));
    CHECK_FALSE(xep::confirmation(from(mallory, asking, Channel::Archive), knowsAlice));
    const auto late = xep::confirmation(from(alice, asking, Channel::Archive), knowsAlice);
    REQUIRE(late);
    CHECK(late->attribute(u"to") == u"alice@x.test"); // that device may have gone
    CHECK_FALSE(xep::confirmation(from(account.withResource(u"b"), asking), knowsAlice));
    const QByteArray request = "<request xmlns='urn:xmpp:receipts'/>";
    CHECK_FALSE(xep::confirmation(from(alice, message(request)), knowsAlice));
    CHECK_FALSE(xep::confirmation(from(alice, message(request, "id='1' type='error'")), knowsAlice));
    CHECK_FALSE(xep::confirmation(from(alice, message(request, "id='1' type='groupchat'")), knowsAlice));
    CHECK_FALSE(xep::confirmation(
        from(alice, message(request + "<received xmlns='urn:xmpp:receipts' id='0'/>", "id='1'")), knowsAlice));
}

TEST_CASE("C17: a receipt is a report of the one who sends it", "[xep][receipts]")
{
    const QByteArray received = "<received xmlns='urn:xmpp:receipts' id='m-to-alice'/>";
    CHECK(xep::reportedArrival(from(mallory, message(received)))
          == xep::MessageReport{mallory.bare(), QStringLiteral("m-to-alice")});
    CHECK_FALSE(xep::reportedArrival(from(alice, message(received + received))));
    CHECK_FALSE(xep::reportedArrival(from(alice, message(received, "type='error'"))));
    CHECK_FALSE(xep::reportedArrival(from(alice, message(received, "type='groupchat'"))));
    CHECK_FALSE(xep::reportedArrival(from(alice, message("<received xmlns='urn:xmpp:receipts'/>"))));
}

TEST_CASE("C17: a marker is a report of the one who sends it", "[xep][markers]")
{
    const QByteArray displayed = "<displayed xmlns='urn:xmpp:chat-markers:0' id='m1'/>";
    CHECK(xep::reportedReading(from(mallory, message(displayed)))->by == mallory.bare());
    CHECK_FALSE(xep::reportedReading(from(alice, message(displayed, "type='error'"))));
    CHECK_FALSE(xep::reportedReading(from(alice, message("<displayed xmlns='urn:xmpp:chat-markers:0'/>"))));
}

TEST_CASE("a chat state counts only when it is news", "[xep][chat-states]")
{
    using xep::ChatState;
    const QByteArray composing = "<composing xmlns='http://jabber.org/protocol/chatstates'/>";
    CHECK(xep::freshChatState(from(alice, message(composing))) == ChatState::Composing);
    CHECK_FALSE(xep::freshChatState(from(alice, message(composing), Channel::Archive)));
    CHECK_FALSE(xep::freshChatState(from(alice, message(composing), Channel::Carbon)));
    CHECK_FALSE(xep::freshChatState(from(account, message(composing))));
    CHECK_FALSE(xep::freshChatState(from(alice, message(composing, "type='error'"))));
    CHECK_FALSE(xep::freshChatState(
        from(alice, message(composing + "<delay xmlns='urn:xmpp:delay' stamp='2026-11-21T09:00:00Z'/>"))));
    CHECK_FALSE(xep::chatStateIn(message(composing + composing)));
    CHECK_FALSE(xep::chatStateIn(message("<dancing xmlns='http://jabber.org/protocol/chatstates'/>")));
    for (auto state :
         {ChatState::Active, ChatState::Composing, ChatState::Paused, ChatState::Inactive, ChatState::Gone}) {
        xml::Element carrier(xml::ns::client, u"message");
        CHECK(xep::chatStateIn(carrier.add(xep::write(state))) == state);
    }
}

TEST_CASE("C11: everybody sees the same body", "[xep][bodies]")
{
    using xep::bodyOf;
    CHECK(bodyOf(message("<body>one</body><body>two</body>")) == u"one");
    CHECK(bodyOf(message("<body xmlns='evil'>no</body><body>yes</body>")) == u"yes");
    CHECK(bodyOf(message("<x xmlns='evil'><body xmlns='jabber:client'>no</body></x><body>yes</body>")) == u"yes");
    CHECK(bodyOf(message("<x xmlns='evil'><body xmlns='jabber:client'>no</body></x>")).isEmpty());
    const auto both = message("<body xml:lang='en'>hello</body><body xml:lang='it'>ciao</body><body>?</body>");
    CHECK(bodyOf(both, u"it") == u"ciao");
    CHECK(bodyOf(both, u"de") == u"?");
    CHECK(bodyOf(both) == u"?");
    CHECK(bodyOf(message("<body xml:lang='en'>hello</body><body xml:lang='it'>ciao</body>")) == u"hello");
    CHECK(bodyOf(message("<body>" + QByteArray(1'000'000, 'a') + "</body>")).size() == xep::longestBody);
    xml::Element written(xml::ns::client, u"message");
    xep::addBody(written, QStringLiteral("a < b"));
    CHECK(bodyOf(element(xml::write(written))) == u"a < b");
}

TEST_CASE("a forwarded message reads back as it was written", "[xep][forwarded][roundtrip]")
{
    const auto inner = message("<body>hi</body>", "from='alice@x.test/p' id='1'");
    xml::Element wrapper(u"urn:test", u"wrapper");
    wrapper.add(xep::forward(inner, xep::Delay{noon, {}, {}}));
    const auto parsed = element(xml::write(wrapper));
    const auto found = xep::forwardedIn(parsed);
    REQUIRE(found);
    CHECK(*found->message == inner);
    CHECK(found->delay->stamp == noon);
}
