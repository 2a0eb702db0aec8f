// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Recipients.h"

#include "Person.h"

#include "store/OmemoDevices.h"

#include <catch2/generators/catch_generators.hpp>

using namespace encryptionTest;
using encryption::LeftOut;

namespace {

encryption::Recipients recipients(Person &person, const base::Jid &peer)
{
    return good(encryption::recipientsOf(person.db(), *person.ratchets, {person.jid, peer, {}, {}, {}, person.now}));
}

} // namespace

TEST_CASE("the other side's device may have the number of ours", "[encryption]")
{
    const auto profile = GENERATE(Profile::Omemo2, Profile::Legacy);
    Talk talk({profile}, {profile});
    REQUIRE(store::omemoKeys::forget(talk.bruno.db(), talk.bruno.database.account));
    REQUIRE(store::omemoKeys::putOwn(talk.bruno.db(), talk.bruno.database.account,
                                     {talk.anna.device(), base::Secret(QByteArray(32, '\x40')), start}));
    talk.bruno.restart();
    REQUIRE(talk.bruno.device() == talk.anna.device());
    talk.bruno.knowNoOtherOwnDevice();
    talk.anna.meet(talk.bruno);
    talk.begin();
    const QString text = QStringLiteral("stesso numero");
    CHECK(talk.bruno.read(talk.anna.send(talk.bruno.jid, text), talk.anna) == text);
    CHECK(talk.anna.read(talk.bruno.send(talk.anna.jid, text), talk.bruno) == text);
}

TEST_CASE("a device that has not answered a thousand messages in three months gets no more, until it writes",
          "[encryption]")
{
    Talk talk;
    talk.begin();
    auto &anna = talk.anna;
    const auto &bruno = talk.bruno;
    const auto first = anna.send(bruno.jid, QStringLiteral("ci sei?"));
    for (int i = 0; i < encryption::mostUnanswered; ++i)
        REQUIRE(store::omemoDevices::noteSent(anna.db(), anna.database.account, bruno.jid, bruno.device()));
    CHECK(recipients(anna, bruno.jid).readers.size() == 1); // much was written in a short time
    anna.now = anna.now.addMSecs(encryption::longSilence + 1);
    CHECK(recipients(anna, bruno.jid).leftOut == QList<LeftOut>{{bruno.jid, bruno.device(), LeftOut::Why::Silent}});
    CHECK(std::holds_alternative<encryption::Refusal>(anna.trySeal(bruno.jid, QStringLiteral("?"))));

    CHECK(talk.bruno.read(first, anna) == u"ci sei?");
    CHECK(anna.read(talk.bruno.send(anna.jid, QStringLiteral("ora sì")), talk.bruno) == u"ora sì");
    CHECK(recipients(anna, bruno.jid).readers.size() == 1);
}

TEST_CASE("a list that cannot be read takes no device away", "[encryption]")
{
    Talk talk;
    talk.begin();
    auto &anna = talk.anna;
    for (const auto profile : encryption::profiles)
        good(encryption::announcements::adoptNoList(anna.db(), anna.database.account, talk.bruno.jid, profile,
                                                    anna.now));
    CHECK(recipients(anna, talk.bruno.jid).readers.size() == 1);

    const auto unknown = base::Jid::of(u"zoe@z.test");
    for (const auto profile : encryption::profiles)
        good(encryption::announcements::adoptNoList(anna.db(), anna.database.account, unknown, profile, anna.now));
    CHECK(recipients(anna, unknown).missing.lists.isEmpty()); // she has none as far as we may know
    CHECK(recipients(anna, unknown).readers.isEmpty());
}
