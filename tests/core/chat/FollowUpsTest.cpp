// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pair.h"

#include "store/OmemoTasks.h"

#include <catch2/generators/catch_generators.hpp>

using namespace chatTest;
using encryption::Opened;
using model::Encryption;
namespace tasks = store::omemoTasks;

namespace {

const base::Jid sender = base::Jid::of(u"bruno@y.test");
constexpr quint32 device = 7;

Opened closed(Encryption profile, Obstacle obstacle)
{
    Opened opened;
    opened.verdict = Opened::Verdict::Closed;
    opened.profile = profile;
    opened.device = device;
    opened.obstacle = obstacle;
    return opened;
}

// An account with its own device, and what is noted to be done about messages.
struct Notes
{
    Notes() { REQUIRE(encryption::Ratchets::open(database.db(), database.account, now)); }

    void note(const Opened &opened, const QDateTime &time, const QDateTime &heard, bool isKnown)
    {
        REQUIRE(chat::FollowUps::note(database.db(), database.account, {opened, sender, time, heard, isKnown}, now));
    }
    // Does what is due; how much of it were renewals.
    int renew()
    {
        const auto due = tasks::due(database.db(), database.account, now, 100);
        REQUIRE(due);
        for (const auto &task : *due) {
            REQUIRE(tasks::remove(database.db(), task.id));
            if (task.kind == tasks::Kind::Renew)
                REQUIRE(tasks::noteRenewal(database.db(), database.account, task.owner, task.device, now));
        }
        return int(std::count_if(due->begin(), due->end(),
                                 [](const tasks::Task &task) { return task.kind == tasks::Kind::Renew; }));
    }

    storeTest::Database database;
    QDateTime now = storeTest::at(storeTest::newYear);
};

} // namespace

TEST_CASE("H20: only what a new session can help begins one, where the specification allows it", "[chat][encryption]")
{
    const auto obstacle = GENERATE(Obstacle::NotForThisDevice, Obstacle::NoSession, Obstacle::KeyGone,
                                   Obstacle::NotAuthentic, Obstacle::KeyChanged, Obstacle::Malformed, Obstacle::Forged,
                                   Obstacle::WrongAddress, Obstacle::Rejected);
    const auto profile = GENERATE(Encryption::Omemo2, Encryption::OmemoLegacy);
    CAPTURE(int(obstacle), int(profile));
    Notes notes;
    notes.note(closed(profile, obstacle), notes.now, {}, true);
    const bool isOldProfiles = obstacle == Obstacle::KeyGone || obstacle == Obstacle::NotAuthentic;
    const bool isExpected = obstacle == Obstacle::NoSession || (isOldProfiles && profile == Encryption::OmemoLegacy);
    CHECK(notes.renew() == (isExpected ? 1 : 0));
}

TEST_CASE("H20: an old message, and one of a stranger, begins no new session", "[chat][encryption]")
{
    Notes notes;
    const auto lost = closed(Encryption::OmemoLegacy, Obstacle::NoSession);
    notes.note(lost, notes.now, {}, false);
    CHECK(notes.renew() == 0);
    notes.note(lost, notes.now.addSecs(-60), notes.now, true);
    CHECK(notes.renew() == 0);
    notes.note(lost, notes.now.addSecs(60), notes.now, true);
    CHECK(notes.renew() == 1);
}

TEST_CASE("H20: a session that gets lost again and again is renewed once a day and three times a week",
          "[chat][encryption]")
{
    Notes notes;
    int renewed = 0;
    for (int hour = 0; hour < 14 * 24; ++hour) {
        notes.note(closed(Encryption::Omemo2, Obstacle::NoSession), notes.now, {}, true);
        notes.note(closed(Encryption::OmemoLegacy, Obstacle::NotAuthentic), notes.now, {}, true);
        const int now = notes.renew();
        CHECK(now <= 2); // in both profiles at once
        renewed += now > 0 ? 1 : 0;
        notes.now = notes.now.addSecs(3600);
    }
    CHECK(renewed <= 6);
    CHECK(renewed >= 4);
}

TEST_CASE("H16: a one-time key that was used stays until nothing of the archive is missing", "[chat][encryption]")
{
    Desk desk;
    const auto ring = desk.encryption.ratchets()->ring(Profile::Omemo2);
    desk.write([&](store::Connection &connection) -> base::Result<> {
        const auto put = store::omemoKeys::putPreKey(connection, ring, {77, "public", base::Secret("record")});
        return put ? store::omemoKeys::markPreKeyUsed(connection, ring, 77) : put;
    });
    const auto isThere = [&] {
        return desk.write([&](store::Connection &connection) { return store::omemoKeys::preKey(connection, ring, 77); })
            .has_value();
    };
    desk.followUps.look();
    CHECK(isThere());
    desk.followUps.begin();
    CHECK_FALSE(isThere());
}

TEST_CASE("H20: an account sends ten empty messages a minute, whatever comes", "[chat][encryption]")
{
    constexpr int people = 12;
    Pair pair;
    std::vector<std::unique_ptr<Person>> others;
    const auto ratchets = pair.desk.encryption.ratchets();
    for (int i = 0; i < people; ++i) {
        auto &other = *others.emplace_back(std::make_unique<Person>(QStringLiteral("p%1@y.test").arg(i)));
        const auto bundle = other.bundle(Profile::Omemo2);
        pair.desk.write([&, owner = other.jid, id = other.device()](store::Connection &connection) {
            const auto now = pair.desk.talk.clock.utc();
            const auto started = encryption::announcements::adoptBundle(connection, *ratchets, owner, id, bundle, now);
            REQUIRE(started);
            return tasks::add(connection, pair.desk.account, {0, tasks::Kind::Answer, Encryption::Omemo2, owner, id},
                              now);
        });
    }
    auto &server = pair.desk.talk.server;
    int acknowledged = 0;
    const auto hear = [&](int wanted) {
        int heard = 0;
        const auto isMore = [&] {
            while (!server.hearsNothing()) {
                const auto element = server.next();
                if (element.is(u"urn:xmpp:sm:3", u"r"))
                    server.sends("<a xmlns='urn:xmpp:sm:3' h='" + QByteArray::number(acknowledged) + "'/>");
                else
                    ++acknowledged;
                heard += element.is(xml::ns::client, u"message") ? 1 : 0;
            }
            return heard > wanted;
        };
        CHECK_FALSE(QTest::qWaitFor(isMore, 300));
        return heard;
    };
    pair.desk.followUps.begin();
    CHECK(hear(10) == 10);
    pair.desk.followUps.look();
    CHECK(hear(0) == 0);
    pair.desk.talk.clock.advance(std::chrono::minutes(1));
    CHECK(hear(people - 10) == people - 10);
}
