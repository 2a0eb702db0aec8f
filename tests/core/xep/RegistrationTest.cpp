// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Registration.h"
#include "core/xep/Elements.h"

#include <catch2/catch_test_macros.hpp>

#include <QCryptographicHash>

using namespace elements;
using Kind = xep::RegistrationOffer::Kind;

namespace {

const xml::Element noFeatures(u"http://etherx.jabber.org/streams", u"features");

xep::RegistrationOffer offer(const QByteArray &inside)
{
    return xep::offerIn(element("<query xmlns='jabber:iq:register'>" + inside + "</query>"), noFeatures);
}

base::Error refusal(const char *condition)
{
    return {base::ErrorKind::StanzaRefused, QStringLiteral("server's words"), QString::fromLatin1(condition), {}};
}

} // namespace

TEST_CASE("registration elements read back as they were written", "[xep][registration][roundtrip]")
{
    xep::RegistrationQuery query{QStringLiteral("Welcome"), true, true, QStringLiteral("ann"), QStringLiteral("s<cret"),
                                 QStringLiteral("a@b.test")};
    query.form = xep::DataForm{xep::FormType::Form};
    query.web = xep::WebAddress{QStringLiteral("https://x.test/"), QStringLiteral("Here")};
    query.bits = {{QStringLiteral("sha1+00@bob.xmpp.org"), QStringLiteral("image/png"), "bytes"}};
    CHECK(survives(query));
    CHECK(survives(xep::RegistrationQuery{}));
    CHECK(survives(*query.web));
    CHECK(survives(query.bits.front()));
    CHECK(survives(xep::PreAuth{QStringLiteral("token")}));
}

TEST_CASE("a server's offer is understood", "[xep][registration]")
{
    CHECK(offer("<instructions>Hi</instructions><username/><password/>").kind == Kind::NameAndPassword);
    CHECK(offer("<username/><password/><email/>").wantsEmail);
    CHECK(offer("<x xmlns='jabber:x:data' type='form'><field var='a'/></x>").kind == Kind::Form);
    CHECK(offer("<username/><password/><x xmlns='jabber:x:data' type='form'/>").kind == Kind::Form);
    const auto web = offer("<x xmlns='jabber:x:oob'><url>https://x.test/register</url></x>");
    CHECK(web.kind == Kind::WebAddress);
    CHECK(web.web == QUrl(QStringLiteral("https://x.test/register")));
    CHECK(offer({}).kind == Kind::Closed);
    CHECK(xep::offerIn(element("<odd xmlns='urn:x'/>"), noFeatures).kind == Kind::Closed);
}

TEST_CASE("D16: a web address of another kind than https is none", "[xep][registration]")
{
    for (const char *url : {"http://x.test/", "file:///etc/passwd", "javascript:alert(1)", "https:///", "x",
                            "https://user:pass@x.test/", "ftp://x.test/"})
        CHECK(offer(QByteArray("<x xmlns='jabber:x:oob'><url>") + url + "</url></x>").kind == Kind::Closed);
}

TEST_CASE("a refusal says whether an invitation would help", "[xep][registration]")
{
    auto features = noFeatures;
    features.add(xml::Element(u"urn:xmpp:invite", u"register"));
    CHECK(xep::offerIn(refusal("service-unavailable"), noFeatures).kind == Kind::Closed);
    CHECK(xep::offerIn(refusal("not-allowed"), noFeatures).kind == Kind::Closed);
    CHECK(xep::offerIn(refusal("not-allowed"), features).kind == Kind::InvitationOnly);
    CHECK(xep::offerIn(refusal("service-unavailable"), features).kind == Kind::Closed);

    using base::ErrorKind;
    CHECK(xep::refusalOf(refusal("conflict")).kind == ErrorKind::Conflict);
    CHECK(xep::refusalOf(refusal("not-acceptable")).kind == ErrorKind::NotAllowed);
    auto byInvitation = refusal("not-acceptable");
    byInvitation.detail = QStringLiteral("Registration on this server is through invitation only");
    CHECK(xep::refusalOf(byInvitation).kind == ErrorKind::InvitationNeeded);
    CHECK(xep::refusalOf(refusal("forbidden")).kind == ErrorKind::InvitationNeeded);
    CHECK(xep::refusalOf(refusal("service-unavailable")).kind == ErrorKind::RegistrationClosed);
    CHECK(xep::refusalOf({ErrorKind::Timeout, {}, {}, {}}).kind == ErrorKind::Timeout);
}

TEST_CASE("D16: a form gets name and password only where they are seen, and never gives one away",
          "[xep][registration]")
{
    const auto form =
        offer("<x xmlns='jabber:x:data' type='form'>"
              "<field var='FORM_TYPE' type='hidden'><value>jabber:iq:register</value></field>"
              "<field var='password' type='hidden'><value>guess</value></field>"
              "<field var='note' type='fixed'><value>Read this</value></field>"
              "<field var='username' type='text-single'/>"
              "<field var='pin' type='text-private'><value>prefilled</value></field>"
              "<field var='ocr'><media xmlns='urn:xmpp:media-element'><uri>https://canary.test/</uri></media>"
              "</field></x>")
            .form;
    CHECK(form.value(u"password").isEmpty());
    CHECK(form.value(u"pin").isEmpty());
    xep::FormField ocr{QStringLiteral("ocr")};
    ocr.values = {QStringLiteral("7nHL3")};
    xep::FormField foreign{QStringLiteral("extra")};
    foreign.values = {QStringLiteral("x")};
    const auto answer = xep::filled(form, QStringLiteral("ann"), QStringLiteral("secret"), {ocr, foreign});
    CHECK(answer.type == xep::FormType::Submit);
    CHECK(answer.formType() == u"jabber:iq:register");
    CHECK(answer.value(u"username") == u"ann");
    CHECK(answer.value(u"ocr") == u"7nHL3");
    CHECK(answer.value(u"password").isEmpty());
    CHECK_FALSE(answer.field(u"note"));
    CHECK_FALSE(answer.field(u"extra"));
    CHECK_FALSE(xml::write(xml::write(answer)).contains("secret"));
}

TEST_CASE("D16: a form of more than 100 fields is cut", "[xep][registration]")
{
    QByteArray fields;
    for (int i = 0; i < 5000; ++i)
        fields += "<field var='f" + QByteArray::number(i) + "'/>";
    CHECK(offer("<x xmlns='jabber:x:data' type='form'>" + fields + "</x>").form.fields.size() == xep::mostFormFields);
}

TEST_CASE("D14: bytes sent along must fit the hash that names them", "[xep][registration]")
{
    const QByteArray bytes = "picture";
    const QString cid = QStringLiteral("sha1+")
        + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex())
        + QStringLiteral("@bob.xmpp.org");
    const std::vector<xep::Bits> all{{cid, QStringLiteral("image/png"), bytes}};
    CHECK(xep::bitsFor(QStringLiteral("cid:") + cid, all) == all.front());
    CHECK_FALSE(xep::bitsFor(QStringLiteral("cid:") + cid, {{cid, {}, "other"}}));
    CHECK_FALSE(xep::bitsFor(QStringLiteral("cid:sha1+00@bob.xmpp.org"), all));
    CHECK_FALSE(xep::bitsFor(QStringLiteral("https://canary.test/"), all));
    CHECK_FALSE(xep::bitsFor(QStringLiteral("cid:") + cid, {{cid, {}, QByteArray(xep::largestBits + 1, 'a')}}));
}
