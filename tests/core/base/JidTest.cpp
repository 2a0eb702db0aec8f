// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Jid.h"

#include <catch2/catch_test_macros.hpp>

using base::Jid;

TEST_CASE("an address is split at the first slash, then at the first at-sign (A24)", "[base][jid]")
{
    const Jid jid = Jid::of(u"alice@x.test/a/b@evil");
    CHECK(jid.bare().toString() == QStringLiteral("alice@x.test"));
    CHECK(jid.resource() == QStringLiteral("a/b@evil"));
}

TEST_CASE("addresses that differ only in case or width are one address", "[base][jid]")
{
    CHECK(Jid::of(u"Giulia@Example.ORG.") == Jid::of(u"giulia@example.org"));
    CHECK(Jid::of(u"ｇiulia@example.org") == Jid::of(u"giulia@example.org"));
    CHECK(Jid::of(u"a@b.test/Phone") != Jid::of(u"a@b.test/phone"));
}

TEST_CASE("international domains have one form for people and one for DNS (A07)", "[base][jid]")
{
    CHECK(Jid::of(u"v@bücher.example").domainForDns() == QStringLiteral("xn--bcher-kva.example"));
    CHECK(Jid::of(u"v@xn--bcher-kva.example") == Jid::of(u"v@bücher.example"));
    CHECK(Jid::of(u"v@xn--bcher-kva.example").toString() == QStringLiteral("v@bücher.example"));
    CHECK(Jid::of(u"v@XN--BCHER-KVA.test.").toString() == QStringLiteral("v@bücher.test"));
}

TEST_CASE("what is no address is refused", "[base][jid]")
{
    for (const char16_t *bad :
         {u"", u"@", u"@x.test", u"a@", u"a@x.test/", u"a b@x.test", u"a&b@x.test", u"a<b@x.test", u"a@x..test",
          u"a@x..", u"a@ü.\u034f", u"a@.test", u"a\u200b@x.test", u"a@x.test/\u0001", u"a@b@c", u"/r"}) {
        INFO(QString::fromUtf16(bad).toStdString());
        CHECK_FALSE(Jid::parse(QStringView(bad)));
    }
    CHECK_FALSE(Jid::parse(QString(1024, u'a') + QStringLiteral("@x.test")));
    CHECK(Jid::parse(QString(1023, u'a') + QStringLiteral("@x.test")));
    CHECK_FALSE(
        Jid::parse(QStringLiteral("ü.").repeated(330) + QStringLiteral("invalid"))); // too long once it is prepared
}
