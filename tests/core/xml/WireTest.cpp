// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml/Wire.h"
#include "xml/Gate.h"

#include <catch2/catch_test_macros.hpp>

namespace {

struct Item
{
    base::Jid jid;
    QString name;
    std::vector<QString> groups;
    static constexpr auto wire()
    {
        return xml::element<Item>(u"jabber:iq:roster", u"item", xml::attribute(u"jid", &Item::jid),
                                  xml::attribute(u"name", &Item::name), xml::childText(u"group", &Item::groups));
    }
    bool operator==(const Item &) const = default;
};

struct Query
{
    std::optional<QString> version;
    bool flag = false;
    std::vector<Item> items;
    static constexpr auto wire()
    {
        return xml::element<Query>(u"jabber:iq:roster", u"query", xml::attribute(u"ver", &Query::version),
                                   xml::childText(u"flag", &Query::flag), xml::child(&Query::items));
    }
    bool operator==(const Query &) const = default;
};

} // namespace

TEST_CASE("a described element reads back as it was written", "[xml][wire]")
{
    const Query query{
        QStringLiteral("v1"),
        true,
        {{base::Jid::of(u"a@x.test"), QStringLiteral("A & co"), {QStringLiteral("g"), QStringLiteral("h")}},
         {base::Jid::of(u"b@x.test"), {}, {}}}};
    CHECK(xml::read<Query>(xml::write(query)) == query);
    const auto parsed = xml::Gate::parse(xml::write(xml::write(query)));
    REQUIRE(parsed);
    CHECK(xml::read<Query>(*parsed) == query);
}

TEST_CASE("a required part that is absent or unreadable makes the element unreadable", "[xml][wire]")
{
    CHECK_FALSE(xml::read<Item>(*xml::Gate::parse("<item xmlns='jabber:iq:roster' name='x'/>")));
    CHECK_FALSE(xml::read<Item>(*xml::Gate::parse("<item xmlns='jabber:iq:roster' jid='@'/>")));
    CHECK_FALSE(xml::read<Item>(*xml::Gate::parse("<item xmlns='other' jid='a@x.test'/>")));
    CHECK(xml::read<Item>(*xml::Gate::parse("<item xmlns='jabber:iq:roster' jid='a@x.test' new='1'><odd/></item>")));
}

TEST_CASE("an unreadable repeated child is passed over, its neighbours stay", "[xml][wire]")
{
    const auto query = xml::read<Query>(
        *xml::Gate::parse("<query xmlns='jabber:iq:roster'><item jid='@'/><item jid='a@x.test'/></query>"));
    REQUIRE(query);
    CHECK(query->items.size() == 1);
}

TEST_CASE("a singleton that comes twice is no element at all", "[xml][wire]")
{
    CHECK_FALSE(xml::find<Item>(
        *xml::Gate::parse("<query xmlns='jabber:iq:roster'><item jid='a@x.test'/><item jid='b@x.test'/></query>")));
}
