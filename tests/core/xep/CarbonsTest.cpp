// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Carbons.h"
#include "core/xep/Elements.h"
#include "xep/Forwarded.h"

#include <catch2/catch_test_macros.hpp>

using namespace elements;
using stream::Channel;
using Verdict = xep::Unwrapped::Verdict;

namespace {

const QByteArray fromAlice =
    "<message xmlns='jabber:client' from='alice@x.test/p' to='v@x.test'><body>fake</body></message>";
const QByteArray byOwnDevice =
    "<message xmlns='jabber:client' from='v@x.test/b' to='alice@x.test'><body>mine</body></message>";

QByteArray forwarded(const QByteArray &inner)
{
    return "<forwarded xmlns='urn:xmpp:forward:0'>" + inner + "</forwarded>";
}
QByteArray received(const QByteArray &inner)
{
    return "<received xmlns='urn:xmpp:carbons:2'>" + forwarded(inner) + "</received>";
}
QByteArray sent(const QByteArray &inner)
{
    return "<sent xmlns='urn:xmpp:carbons:2'>" + forwarded(inner) + "</sent>";
}
Verdict verdict(const base::Jid &sender, const QByteArray &inside, Channel channel = Channel::Live,
                const QByteArray &attributes = {})
{
    return xep::unwrapCarbon(from(sender, message(inside, attributes), channel)).verdict;
}

} // namespace

TEST_CASE("carbon elements read back as they were written", "[xep][carbons][roundtrip]")
{
    CHECK(survives(xep::EnableCarbons{}));
    CHECK(survives(xep::PrivateMessage{}));
}

TEST_CASE("the own server's copies are opened with their proven sender", "[xep][carbons]")
{
    const auto in = xep::unwrapCarbon(from(account, message(received(fromAlice))));
    REQUIRE(in.verdict == Verdict::Opened);
    CHECK(in.stanza.origin == stream::Origin{account, alice, Channel::Carbon});
    CHECK(in.stanza.element.childText(u"body") == u"fake");
    CHECK(in.stanza.sequence == 1);
    CHECK(in.direction == model::Direction::In);

    const auto out = xep::unwrapCarbon(from(account, message(sent(byOwnDevice))));
    REQUIRE(out.verdict == Verdict::Opened);
    CHECK(out.stanza.origin.from == account.withResource(u"b"));
    CHECK(out.direction == model::Direction::Out);
    CHECK(verdict(alice, "<body>plain</body>") == Verdict::NotWrapped);
}

TEST_CASE("C01: a carbon from a stranger is refused", "[xep][carbons]")
{
    for (const auto &sender : {mallory, alice, base::Jid::of(u"x.test"), account.withResource(u"b")}) {
        CHECK(verdict(sender, received(fromAlice)) == Verdict::Refused);
        CHECK(verdict(sender, sent(byOwnDevice)) == Verdict::Refused);
    }
}

TEST_CASE("C01: a carbon within a carbon or an archived message is refused", "[xep][carbons]")
{
    CHECK(verdict(account, received(fromAlice), Channel::Carbon) == Verdict::Refused);
    CHECK(verdict(account, received(fromAlice), Channel::Archive) == Verdict::Refused);
    CHECK(verdict(account, received(fromAlice), Channel::Pep) == Verdict::Refused);
}

TEST_CASE("C02: room messages carry no carbons", "[xep][carbons]")
{
    CHECK(verdict(base::Jid::of(u"room@muc.x.test/mal"), received(fromAlice), Channel::Room, "type='groupchat'")
          == Verdict::Refused);
    CHECK(verdict(account, received(fromAlice), Channel::Live, "type='groupchat'") == Verdict::Refused);
    CHECK(verdict(account,
                  received(
                      "<message xmlns='jabber:client' type='groupchat' from='room@muc.x.test/groot' to='v@x.test'/>"))
          == Verdict::Refused);
}

TEST_CASE("C03: a forwarded message without a known wrapper is not unwrapped", "[xep][carbons]")
{
    CHECK(verdict(mallory, forwarded(fromAlice)) == Verdict::NotWrapped);
    CHECK(verdict(account, forwarded(fromAlice)) == Verdict::NotWrapped);
}

TEST_CASE("C04: a carbon without exactly one message inside is refused", "[xep][carbons]")
{
    const QByteArray iq = "<iq xmlns='jabber:client' from='alice@x.test/p' to='v@x.test'/>";
    for (const auto &inside : {received({}), received(iq), received(fromAlice + fromAlice), sent({}),
                               received(fromAlice) + received(fromAlice), received(fromAlice) + sent(byOwnDevice),
                               QByteArray("<received xmlns='urn:xmpp:carbons:2'/>"),
                               QByteArray("<received xmlns='urn:xmpp:carbons:2'>" + fromAlice + "</received>")})
        CHECK(verdict(account, inside) == Verdict::Refused);
}

TEST_CASE("a copy of somebody else's traffic is refused", "[xep][carbons]")
{
    CHECK(verdict(account, sent(fromAlice)) == Verdict::Refused);
    CHECK(verdict(account, received("<message xmlns='jabber:client' from='alice@x.test' to='bob@x.test'/>"))
          == Verdict::Refused);
    CHECK(verdict(account, received("<message xmlns='jabber:client' to='v@x.test'/>")) == Verdict::Refused);
    CHECK(verdict(account, received("<message xmlns='jabber:client' from='@' to='v@x.test'/>")) == Verdict::Refused);
}
