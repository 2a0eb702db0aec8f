// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/DeviceNews.h"
#include "chat/Account.h"
#include "support/SampleKeys.h"
#include "trust/OwnDeviceCards.h"

#include <QAbstractButton>
#include <QSignalSpy>

#include <catch2/catch_test_macros.hpp>

using model::KeyTrust;
using Kind = model::DeviceAlarm::Kind;

namespace {

const char *anna = "anna@serviziliberi.it";
const char *me = "giulia@serviziliberi.it";

struct Following
{
    explicit Following(sample::SampleDesk &sampleDesk)
        : desk(sampleDesk)
        , news(desk.workspace().accounts(), desk.workspace().conversations())
    {
    }
    QList<trust::News> ofAnna() { return news.of(account(), base::Jid::of(QString::fromUtf8(anna))); }
    model::AccountId account() { return desk.workspace().accounts().all().front()->id(); }

    sample::SampleDesk &desk;
    trust::DeviceNews news;
};

} // namespace

TEST_CASE("H04: a new device of somebody who was verified waits for a decision, and is over with it", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    sample::addDevices(desk, {{anna, 11, "", KeyTrust::Verified}, {anna, 12, "", KeyTrust::Undecided}});
    sample::alarm(desk, anna, 12, Kind::NewDevice);
    Following following(desk);
    REQUIRE(sample::waitUntil([&] { return following.ofAnna().size() == 1; }));
    CHECK(following.ofAnna().first().known.device.id == 12);
    following.news.decide(following.ofAnna(), KeyTrust::Blind);
    CHECK(sample::waitUntil([&] { return following.ofAnna().isEmpty(); }));
}

TEST_CASE("a new device of somebody whose keys nobody has compared is one line in the chat", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    sample::addDevices(desk, {{anna, 11, "", KeyTrust::Blind}, {anna, 12, "", KeyTrust::Blind}});
    sample::alarm(desk, anna, 12, Kind::NewDevice);
    QStringList notes;
    QList<quint32> about;
    QObject::connect(&desk.workspace().conversations(), &chat::Conversations::messageStored, &desk.workspace(),
                     [&](const model::Message &message) {
                         if (message.kind != model::MessageKind::Notice)
                             return;
                         notes << message.body;
                         about << message.device;
                     });
    Following following(desk);
    REQUIRE(sample::waitUntil([&] { return !notes.isEmpty(); }));
    CHECK(notes == QStringList{QStringLiteral("Anna has added a device.")});
    CHECK(about == QList<quint32>{12});
    CHECK(following.ofAnna().isEmpty());
    const auto countAlarms = [&] {
        std::optional<qsizetype> left;
        desk.workspace().accounts().all().front()->devices().alarms().then(
            &following.news, [&](const base::Result<QList<model::DeviceAlarm>> &alarms) { left = alarms->size(); });
        REQUIRE(sample::waitUntil([&] { return left.has_value(); }));
        return *left;
    };
    CHECK(sample::waitUntil([&] { return countAlarms() == 0; })); // once the line is stored
}

TEST_CASE("H22: a changed key goes before new devices", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    sample::addDevices(desk, {{anna, 11, "", KeyTrust::Undecided}, {anna, 12, "", KeyTrust::Undecided}});
    sample::alarm(desk, anna, 11, Kind::NewDevice);
    sample::alarm(desk, anna, 12, Kind::KeyChanged);
    Following following(desk);
    REQUIRE(sample::waitUntil([&] { return following.ofAnna().size() == 2; }));
    CHECK(following.ofAnna().first().kind == Kind::KeyChanged);
}

TEST_CASE("H14: that this program goes on as a new device is a card of its own until it is read", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    sample::alarm(desk, me, 3001, Kind::BegunAnew); // no list names it yet
    Following following(desk);
    trust::OwnDeviceCards cards(following.news);
    const auto read = [&] { return cards.findChild<QAbstractButton *>(QStringLiteral("begun-anew")); };
    REQUIRE(sample::waitUntil([&] { return read() != nullptr; }));
    CHECK(cards.count() == 1);
    CHECK(cards.findChild<QAbstractButton *>(QStringLiteral("me")) == nullptr);
    CHECK(following.news.of(following.account(), base::Jid::of(QString::fromUtf8(me))).isEmpty());
    QSignalSpy devices(&cards, &trust::OwnDeviceCards::devicesWanted);
    cards.findChild<QAbstractButton *>(QStringLiteral("own-devices"))->click();
    QCoreApplication::processEvents();
    CHECK(devices.size() == 1);
    read()->click();
    CHECK(sample::waitUntil([&] { return cards.count() == 0; }));
}

TEST_CASE("a sign-in of an own device asks whether it is you, until it is answered", "[trust]")
{
    sample::SampleDesk desk(sample::Content::Chats);
    sample::addDevices(desk, {{me, 21, "Dino", KeyTrust::Blind}});
    sample::alarm(desk, me, 21, Kind::NewDevice);
    Following following(desk);
    trust::OwnDeviceCards cards(following.news);
    REQUIRE(sample::waitUntil([&] { return cards.findChild<QAbstractButton *>(QStringLiteral("me")) != nullptr; }));
    QSignalSpy notMe(&cards, &trust::OwnDeviceCards::notMe);
    cards.findChild<QAbstractButton *>(QStringLiteral("not-me"))->click();
    QCoreApplication::processEvents();
    CHECK(notMe.size() == 1);
    CHECK(following.news.own().size() == 1); // nothing is over by that
    cards.findChild<QAbstractButton *>(QStringLiteral("me"))->click();
    CHECK(sample::waitUntil([&] { return following.news.own().isEmpty(); }));
    CHECK(sample::waitUntil([&] { return cards.findChild<QAbstractButton *>(QStringLiteral("me")) == nullptr; }));
}
