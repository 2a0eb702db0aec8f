// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/OmemoDevices.h"

#include "support/FakeBoard.h"

#include <catch2/generators/catch_generators.hpp>

using base::ErrorKind;
using xep::omemo::Bundle;
using xep::omemo::Device;
using xep::omemo::Profile;
using xep::omemo::wireOf;

namespace {

const base::Jid bruno = base::Jid::of(u"bruno@y.test");

struct Desk
{
    Desk() { talk.signIn(); }

    void put(const QString &node, const QString &item, const xml::Element &payload)
    {
        server.put(bruno.toString() + QLatin1Char(' ') + node, item, payload);
    }
    void putList(Profile profile, const QString &item, const std::vector<Device> &devices)
    {
        put(wireOf(profile).devicesNode.toString(), item, wireOf(profile).writeDevices(devices));
    }
    template<typename T>
    base::Result<T> answerOf(base::Task<base::Result<T>> task)
    {
        std::optional<base::Result<T>> answer;
        QObject guard;
        task.then(&guard, [&](const base::Result<T> &value) { answer.emplace(value); });
        REQUIRE(server.until([&] { return answer.has_value(); }));
        return *answer;
    }
    base::Result<std::vector<Device>> list(Profile profile) { return answerOf(board.devices(bruno, profile)); }

    support::SessionTalk talk;
    xep::Circle circle{[](const base::Jid &) { return false; }, [](const base::Jid &) { return false; }};
    xep::Disco disco{*talk.session, circle};
    xep::Pep pep{*talk.session, disco, circle};
    xep::OmemoDevices board{pep};
    support::FakeBoard server{talk};
};

Bundle bundleOf(Profile profile)
{
    const qsizetype length = profile == Profile::Legacy ? 33 : 32;
    return {profile,
            QByteArray(length, 'i'),
            {1, QByteArray(length, 's')},
            QByteArray(64, 'g'),
            {{2, QByteArray(length, 'o')}}};
}

} // namespace

TEST_CASE("a list counts by its name, or where it is alone, since some clients name theirs otherwise", "[xep][omemo]")
{
    const auto profile = GENERATE(Profile::Legacy, Profile::Omemo2);
    Desk desk;
    CHECK(desk.list(profile).error().kind == ErrorKind::NotFound);
    desk.putList(profile, QStringLiteral("1"), {{7}});
    CHECK(*desk.list(profile) == std::vector<Device>{{7}});
    desk.putList(profile, QStringLiteral("2"), {{8}});
    CHECK(desk.list(profile).error().kind == ErrorKind::Malformed); // which of them?
    desk.putList(profile, QStringLiteral("current"), {{9}});
    CHECK(*desk.list(profile) == std::vector<Device>{{9}});
}

TEST_CASE("a bundle of its own node may have any name, one among others its device's", "[xep][omemo]")
{
    Desk desk;
    const auto legacy = bundleOf(Profile::Legacy);
    desk.put(wireOf(Profile::Legacy).bundlesNode(7), QStringLiteral("1"), wireOf(Profile::Legacy).writeBundle(legacy));
    CHECK(*desk.answerOf(desk.board.bundle(bruno, Profile::Legacy, 7)) == legacy);

    const auto two = bundleOf(Profile::Omemo2);
    desk.put(wireOf(Profile::Omemo2).bundlesNode(8), QStringLiteral("8"), wireOf(Profile::Omemo2).writeBundle(two));
    CHECK_FALSE(desk.answerOf(desk.board.bundle(bruno, Profile::Omemo2, 7)));
    CHECK(*desk.answerOf(desk.board.bundle(bruno, Profile::Omemo2, 8)) == two);
}
