// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xep/Elements.h"
#include "xep/Blocking.h"
#include "xep/EntityTime.h"
#include "xep/ExplicitEncryption.h"
#include "xep/LastActivity.h"
#include "xep/ServerContacts.h"
#include "xep/Version.h"

#include <catch2/catch_test_macros.hpp>

using namespace elements;

namespace {

std::optional<QDateTime> time(const QByteArray &inside)
{
    const auto read = xml::read<xep::LocalTime>(element("<time xmlns='urn:xmpp:time'>" + inside + "</time>"));
    return read ? xep::timeIn(*read) : std::nullopt;
}

} // namespace

TEST_CASE("the elements of small questions read back as they were written", "[xep][roundtrip]")
{
    CHECK(survives(xep::SoftwareVersion{QStringLiteral("A"), QStringLiteral("1"), QStringLiteral("B")}));
    CHECK(survives(xep::LocalTime{QStringLiteral("+02:00"), QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC)}));
    CHECK(survives(xep::LastSeen{903, QStringLiteral("Heading home")}));
    CHECK(survives(xep::BlockedItem{alice}));
    CHECK(survives(xep::BlockList{{{alice}, {base::Jid::of(u"evil.test")}}}));
    CHECK(survives(xep::Block{{{mallory}}}));
    CHECK(survives(xep::Unblock{}));
    CHECK(survives(xep::ExplicitEncryption{QStringLiteral("urn:xmpp:omemo:2"), QStringLiteral("OMEMO")}));
}

TEST_CASE("D19: impossible numbers and times in answers are none", "[xep][malformed]")
{
    for (const char *seconds : {"-1", "nan", "1e9", "18446744073709551616", ""})
        CHECK_FALSE(
            xml::read<xep::LastSeen>(element(QByteArray("<query xmlns='jabber:iq:last' seconds='") + seconds + "'/>"))
                ->seconds);
    const QByteArray utc = "<utc>2026-11-21T09:00:00Z</utc>";
    CHECK(time("<tzo>-06:30</tzo>" + utc)->offsetFromUtc() == -23400);
    CHECK(time("<tzo>Z</tzo>" + utc)->offsetFromUtc() == 0);
    for (const char *offset : {"", "+2", "25:00", "+99:99", "+24:00", "nan"})
        CHECK_FALSE(time(QByteArray("<tzo>") + offset + "</tzo>" + utc));
    CHECK_FALSE(time("<tzo>+01:00</tzo>"));
    CHECK_FALSE(time("<tzo>+01:00</tzo><utc>1e999</utc>"));
    CHECK(readable<xep::BlockedItem>({"<item xmlns='urn:xmpp:blocking'/>", "<item xmlns='urn:xmpp:blocking' jid='@'/>"})
          == 0);
}

TEST_CASE("our own time reads back, whatever the offset", "[xep][time][roundtrip]")
{
    const QDateTime utc(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);
    for (const int offset : {0, 3600, -12600, 20700, -43200, 50400}) {
        const auto local = xep::localTime(utc.toOffsetFromUtc(offset));
        CHECK(survives(local));
        CHECK(xep::timeIn(local)->offsetFromUtc() == offset);
    }
}

TEST_CASE("D08: only those who may know hear which program this is, and nobody on what system", "[xep][version]")
{
    const xep::Circle circle{[](const base::Jid &jid) { return jid == alice.bare(); }, {}};
    const auto origin = [](const base::Jid &sender) { return stream::Origin{account, sender}; };
    const auto answer = xep::versionFor(origin(alice), circle);
    REQUIRE(answer);
    CHECK(xml::read<xep::SoftwareVersion>(*answer)->name == u"Lucchetto");
    CHECK(xml::read<xep::SoftwareVersion>(*answer)->os.isEmpty());
    CHECK(xep::versionFor(origin(account.withResource(u"b")), circle));
    CHECK(xep::versionFor(origin(base::Jid::of(u"x.test")), circle));
    for (const auto &stranger : {mallory, base::Jid::of(u"y.test"), base::Jid::of(u"bob@x.test/r")})
        CHECK(xep::versionFor(origin(stranger), circle).error().condition == u"service-unavailable");
}

TEST_CASE("only harmless addresses of a server's people are shown", "[xep][contacts]")
{
    const auto server = xml::read<xep::Abilities>(
        element("<query xmlns='http://jabber.org/protocol/disco#info'><x xmlns='jabber:x:data' type='result'>"
                "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/network/serverinfo</value></field>"
                "<field var='admin-addresses'><value>xmpp:admin@x.test</value><value>javascript:alert(1)</value>"
                "<value>mailto:admin@x.test</value><value>file:///etc/passwd</value></field></x></query>"));
    REQUIRE(server);
    CHECK(xep::contactsIn(*server).admin
          == QStringList{QStringLiteral("xmpp:admin@x.test"), QStringLiteral("mailto:admin@x.test")});
    CHECK(xep::contactsIn(xep::Abilities()) == xep::ServerContacts());
}
