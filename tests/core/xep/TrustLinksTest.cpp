// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/TrustLinks.h"

#include <catch2/catch_test_macros.hpp>

using xep::NamedKey;
using xep::TrustLink;

namespace {

const QByteArray first(32, '\x11');
const QByteArray second(32, '\x22');
const QString one = QString::fromLatin1(first.toHex());
const QString two = QString::fromLatin1(second.toHex());
const base::Jid anna = base::Jid::of(u"anna@x.test");

} // namespace

TEST_CASE("a code reads back as it was written, in both forms", "[xep][trust][roundtrip]")
{
    const TrustLink link{anna, {{first, 7}, {second, 2147483647}}};
    CHECK(xep::writeTrustLink(link) == u"xmpp:anna@x.test?omemo-sid-7=" + one + u";omemo-sid-2147483647=" + two);
    CHECK(xep::parseTrustLink(xep::writeTrustLink(link)) == link);

    const TrustLink message{base::Jid::of(u"due%parole@x.test"), {{first}}, {{second}}};
    CHECK(xep::parseTrustLink(xep::writeTrustMessageLink(message)) == message);
}

TEST_CASE("codes of other clients are understood", "[xep][trust]")
{
    const TrustLink expected{anna, {{first, 7}}};
    CHECK(xep::parseTrustLink(QString(u"  xmpp:anna@x.test?message;omemo-sid-7=" + one + u"\n")) == expected);
    CHECK(xep::parseTrustLink(QString(u"XMPP:anna@x.test?omemo-sid-7=" + one.toUpper())) == expected);
    CHECK(xep::parseTrustLink(
              QString(u"https://conversations.im/i/anna@x.test?omemo-sid-7=" + one + u"&omemo-sid-8=" + two))
          == TrustLink{anna, {{first, 7}, {second, 8}}});
    CHECK(xep::parseTrustLink(QString(u"xmpp:anna@x.test?omemo=05" + one)) == TrustLink{anna, {{first}}});
}

TEST_CASE("half a code is no code", "[xep][trust][malformed]")
{
    for (const QString &query :
         {QString(), QStringLiteral("omemo-sid-7="), QString(u"omemo-sid-0=" + one), QString(u"omemo-sid-x=" + one),
          QString(u"omemo-sid-7=" + one.left(62)), QString(u"omemo-sid-7=" + one + u"00"),
          QString(u"omemo-sid-7=" + one + u";omemo-sid-8=zz"), QStringLiteral("omemo-sid-7=") + QString(64, u'g'),
          QString(u"trust-message;encryption=urn:xmpp:other;trust=" + one)}) {
        INFO(query.toStdString());
        CHECK_FALSE(xep::parseTrustLink(QString(u"xmpp:anna@x.test?" + query)));
    }
    CHECK_FALSE(xep::parseTrustLink(QString(u"xmpp:x.test?omemo=" + one)));
    CHECK_FALSE(xep::parseTrustLink(QString(u"https://evil.test/anna@x.test?omemo=" + one)));
    CHECK_FALSE(xep::parseTrustLink(u"ciao"));
}
