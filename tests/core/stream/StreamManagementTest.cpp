// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/StreamManagement.h"

#include <catch2/catch_test_macros.hpp>

using namespace stream;

namespace {

SentStanza message(int number)
{
    return {"<message/>", QString::number(number), true, {}};
}

} // namespace

TEST_CASE("the server's count acknowledges the oldest stanzas first", "[stream][management]")
{
    StreamManagement management;
    for (int i = 0; i < 5; ++i)
        management.sent(message(i));
    std::vector<SentStanza> acknowledged;
    REQUIRE(management.acknowledge(3, &acknowledged));
    REQUIRE(acknowledged.size() == 3);
    CHECK(acknowledged.front().id == QStringLiteral("0"));
    CHECK(management.unacknowledged().size() == 2);
    CHECK(management.unacknowledgedBytes() == 2 * qsizetype(strlen("<message/>")));
    CHECK(management.sentCount() == 5);
}

TEST_CASE("I03: a count outside what was sent or below what was acknowledged changes nothing", "[stream][management]")
{
    StreamManagement management;
    for (int i = 0; i < 5; ++i)
        management.sent(message(i));
    std::vector<SentStanza> acknowledged;
    REQUIRE(management.acknowledge(2, &acknowledged));
    for (const quint32 wrong : {1U, 0U, 6U, 0xFFFFFFFFU, 0x80000002U}) {
        std::vector<SentStanza> more;
        CHECK_FALSE(management.acknowledge(wrong, &more));
        CHECK(more.empty());
        CHECK(management.unacknowledged().size() == 3);
    }
}

TEST_CASE("I03: both counters pass 2^32 unharmed", "[stream][management]")
{
    const quint32 close = 0xFFFFFFFFU - 2;
    StreamManagement management(close, close);
    for (int i = 0; i < 10; ++i)
        management.sent(message(i));
    std::vector<SentStanza> acknowledged;
    REQUIRE(management.acknowledge(0xFFFFFFFFU, &acknowledged));
    CHECK(acknowledged.size() == 2);
    REQUIRE(management.acknowledge(7, &acknowledged));
    CHECK(acknowledged.size() == 10);

    std::vector<quint32> sequences;
    for (int i = 0; i < 10; ++i)
        sequences.push_back(management.received(Settling::WhenStored));
    for (const quint32 sequence : sequences)
        management.settle(sequence);
    CHECK(management.handled() == 7);
}

TEST_CASE("only what is stored without a gap counts as handled", "[stream][management]")
{
    StreamManagement management;
    const quint32 first = management.received(Settling::WhenStored);
    management.received(Settling::AtOnce);
    const quint32 third = management.received(Settling::WhenStored);
    CHECK(management.handled() == 0);
    management.settle(third);
    CHECK(management.handled() == 0);
    management.settle(first);
    CHECK(management.handled() == 3);
    management.received(Settling::AtOnce);
    CHECK(management.handled() == 4);
    CHECK(management.unsettled() == 0);
}

TEST_CASE("what is stored after its session ended does not count in the next", "[stream][management]")
{
    StreamManagement management;
    const quint32 late = management.received(Settling::WhenStored);
    management.beginAnew();
    CHECK(management.handled() == 0);
    const quint32 fresh = management.received(Settling::WhenStored);
    management.settle(late);
    CHECK(management.handled() == 0);
    management.settle(fresh);
    CHECK(management.handled() == 1);
}

TEST_CASE("counting may begin within a session", "[stream][management]")
{
    StreamManagement management;
    const quint32 early = management.received(Settling::WhenStored);
    std::vector<SentStanza> acknowledged;
    management.sent(message(1));
    management.sent(message(2));
    REQUIRE(management.acknowledge(1, &acknowledged));
    management.beginCounting();
    CHECK(management.sentCount() == 1);
    const quint32 counted = management.received(Settling::WhenStored);
    management.settle(counted);
    CHECK(management.handled() == 0);
    SECTION("what came before is stored")
    {
        management.settle(early);
        CHECK(management.handled() == 1);
    }
    SECTION("the session is resumed before that: it is not sent again")
    {
        REQUIRE(management.resume(0, &acknowledged));
        CHECK(management.handled() == 0);
        CHECK(management.received(Settling::WhenStored) == counted);
        management.settle(counted);
        CHECK(management.handled() == 1);
    }
}

TEST_CASE("after a resumption the server sends again what was not stored", "[stream][management]")
{
    StreamManagement management;
    const quint32 first = management.received(Settling::WhenStored);
    const quint32 second = management.received(Settling::WhenStored);
    management.settle(first);
    management.sent(message(1));
    management.sent(message(2));
    std::vector<SentStanza> acknowledged;
    REQUIRE(management.resume(1, &acknowledged));
    CHECK(acknowledged.size() == 1);
    CHECK(management.unacknowledged().size() == 1);
    CHECK(management.handled() == 1);
    CHECK(management.received(Settling::WhenStored) == second);
    StreamManagement impossible;
    CHECK_FALSE(impossible.resume(1, &acknowledged));
}
