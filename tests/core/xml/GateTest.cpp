// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Gate.h"
#include "xml/Writer.h"

#include <catch2/catch_test_macros.hpp>

using namespace xml;

namespace {

const QByteArray header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                          "xmlns:stream='http://etherx.jabber.org/streams' from='x.test' version='1.0'>";

struct Reading
{
    std::vector<Element> stanzas;
    int opened = 0;
    int closed = 0;
    Gate gate{{[this](const Element &) { ++opened; }, [this](Element stanza) { stanzas.push_back(std::move(stanza)); },
               [this] { ++closed; }}};
};

bool refuses(const QByteArray &stanza, const char *condition)
{
    Reading reading;
    REQUIRE(reading.gate.feed(header));
    const bool taken = reading.gate.feed(stanza);
    INFO(reading.gate.errorCondition().toStdString() << ": " << reading.gate.errorDetail().toStdString());
    CHECK(reading.gate.errorCondition() == QLatin1String(condition));
    return !taken && reading.stanzas.empty();
}

} // namespace

TEST_CASE("a stream is read the same however it is cut", "[xml][gate]")
{
    const QByteArray bytes = header
        + "<message id='1'><body>ciao &amp; \xc3\xa8</body></message> \n<r xmlns='urn:xmpp:sm:3'/></stream:stream>";
    Reading whole;
    REQUIRE(whole.gate.feed(bytes));
    REQUIRE(whole.stanzas.size() == 2);
    CHECK(whole.stanzas[0].childText(u"body") == QStringLiteral("ciao & è"));
    for (int size = 1; size < 7; ++size) {
        Reading cut;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            REQUIRE(cut.gate.feed(bytes.mid(at, size)));
        CHECK(cut.stanzas == whole.stanzas);
        CHECK(cut.opened == 1);
        CHECK(cut.closed == 1);
    }
}

TEST_CASE("A13: a document type declaration ends the stream", "[xml][gate]")
{
    CHECK(refuses("<!DOCTYPE a [<!ENTITY x \"boom\">]><message><body>&x;</body></message>", "not-well-formed"));
    Reading reading;
    CHECK_FALSE(reading.gate.feed("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x \"boom\">]>" + header.mid(21)));
    CHECK(reading.gate.errorCondition() == QStringLiteral("restricted-xml"));
    CHECK(refuses("<message><body>&x;</body></message>", "restricted-xml"));
}

TEST_CASE("A14: bytes that are no strict UTF-8 end the stream", "[xml][gate]")
{
    for (const char *bad : {"\xEB\x3C\x2F", "\xC0\xBC", "\xED\xA0\x80", "\xFF", "\xEF\xBF\xBE", "\x01"})
        CHECK(refuses(QByteArray("<message><body>a") + bad + "b</body></message>", "not-well-formed"));
    CHECK(refuses("<message xmlns='jabber:client&#10;body'><body/></message>", "not-well-formed"));
    CHECK(refuses("<message><body>\xEF\xB7\x90</body></message>", "not-well-formed"));
}

TEST_CASE("A15: another encoding is refused", "[xml][gate]")
{
    Reading latin;
    CHECK_FALSE(latin.gate.feed("<?xml version='1.0' encoding='ISO-8859-1'?><stream:stream"));
    CHECK(latin.gate.errorCondition() == QStringLiteral("unsupported-encoding"));
    Reading wide;
    CHECK_FALSE(wide.gate.feed(QByteArray("\xFE\xFF\0<", 4)));
    CHECK(wide.gate.errorCondition() == QStringLiteral("unsupported-encoding"));
    Reading bytewise;
    CHECK(bytewise.gate.feed("<"));
    CHECK_FALSE(bytewise.gate.feed(QByteArrayView("\0", 1)));
    CHECK(bytewise.gate.errorCondition() == QStringLiteral("unsupported-encoding"));
}

TEST_CASE("A16: depth, attributes and size are bounded", "[xml][gate]")
{
    QByteArray deep;
    for (int i = 0; i < 65; ++i)
        deep += "<a>";
    CHECK(refuses(deep, "policy-violation"));
    QByteArray wide = "<a";
    for (int i = 0; i < 100'000; ++i)
        wide += " a" + QByteArray::number(i) + "=''";
    CHECK(refuses(wide + "/>", "policy-violation"));
    CHECK(refuses("<message><body>" + QByteArray(11 * 1024 * 1024, 'a'), "policy-violation"));
}

TEST_CASE("A17: comments, processing instructions and late declarations end the stream", "[xml][gate]")
{
    CHECK(refuses("<message><body>pay 10<!-- -->0 EUR</body></message>", "restricted-xml"));
    CHECK(refuses("<message><?x?></message>", "restricted-xml"));
    CHECK(refuses("<?xml version='1.0'?><message/>", "restricted-xml"));
    CHECK(refuses("text", "bad-format"));
}

TEST_CASE("A21: of a stanza that is refused it is known how it began, and nothing of what is in it", "[xml][gate]")
{
    Reading reading;
    REQUIRE(reading.gate.feed(header + "<iq id='0'/>"));
    CHECK_FALSE(reading.gate.unfinished());
    CHECK_FALSE(reading.gate.feed("<message id='1'>text<a/><result xmlns='urn:xmpp:mam:2' id='2'><b><!-- no --></b>"));
    const auto begun = reading.gate.unfinished();
    REQUIRE(begun);
    CHECK(write(*begun, Atom::of(ns::client)) == "<message id='1'><result xmlns='urn:xmpp:mam:2' id='2'/></message>");
}

TEST_CASE("A02: what follows a stop in the same bytes is dropped and counted", "[xml][gate]")
{
    Gate *self = nullptr;
    int stanzas = 0;
    Gate gate({[](const Element &) {},
               [&](Element) {
                   ++stanzas;
                   self->stop();
               },
               [] {}});
    self = &gate;
    REQUIRE(gate.feed(header + "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/><message/>"));
    CHECK(stanzas == 1);
    CHECK(gate.droppedBytes() == qsizetype(strlen("<message/>")));
}

TEST_CASE("an unfinished element is noticed at a change of security layer", "[xml][gate]")
{
    Reading reading;
    REQUIRE(reading.gate.feed(header));
    CHECK_FALSE(reading.gate.isInsideElement());
    REQUIRE(reading.gate.feed(" \n"));
    CHECK_FALSE(reading.gate.isInsideElement());
    REQUIRE(reading.gate.feed("<mess"));
    CHECK(reading.gate.isInsideElement());
    Reading atOnce;
    REQUIRE(atOnce.gate.feed(header + "<proceed/>"));
    CHECK_FALSE(atOnce.gate.isInsideElement());
    Reading behind;
    REQUIRE(behind.gate.feed(header + "<proceed/><"));
    CHECK(behind.gate.isInsideElement());
}

TEST_CASE("A18: what is written is always well-formed and reads back", "[xml][writer]")
{
    const QString nasty = QStringLiteral("]]>'\"&<iq type='set'/>\t\r\n") + QChar(1) + QChar(0xFFFE) + QChar(0xD800)
        + QStringLiteral("😀");
    Element message(u"jabber:client", u"message");
    message.set(u"to", nasty).add(Element(u"jabber:client", u"body").setText(nasty));
    const auto back = Gate::parse(write(message));
    REQUIRE(back);
    QString expected = nasty;
    expected.replace(QChar(1), QChar(0xFFFD))
        .replace(QChar(0xFFFE), QChar(0xFFFD))
        .replace(QChar(0xD800), QChar(0xFFFD));
    CHECK(back->attribute(u"to") == expected);
    CHECK(back->childText(u"body") == expected);
}
