// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Invitations.h"

#include <catch2/catch_test_macros.hpp>

using Kind = xep::InvitationLink::Kind;

namespace {

std::optional<xep::InvitationLink> read(const char *text)
{
    return xep::parseInvitation(QString::fromUtf8(text));
}

} // namespace

TEST_CASE("an xmpp address is taken apart", "[xep][invitations]")
{
    const auto uri = xep::parseXmppUri(u" XMPP:alice@x.test?message;subject=Hi%20there;body=a%3Bb ");
    REQUIRE(uri);
    CHECK(uri->jid == base::Jid::of(u"alice@x.test"));
    CHECK(uri->action == u"message");
    CHECK(uri->values.value(QStringLiteral("subject")) == u"Hi there");
    CHECK(uri->values.value(QStringLiteral("body")) == u"a;b");
    CHECK(xep::parseXmppUri(u"xmpp://me@x.test/alice@x.test?roster")->jid == base::Jid::of(u"alice@x.test"));
    CHECK(xep::parseXmppUri(u"xmpp:nasty%23chars@x.test")->jid.local() == u"nasty#chars");
}

TEST_CASE("what is no xmpp address is none", "[xep][invitations][malformed]")
{
    for (const char *text : {"", "xmpp:", "xmpp:@", "xmpp:?roster", "mailto:a@x.test", "alice@x.test",
                             "xmpp:a b@x.test", "xmpp:%00@x.test", "xmpp://", "xmpp:a@x.test/", "xmpp:a@x..test"})
        CHECK_FALSE(xep::parseXmppUri(QString::fromUtf8(text)));
    CHECK_FALSE(xep::parseXmppUri(QStringLiteral("xmpp:a@x.test?") + QString(5000, u'a')));
}

TEST_CASE("the four kinds of invitation are told apart", "[xep][invitations]")
{
    CHECK(read("xmpp:alice@x.test")
          == xep::InvitationLink{Kind::Contact, base::Jid::of(u"alice@x.test"), QStringLiteral("x.test")});
    CHECK(read("xmpp:alice@x.test?roster;preauth=T1;name=Ann+B")
          == xep::InvitationLink{Kind::Contact, base::Jid::of(u"alice@x.test"), QStringLiteral("x.test"),
                                 QStringLiteral("T1"), QStringLiteral("Ann B")});
    CHECK(read("xmpp:alice@x.test?roster;preauth=T1;ibr=y")->kind == Kind::AccountAndContact);
    CHECK(read("xmpp:alice@x.test?roster;ibr=y")->kind == Kind::Contact);
    const auto server = read("xmpp:x.test?register;preauth=T1");
    REQUIRE(server);
    CHECK(server->kind == Kind::Account);
    CHECK(server->domain == u"x.test");
    CHECK(server->token == u"T1");
    CHECK(read("xmpp:juliet@x.test?register;preauth=T1")->inviter == base::Jid::of(u"juliet@x.test"));
    CHECK(read("xmpp:room@muc.x.test?join")->kind == Kind::Room);
}

TEST_CASE("a landing page's address holds the invitation", "[xep][invitations]")
{
    CHECK(read("https://invite.test/i/#alice@x.test?roster;preauth=T1")->token == u"T1");
    CHECK(read("https://invite.test/i/#xmpp:alice@x.test?roster;preauth=T1")->inviter
          == base::Jid::of(u"alice@x.test"));
    CHECK(read("https://invite.test/i/#xmpp%3Aalice@x.test%3Froster%3Bpreauth%3DT1")->token == u"T1");
    CHECK(read("https://invite.test/i/xmpp:alice@x.test?roster;preauth=T1")->token == u"T1");
    CHECK(read("https://invite.test/i/xmpp%3Aalice%40x.test?roster;preauth=T1")->token == u"T1");
}

TEST_CASE("what invites to nothing is no invitation", "[xep][invitations][malformed]")
{
    for (const char *text :
         {"", "https://invite.test/", "https://invite.test/i/abc", "http://invite.test/#alice@x.test", "xmpp:x.test",
          "xmpp:x.test?roster", "xmpp:alice@x.test?unregister", "xmpp:alice@x.test?remove", "javascript:xmpp:a@x.test",
          "file:///xmpp:a@x.test"})
        CHECK_FALSE(read(text));
    CHECK_FALSE(xep::parseInvitation(QStringLiteral("xmpp:a@x.test?roster;preauth=") + QString(600, u'a')));
}
