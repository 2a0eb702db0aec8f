// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xep/Elements.h"
#include "xep/DataForms.h"

#include <catch2/catch_test_macros.hpp>

using namespace elements;

TEST_CASE("forms read back as they were written", "[xep][forms][roundtrip]")
{
    xep::FormField field{QStringLiteral("size"), xep::FieldType::ListSingle, QStringLiteral("Size"),
                         QStringLiteral("How big"), true};
    field.values = {QStringLiteral("1"), QStringLiteral("2")};
    field.options = {{QStringLiteral("One"), QStringLiteral("1")}};
    field.media = xep::FormMedia{{{QStringLiteral("image/png"), QStringLiteral("cid:sha1+00@bob.xmpp.org")}}};
    CHECK(survives(field));
    xep::DataForm form{xep::FormType::Form, QStringLiteral("Title"), {QStringLiteral("Fill it")}};
    form.fields = {field};
    form.rows = {{{field}}};
    CHECK(survives(form));
    CHECK(survives(xep::submission(u"urn:x", {field})));
    CHECK(xep::submission(u"urn:x", {}).formType() == u"urn:x");
}

TEST_CASE("a form of unknown kind is none, a field of unknown kind is plain text", "[xep][forms][malformed]")
{
    CHECK(readable<xep::DataForm>({"<x xmlns='jabber:x:data'/>", "<x xmlns='jabber:x:data' type='odd'/>"}) == 0);
    const auto form = xml::read<xep::DataForm>(
        element("<x xmlns='jabber:x:data' type='form'><field var='a' type='odd'><value>1</value></field></x>"));
    REQUIRE(form);
    CHECK_FALSE(form->fields.front().type);
    CHECK(form->value(u"a") == u"1");
    CHECK(form->value(u"b").isEmpty());
}
