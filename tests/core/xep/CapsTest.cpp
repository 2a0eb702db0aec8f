// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Caps.h"
#include "core/xep/Elements.h"

#include <catch2/catch_test_macros.hpp>

#include <QSet>

using namespace elements;

namespace {

// The examples of XEP-0115 §5.2 and §5.3.
xep::Abilities exodus()
{
    xep::Abilities abilities;
    abilities.identities = {{QStringLiteral("client"), QStringLiteral("pc"), QStringLiteral("Exodus 0.9.1")}};
    for (const char *feature : {"http://jabber.org/protocol/muc", "http://jabber.org/protocol/disco#info",
                                "http://jabber.org/protocol/caps", "http://jabber.org/protocol/disco#items"})
        abilities.features.push_back({QString::fromLatin1(feature)});
    return abilities;
}

xep::Abilities psi()
{
    auto abilities = exodus();
    abilities.identities = {
        {QStringLiteral("client"), QStringLiteral("pc"), QStringLiteral("Psi 0.11"), QStringLiteral("en")},
        {QStringLiteral("client"), QStringLiteral("pc"), QStringLiteral("Ψ 0.11"), QStringLiteral("el")}};
    const auto field = [](const char *var, std::vector<QString> values) {
        xep::FormField one{QString::fromLatin1(var)};
        one.values = std::move(values);
        return one;
    };
    xep::DataForm form{xep::FormType::Result};
    form.fields = {field("FORM_TYPE", {QStringLiteral("urn:xmpp:dataforms:softwareinfo")}),
                   field("ip_version", {QStringLiteral("ipv4"), QStringLiteral("ipv6")}),
                   field("os", {QStringLiteral("Mac")}),
                   field("os_version", {QStringLiteral("10.5.1")}),
                   field("software", {QStringLiteral("Psi")}),
                   field("software_version", {QStringLiteral("0.11")})};
    form.fields.front().type = xep::FieldType::Hidden;
    abilities.forms = {form};
    return abilities;
}

xep::CapsHash hash(const char *version)
{
    return {QStringLiteral("sha-1"), QStringLiteral("urn:n"), QString::fromLatin1(version)};
}

} // namespace

TEST_CASE("discovery elements read back as they were written", "[xep][disco][roundtrip]")
{
    CHECK(survives(psi()));
    CHECK(survives(xep::DiscoItem{alice, QStringLiteral("n"), QStringLiteral("Alice")}));
    CHECK(survives(xep::DiscoItems{QStringLiteral("n"), {{alice}, {mallory}}}));
    CHECK(survives(hash("abc=")));
    CHECK(survives(xep::ownAbilities()));
}

TEST_CASE("the published hashes of XEP-0115 are found", "[xep][caps]")
{
    CHECK(xep::capsVersion(exodus()) == u"QgayPKawpkPSDYmwT/WM94uAlu0=");
    CHECK(xep::capsVersion(psi()) == u"q07IKJEyjvHSyhy//CH0CxmKi8w=");
    CHECK(xep::proves(exodus(), hash("QgayPKawpkPSDYmwT/WM94uAlu0=")));
}

TEST_CASE("D10: an answer proves only the hash that it gives", "[xep][caps]")
{
    auto fewer = exodus();
    fewer.features.pop_back();
    CHECK_FALSE(xep::proves(fewer, hash("QgayPKawpkPSDYmwT/WM94uAlu0=")));
    auto otherAlgorithm = hash("QgayPKawpkPSDYmwT/WM94uAlu0=");
    otherAlgorithm.hash = QStringLiteral("md5");
    CHECK_FALSE(xep::proves(exodus(), otherAlgorithm));
    CHECK_FALSE(xep::proves(exodus(), hash("")));
}

TEST_CASE("D10: an ill-formed description proves nothing", "[xep][caps][malformed]")
{
    auto twice = exodus();
    twice.features.push_back(twice.features.front());
    CHECK(xep::capsVersion(twice).isEmpty());
    auto identities = exodus();
    identities.identities.push_back(identities.identities.front());
    CHECK(xep::capsVersion(identities).isEmpty());
    auto forms = psi();
    forms.forms.push_back(forms.forms.front());
    CHECK(xep::capsVersion(forms).isEmpty());
    auto joined = exodus(); // two features in one string give the same text
    joined.features = {{QStringLiteral("a<b")}};
    CHECK(xep::capsVersion(joined).isEmpty());
    auto slash = exodus();
    slash.identities.front().category = QStringLiteral("client/pc");
    CHECK(xep::capsVersion(slash).isEmpty());
    auto twoTypes = psi();
    twoTypes.forms.front().fields.front().values.push_back(QStringLiteral("b"));
    CHECK(xep::capsVersion(twoTypes).isEmpty());
}

TEST_CASE("what we say about ourselves gives our hash and holds each feature once", "[xep][caps][disco]")
{
    const auto &own = xep::ownAbilities();
    CHECK(xep::proves(own, xep::ownCaps()));
    QSet<QString> features;
    for (const auto &feature : own.features)
        features.insert(feature.var);
    CHECK(features.size() == qsizetype(own.features.size()));
    CHECK(own.can(u"http://jabber.org/protocol/disco#info"));
    CHECK(own.can(u"urn:xmpp:receipts"));
    CHECK(own.isA(u"client", u"pc"));
}
