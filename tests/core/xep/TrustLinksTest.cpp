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
    CHECK(xep::writeTrustLink(link)
          == QStringLiteral("xmpp:anna@x.test?omemo-sid-7=") + one + QStringLiteral(";omemo-sid-2147483647=") + two);
    CHECK(xep::parseTrustLink(xep::writeTrustLink(link)) == link);

    const TrustLink message{base::Jid::of(u"due%parole@x.test"),
                            {{first, 0, xep::KeyForm::Ed25519}},
                            {{second, 0, xep::KeyForm::Ed25519}}};
    CHECK(xep::parseTrustLink(xep::writeTrustMessageLink(message)) == message);
}

TEST_CASE("codes of other clients are understood", "[xep][trust]")
{
    const TrustLink expected{anna, {{first, 7}}};
    CHECK(xep::parseTrustLink(
              QString(QStringLiteral("  xmpp:anna@x.test?message;omemo-sid-7=") + one + QStringLiteral("\n")))
          == expected);
    CHECK(xep::parseTrustLink(QStringLiteral("XMPP:anna@x.test?omemo-sid-7=") + one.toUpper()) == expected);
    CHECK(xep::parseTrustLink(QString(QStringLiteral("https://conversations.im/i/anna@x.test?omemo-sid-7=") + one
                                      + QStringLiteral("&omemo-sid-8=") + two))
          == TrustLink{anna, {{first, 7}, {second, 8}}});
    CHECK(xep::parseTrustLink(QStringLiteral("xmpp:anna@x.test?omemo=05") + one) == TrustLink{anna, {{first}}});
}

TEST_CASE("half a code is no code", "[xep][trust][malformed]")
{
    for (const QString &query :
         {QString(), QStringLiteral("omemo-sid-7="), QStringLiteral("omemo-sid-0=") + one,
          QStringLiteral("omemo-sid-x=") + one, QString(QStringLiteral("omemo-sid-7=") + one.left(62)),
          QString(QStringLiteral("omemo-sid-7=") + one + QStringLiteral("00")),
          QString(QStringLiteral("omemo-sid-7=") + one + QStringLiteral(";omemo-sid-8=zz")),
          QStringLiteral("omemo-sid-7=") + QString(64, u'g'),
          QStringLiteral("trust-message;encryption=urn:xmpp:other;trust=") + one}) {
        INFO(query.toStdString());
        CHECK_FALSE(xep::parseTrustLink(QStringLiteral("xmpp:anna@x.test?") + query));
    }
    CHECK_FALSE(xep::parseTrustLink(QStringLiteral("xmpp:x.test?omemo=") + one));
    CHECK_FALSE(xep::parseTrustLink(QStringLiteral("https://evil.test/anna@x.test?omemo=") + one));
    CHECK_FALSE(xep::parseTrustLink(u"ciao"));
}
