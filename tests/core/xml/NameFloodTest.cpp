// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Gate.h"
#include "xml/Writer.h"

#include <catch2/catch_test_macros.hpp>

namespace {

QByteArray number(int value)
{
    return QByteArray::number(value);
}

// As many names as a stranger can think of.
void flood()
{
    for (int stanza = 0; stanza < 30; ++stanza) {
        QByteArray document = "<message>";
        for (int name = 0; name < 1000; ++name) {
            const QByteArray one = number(stanza) + '-' + number(name);
            document += "<x" + one + " xmlns='urn:" + one + "' a" + one + "='1'/>";
        }
        REQUIRE(xml::Gate::parse(document + "</message>"));
    }
}

} // namespace

TEST_CASE("who floods us with names takes none of ours away", "[xml][hostile]")
{
    const xml::Name known(u"urn:test:known", u"known");
    flood();

    const xml::Element said(u"urn:test:late", u"said-for-the-first-time");
    CHECK(xml::write(said).contains("<said-for-the-first-time"));

    const auto heard = xml::Gate::parse("<message><known xmlns='urn:test:known' never-met='1' nor-this='2' id='3'>"
                                        "<strange xmlns='urn:test:strange'>text</strange></known></message>");
    REQUIRE(heard);
    const auto *child = heard->child(known);
    REQUIRE(child);
    CHECK(child->children().front().name().isStrange());
    CHECK(child->children().front().name() != said.name());
    CHECK(child->children().front().text() == u"text");

    const auto again = xml::Gate::parse(xml::write(*heard));
    REQUIRE(again);
    CHECK(xml::write(*again) == xml::write(*heard));
}
