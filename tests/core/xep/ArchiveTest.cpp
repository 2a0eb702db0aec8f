// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Archive.h"
#include "core/xep/Elements.h"
#include "xep/DataForms.h"

#include <catch2/catch_test_macros.hpp>

using namespace elements;
using stream::Channel;

namespace {

const QByteArray delay = "<delay xmlns='urn:xmpp:delay' stamp='2026-11-21T09:00:00Z'/>";
const QByteArray fromAlice =
    "<message xmlns='jabber:client' type='chat' from='alice@x.test/p' to='v@x.test'><body>hi</body></message>";

QByteArray result(const QByteArray &query, const QByteArray &id, const QByteArray &inside)
{
    return "<result xmlns='urn:xmpp:mam:2' queryid='" + query + "' id='" + id
        + "'><forwarded xmlns='urn:xmpp:forward:0'>" + inside + "</forwarded></result>";
}

bool opens(const base::Jid &sender, const QByteArray &inside, const base::Jid &archive = account,
           const QByteArray &attributes = {})
{
    return xep::openArchived(from(sender, message(inside, attributes)), archive, QStringLiteral("q1")).has_value();
}

} // namespace

TEST_CASE("pages read back as they were written", "[xep][paging][roundtrip]")
{
    CHECK(survives(
        xep::PageSet{100, QStringLiteral("a"), {}, xep::PageStart{QStringLiteral("b"), 0}, QStringLiteral("c"), 7}));
    CHECK(survives(xep::PageSet{10, {}, QStringLiteral("")}));
    CHECK(survives(xep::PageStart{QStringLiteral("x"), {}}));
}

TEST_CASE("D19: an impossible count is none", "[xep][paging][malformed]")
{
    for (const char *count : {"-1", "1e999", "nan", "18446744073709551616", "", "x"}) {
        const auto set = xml::read<xep::PageSet>(
            element(QByteArray("<set xmlns='http://jabber.org/protocol/rsm'><count>") + count
                    + "</count><last>z</last></set>"));
        REQUIRE(set);
        CHECK_FALSE(set->count);
        CHECK(set->last == u"z");
    }
}

TEST_CASE("an archive is asked for exactly what is wanted", "[xep][archive]")
{
    xep::ArchiveQuery query;
    query.with = base::Jid::of(u"alice@x.test");
    query.start = QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);
    query.before = QStringLiteral("");
    query.max = 50;
    query.order = xep::ArchiveQuery::Order::NewestFirst;
    const auto written = element(xml::write(xep::write(query, QStringLiteral("q1"))));
    CHECK(written.attribute(u"queryid") == u"q1");
    const auto form = xml::find<xep::DataForm>(written);
    REQUIRE(form);
    CHECK(form->formType() == u"urn:xmpp:mam:2");
    CHECK(form->type == xep::FormType::Submit);
    CHECK(form->value(u"with") == u"alice@x.test");
    CHECK(form->value(u"start") == u"2026-11-21T09:00:00.000Z");
    CHECK(form->value(u"end").isEmpty());
    const auto page = xml::find<xep::PageSet>(written);
    REQUIRE(page);
    CHECK(page->max == 50);
    CHECK(page->before == QStringLiteral(""));
    CHECK_FALSE(page->after);
    CHECK(written.child(u"flip-page"));
}

TEST_CASE("a result of the own archive is opened with its sender", "[xep][archive]")
{
    const auto opened = xep::openArchived(from(account, message(result("q1", "9", delay + fromAlice))), account,
                                          QStringLiteral("q1"));
    REQUIRE(opened);
    CHECK(opened->id == u"9");
    CHECK(opened->stamp == QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC));
    CHECK(opened->stanza.origin == stream::Origin{account, alice, Channel::Archive});
    CHECK(opened->stanza.element.childText(u"body") == u"hi");
    const QByteArray own = "<message xmlns='jabber:client' from='v@x.test/b' to='alice@x.test'/>";
    CHECK(opens(account, result("q1", "10", delay + own)));
}

TEST_CASE("C05: a result that nobody asked for is refused", "[xep][archive]")
{
    for (const auto &sender : {mallory, alice, base::Jid::of(u"x.test"), account.withResource(u"b")})
        CHECK_FALSE(opens(sender, result("q1", "9", delay + fromAlice)));
    CHECK(xep::isArchiveResult(message(result("q1", "9", delay + fromAlice))));
    CHECK_FALSE(xep::isArchiveResult(message(delay + fromAlice)));
    for (const auto channel : {Channel::Carbon, Channel::Archive, Channel::Pep})
        CHECK_FALSE(xep::openArchived(from(account, message(result("q1", "9", delay + fromAlice)), channel), account,
                                      QStringLiteral("q1")));
}

TEST_CASE("C06: a result of another query is refused", "[xep][archive]")
{
    CHECK_FALSE(opens(account, result("1", "9", delay + fromAlice)));
    CHECK_FALSE(opens(account, result("", "9", delay + fromAlice)));
    CHECK_FALSE(opens(account, result("q1", "9", delay + fromAlice) + result("q1", "9", delay + fromAlice)));
}

TEST_CASE("C07: an archive speaks only of what is its own", "[xep][archive]")
{
    const base::Jid room = base::Jid::of(u"room@muc.x.test");
    const QByteArray boss =
        "<message xmlns='jabber:client' type='groupchat' from='room@muc.x.test/boss'><body>x</body></message>";
    CHECK_FALSE(opens(account, result("q1", "9", delay + boss)));
    CHECK(opens(room, result("q1", "9", delay + boss), room));
    CHECK_FALSE(opens(room, result("q1", "9", delay + fromAlice), room));
    const QByteArray otherRoom =
        "<message xmlns='jabber:client' type='groupchat' from='other@muc.x.test/boss'><body>x</body></message>";
    CHECK_FALSE(opens(room, result("q1", "9", delay + otherRoom), room));
    const QByteArray strangers = "<message xmlns='jabber:client' from='a@x.test' to='b@x.test'/>";
    CHECK_FALSE(opens(account, result("q1", "9", delay + strangers)));
}

TEST_CASE("a malformed result is refused", "[xep][archive][malformed]")
{
    CHECK_FALSE(opens(account, result("q1", "", delay + fromAlice)));
    CHECK_FALSE(opens(account, result("q1", QByteArray(10'000, 'a'), delay + fromAlice)));
    CHECK_FALSE(opens(account, result("q1", "9", fromAlice)));
    CHECK_FALSE(opens(account, result("q1", "9", delay)));
    CHECK_FALSE(opens(account, result("q1", "9", delay + fromAlice + fromAlice)));
    CHECK_FALSE(opens(account, result("q1", "9", delay + "<iq xmlns='jabber:client' from='alice@x.test/p'/>")));
    CHECK_FALSE(opens(account, result("q1", "9", "<delay xmlns='urn:xmpp:delay' stamp='never'/>" + fromAlice)));
    CHECK_FALSE(opens(account, "<result xmlns='urn:xmpp:mam:2' queryid='q1' id='9'/>"));
    CHECK_FALSE(opens(account, result("q1", "9", delay + fromAlice), account, "type='error'"));
}
