// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xep/Elements.h"
#include "xep/Nicknames.h"
#include "xep/PresenceStanza.h"
#include "xep/RosterQuery.h"

#include <catch2/catch_test_macros.hpp>

using namespace elements;
using xep::PresenceStanza;
using xep::PresenceType;

namespace {

const QByteArray item = "<item jid='bank@evil.test' name='Alice' subscription='both'/>";

stream::Stanza push(const base::Jid &sender, const QByteArray &items)
{
    return from(sender,
                element("<iq xmlns='jabber:client' type='set' id='p'><query xmlns='jabber:iq:roster' ver='7'>" + items
                        + "</query></iq>"));
}

std::optional<PresenceStanza> presence(const QByteArray &inside, const QByteArray &attributes = {})
{
    return xep::readPresence(element("<presence xmlns='jabber:client' " + attributes + ">" + inside + "</presence>"));
}

} // namespace

TEST_CASE("roster elements read back as they were written", "[xep][roster][roundtrip]")
{
    const xep::RosterItem full{
        base::Jid::of(u"a@x.test"),  QStringLiteral("A & B"),     {QStringLiteral("Friends"), QStringLiteral("Work")},
        xep::RosterSubscription::To, QStringLiteral("subscribe"), true};
    CHECK(survives(full));
    CHECK(survives(xep::RosterItem{base::Jid::of(u"x.test")}));
    CHECK(survives(xep::RosterList{QStringLiteral("ver7"), {full}}));
    CHECK(survives(xep::RosterList{QStringLiteral(""), {}}));
    CHECK(survives(xep::RosterList{}));
    CHECK(xml::write(xml::write(xep::RosterList{QStringLiteral(""), {}})).contains("ver=''"));
}

TEST_CASE("unreadable roster entries are passed over", "[xep][roster][malformed]")
{
    const auto list = xml::read<xep::RosterList>(
        element("<query xmlns='jabber:iq:roster'><item/><item jid=''/><item jid='@x'/><item jid='a b@x.test'/>"
                "<item jid='ok@x.test' subscription='odd' approved='maybe'><odd/></item></query>"));
    REQUIRE(list);
    REQUIRE(list->items.size() == 1);
    CHECK(list->items.front() == xep::RosterItem{base::Jid::of(u"ok@x.test")});
}

TEST_CASE("D02: only the own account pushes roster entries", "[xep][roster]")
{
    CHECK(xep::believedPush(push(account, item)));
    for (const auto &sender : {mallory, alice, base::Jid::of(u"x.test"), account.withResource(u"other")})
        CHECK_FALSE(xep::believedPush(push(sender, item)));
}

TEST_CASE("a push holds exactly one entry of a bare address", "[xep][roster][malformed]")
{
    CHECK_FALSE(xep::believedPush(push(account, {})));
    CHECK_FALSE(xep::believedPush(push(account, item + item)));
    CHECK_FALSE(xep::believedPush(push(account, "<item jid='@'/>")));
    CHECK_FALSE(xep::believedPush(push(account, "<item jid='a@x.test/r'/>")));
}

TEST_CASE("presence reads back as it was written", "[xep][presence][roundtrip]")
{
    PresenceStanza full{PresenceType::Available, model::Show::ExtendedAway, QStringLiteral("on <holiday>"), -5};
    full.caps = xep::CapsHash{QStringLiteral("sha-1"), QStringLiteral("urn:n"), QStringLiteral("abc=")};
    full.photo = QString(40, u'a');
    full.idleSince = QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);
    full.nickname = QStringLiteral("Ann");
    PresenceStanza noPicture;
    noPicture.photo = QStringLiteral("");
    const PresenceStanza gone{PresenceType::Unavailable, model::Show::Offline};
    for (const auto &one : {PresenceStanza(), full, noPicture, gone})
        CHECK(xep::readPresence(element(xml::write(xep::write(one)))) == one);
}

TEST_CASE("presence survives nonsense", "[xep][presence][malformed]")
{
    CHECK_FALSE(presence({}, "type='dancing'"));
    CHECK_FALSE(xep::readPresence(message({})));
    CHECK(presence("<show>odd</show>")->show == model::Show::Available);
    CHECK(presence("<show>away</show>", "type='unavailable'")->show == model::Show::Offline);
    CHECK(presence("<status>" + QByteArray(100'000, 'a') + "</status>")->status.size() == 1024);
    CHECK_FALSE(presence("<x xmlns='vcard-temp:x:update'><photo>zz</photo></x>")->photo);
    CHECK_FALSE(presence("<x xmlns='vcard-temp:x:update'/>")->photo);
    CHECK_FALSE(presence("<idle xmlns='urn:xmpp:idle:1' since='1e999'/>")->idleSince.isValid());
}

TEST_CASE("D19: an impossible priority counts as none", "[xep][presence][malformed]")
{
    for (const char *priority : {"1e999", "nan", "-129", "128", "99999999999", ""})
        CHECK(presence(QByteArray("<priority>") + priority + "</priority>")->priority == 0);
    CHECK(presence("<priority> -128 </priority>")->priority == -128);
}

TEST_CASE("a subscription step is of the bare address that sent it", "[xep][presence]")
{
    const auto step = [](const base::Jid &sender, const QByteArray &type) {
        return xep::subscriptionStepIn(
            from(sender,
                 element("<presence xmlns='jabber:client' type='" + type
                         + "'><status>hi</status>"
                           "<nick xmlns='http://jabber.org/protocol/nick'>A\nnn</nick></presence>")));
    };
    CHECK(
        step(alice, "subscribe")
        == xep::SubscriptionStep{PresenceType::Subscribe, alice.bare(), QStringLiteral("hi"), QStringLiteral("A nn")});
    CHECK(step(mallory, "subscribed")->by == mallory.bare());
    CHECK_FALSE(step(alice, "unavailable"));
    CHECK_FALSE(step(alice, "error"));
    CHECK_FALSE(step(account, "subscribed"));
    CHECK_FALSE(step(account.withResource(u"b"), "subscribe"));

    const auto written = xep::write(xep::SubscriptionStep{PresenceType::Subscribe, alice, {}, QStringLiteral("V")});
    CHECK(written.attribute(u"to") == u"alice@x.test");
    CHECK(xep::subscriptionStepIn(from(alice, written))->nickname == u"V");
    const xep::SubscriptionStep invited{PresenceType::Subscribe, alice.bare(), {}, {}, QStringLiteral("T1")};
    CHECK(xep::subscriptionStepIn(from(alice, xep::write(invited))) == invited);
}

TEST_CASE("nicknames are tidied", "[xep][nicknames]")
{
    CHECK(survives(xep::Nickname{QStringLiteral("Ann")}));
    CHECK(xep::tidied({QStringLiteral("  a\n\tb  ")}) == u"a b");
    CHECK(xep::tidied({QString(100'000, u'x')}).size() == 100);
    const QByteArray nick = "<nick xmlns='http://jabber.org/protocol/nick'>a</nick>";
    CHECK(xep::nicknameIn(message(nick)) == u"a");
    CHECK(xep::nicknameIn(message(nick + nick)).isEmpty());
}
