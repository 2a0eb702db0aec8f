// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Devices.h"

#include "chat/KeyPublisher.h"
#include "core/chat/Desk.h"
#include "core/encryption/Person.h"
#include "store/OmemoDevices.h"
#include "support/FakeBoard.h"

#include <QSignalSpy>

using namespace std::chrono_literals;
using crypto::Profile;
using encryptionTest::Person;
using model::KeyTrust;

namespace {

const QString current = QStringLiteral("current");

// An account with its devices under a server that keeps its nodes and those of its contacts.
struct Counter : chatTest::Desk
{
    Counter()
        : server(talk)
        , publisher(self, modules.get<xep::OmemoDevices>(), *profile, talk.clock)
        , devices(account, {self, *profile, talk.clock, encryption, publisher})
    {
        publisher.begin(encryption.ratchets());
        REQUIRE(server.until([this] { return publisher.state().state == chat::KeysOnServer::State::Published; }));
        server.settle();
    }
    template<typename T>
    base::Result<T> run(base::Task<base::Result<T>> task)
    {
        std::optional<base::Result<T>> answer;
        task.then(&publisher, [&](const base::Result<T> &result) { answer = result; });
        REQUIRE(server.until([&] { return answer.has_value(); }));
        return *answer;
    }
    chat::PersonsDevices of(const base::Jid &owner)
    {
        const auto all = run(devices.of(owner));
        REQUIRE(all);
        return *all;
    }
    // That person's devices stand on his server.
    void shows(const base::Jid &owner, const QList<Person *> &people)
    {
        const QString where = owner == self ? QString() : owner.toString() + u' ';
        for (const auto spoken : encryption::profiles) {
            const auto &wire = xep::omemo::wireOf(spoken);
            auto list = wire.readDevices(server.item(where + wire.devicesNode.toString()))
                            .value_or(std::vector<xep::omemo::Device>());
            for (auto *person : people) {
                list.push_back({person->device()});
                server.put(where + wire.bundlesNode(person->device()), wire.bundleItem(person->device()),
                           wire.writeBundle(person->bundle(spoken)));
            }
            server.put(where + wire.devicesNode.toString(), current, wire.writeDevices(list));
        }
    }
    void pushesLists()
    {
        for (const auto spoken : encryption::profiles)
            server.pushes(xep::omemo::wireOf(spoken).devicesNode.toString());
        server.settle();
    }

    const base::Jid self = base::Jid::of(u"v@x.test");
    const base::Jid bruno = base::Jid::of(u"bruno@y.test");
    support::FakeBoard server;
    chat::KeyPublisher publisher;
    chat::Devices devices;
};

QByteArray identityOf(const Person &person)
{
    return person.ratchets->identity().publicKey.curve();
}

} // namespace

TEST_CASE("this device is the first of the own ones, with the key that others compare", "[chat][devices]")
{
    Counter counter;
    const auto own = counter.of(counter.self);
    REQUIRE(own.devices.size() == 1);
    const auto &device = own.devices.front();
    CHECK(device.isThis);
    CHECK(device.trust == KeyTrust::Verified);
    CHECK(device.fingerprint.join(QString()).toLatin1()
          == counter.encryption.ratchets()->identity().publicKey.curve().toHex());
    CHECK((device.device.listedLegacy && device.device.listedTwo));
    CHECK_FALSE(device.alarm); // one's own appearance is no news

    const auto code = counter.run(counter.devices.ownCode());
    REQUIRE(code);
    CHECK(code->link
          == QStringLiteral("xmpp:v@x.test?omemo-sid-%1=%2")
                 .arg(QString::number(device.device.id), device.fingerprint.join(QString())));
    CHECK(
        code->messageLink.startsWith(QStringLiteral("xmpp:v@x.test?trust-message;encryption=urn:xmpp:omemo:2;trust=")));
}

TEST_CASE("a person's devices are asked for, with their keys", "[chat][devices]")
{
    Counter counter;
    Person phone(u"bruno@y.test");
    Person laptop(u"bruno@y.test");
    counter.shows(counter.bruno, {&phone, &laptop});
    REQUIRE(counter.run(counter.devices.refresh(counter.bruno, 20s)));
    const auto all = counter.of(counter.bruno);
    REQUIRE(all.devices.size() == 2);
    for (const auto &known : all.devices) {
        CHECK(known.trust == KeyTrust::Blind);
        CHECK(known.fingerprint.size() == 8);
        CHECK(known.device.isListed());
        CHECK_FALSE(known.isThis);
        CHECK_FALSE(known.isStale); // others' are nobody's to remove
    }
    CHECK(counter.run(counter.devices.alarms())->isEmpty());
}

TEST_CASE("what a person decides is told at once, and ends the alarm", "[chat][devices][trust]")
{
    Counter counter;
    Person phone(u"bruno@y.test");
    Person laptop(u"bruno@y.test");
    counter.shows(counter.bruno, {&phone});
    REQUIRE(counter.run(counter.devices.refresh(counter.bruno, 20s)));
    QSignalSpy changed(&counter.devices, &chat::Devices::changed);
    QSignalSpy alarmed(&counter.devices, &chat::Devices::alarmRaised);
    REQUIRE(counter.run(counter.devices.setTrust(counter.bruno, phone.device(), KeyTrust::Verified)));
    CHECK(changed.size() == 1);

    counter.talk.clock.jump(1h);
    counter.shows(counter.bruno, {&laptop});
    REQUIRE(counter.run(counter.devices.refresh(counter.bruno, 20s)));
    REQUIRE(QTest::qWaitFor([&] { return alarmed.size() == 1; }));
    auto row = counter.of(counter.bruno).devices.back();
    REQUIRE(row.device.id == laptop.device());
    CHECK(row.trust == KeyTrust::Undecided);
    REQUIRE(row.alarm);
    CHECK(row.alarm->kind == model::DeviceAlarm::Kind::NewDevice);

    QSignalSpy over(&counter.devices, &chat::Devices::alarmsChanged);
    SECTION("by its fingerprint, however it is written")
    {
        const QString fingerprint = row.fingerprint.join(u'-').toUpper();
        REQUIRE(counter.run(counter.devices.setTrust(counter.bruno, fingerprint, KeyTrust::Verified)));
        CHECK(counter.of(counter.bruno).devices.back().trust == KeyTrust::Verified);
    }
    SECTION("by having seen it, which decides nothing")
    {
        REQUIRE(counter.run(counter.devices.dismiss(counter.bruno, laptop.device())));
        CHECK(counter.of(counter.bruno).devices.back().trust == KeyTrust::Undecided);
    }
    SECTION("by refusing it")
    {
        REQUIRE(counter.run(counter.devices.setTrust(counter.bruno, identityOf(laptop), KeyTrust::Rejected)));
        CHECK(counter.of(counter.bruno).devices.back().trust == KeyTrust::Rejected);
    }
    CHECK(QTest::qWaitFor([&] { return over.size() == 1; }));
    CHECK_FALSE(counter.of(counter.bruno).devices.back().alarm);
}

TEST_CASE("nothing can be decided about what nobody has seen, but for a key that somebody names", "[chat][devices]")
{
    Counter counter;
    Person phone(u"bruno@y.test");
    const auto kindOf = [](const base::Result<> &result) {
        return result ? base::ErrorKind::Cancelled : result.error().kind;
    };
    CHECK(kindOf(counter.run(counter.devices.setTrust(counter.bruno, 7u, KeyTrust::Verified)))
          == base::ErrorKind::NotFound);
    CHECK(kindOf(counter.run(counter.devices.setTrust(counter.bruno, identityOf(phone), KeyTrust::Verified)))
          == base::ErrorKind::NotFound);
    CHECK(kindOf(counter.run(counter.devices.setTrust(counter.bruno, QStringLiteral("ciao"), KeyTrust::Verified)))
          == base::ErrorKind::Malformed);
    CHECK(kindOf(counter.run(counter.devices.setTrust(counter.bruno, QByteArray(), KeyTrust::Verified)))
          == base::ErrorKind::NotFound);

    const QString fingerprint = QString::fromLatin1(identityOf(phone).toHex());
    REQUIRE(counter.run(counter.devices.setTrust(counter.bruno, fingerprint, KeyTrust::Verified)));
    CHECK(counter.of(counter.bruno).awaited.size() == 1);
    counter.shows(counter.bruno, {&phone});
    REQUIRE(counter.run(counter.devices.refresh(counter.bruno, 20s)));
    const auto all = counter.of(counter.bruno);
    CHECK(all.awaited.isEmpty());
    CHECK(all.devices.front().trust == KeyTrust::Verified);
}

TEST_CASE("a code is looked at first, and decides when the person says so", "[chat][devices][trust]")
{
    Counter counter;
    Person phone(u"bruno@y.test");
    counter.shows(counter.bruno, {&phone});
    REQUIRE(counter.run(counter.devices.refresh(counter.bruno, 20s)));
    const QString code = QStringLiteral("xmpp:bruno@y.test?omemo-sid-%1=%2")
                             .arg(QString::number(phone.device()), QString::fromLatin1(identityOf(phone).toHex()));
    const auto looked = counter.run(counter.devices.look(code));
    REQUIRE(looked);
    CHECK(looked->matching == QList<quint32>{phone.device()});
    CHECK(counter.of(counter.bruno).devices.front().trust == KeyTrust::Blind);
    REQUIRE(counter.run(counter.devices.verify(code)));
    CHECK(counter.of(counter.bruno).devices.front().trust == KeyTrust::Verified);
    CHECK_FALSE(counter.run(counter.devices.verify(QStringLiteral("https://evil.test/"))));
}

TEST_CASE("a sign-in elsewhere is an alarm, and the device can be taken away", "[chat][devices]")
{
    Counter counter;
    Person other(u"v@x.test");
    QSignalSpy alarmed(&counter.devices, &chat::Devices::alarmRaised);
    counter.shows(counter.self, {&other});
    counter.pushesLists();
    REQUIRE(QTest::qWaitFor([&] { return alarmed.size() == 1; }));
    const auto alarm = alarmed.front().front().value<model::DeviceAlarm>();
    CHECK(alarm.owner == counter.self);
    CHECK(alarm.device == other.device());
    REQUIRE(counter.run(counter.devices.refresh(counter.self, 20s)));
    REQUIRE(counter.of(counter.self).devices.size() == 2);
    CHECK(counter.of(counter.self).devices.front().isThis);

    REQUIRE(counter.run(counter.devices.revoke(other.device())));
    counter.server.settle();
    const auto gone = counter.of(counter.self).devices.back();
    CHECK_FALSE(gone.device.isListed());
    CHECK(gone.trust == KeyTrust::Rejected);
    CHECK(counter.run(counter.devices.alarms())->isEmpty());
    CHECK_FALSE(counter.run(counter.devices.revoke(counter.encryption.ratchets()->device())));
}

TEST_CASE("H14: that this device has begun anew stays an alarm until it is looked at", "[chat][devices]")
{
    Counter counter;
    QSignalSpy alarmed(&counter.devices, &chat::Devices::alarmRaised);
    counter.encryption.beginAnew();
    REQUIRE(QTest::qWaitFor([&] { return alarmed.size() == 1; }));
    const auto alarm = alarmed.front().front().value<model::DeviceAlarm>();
    CHECK(alarm.kind == model::DeviceAlarm::Kind::BegunAnew);
    CHECK(alarm.owner == counter.self);
    CHECK(alarm.device == counter.encryption.ratchets()->device());
    CHECK(*counter.run(counter.devices.alarms()) == QList{alarm});
    REQUIRE(counter.run(counter.devices.dismiss(counter.self, alarm.device)));
    CHECK(counter.run(counter.devices.alarms())->isEmpty());
}

TEST_CASE("own devices that nobody has heard of for long may be removed, and never are by themselves",
          "[chat][devices]")
{
    Counter counter;
    Person old(u"v@x.test");
    counter.shows(counter.self, {&old});
    counter.pushesLists();
    counter.write([&](store::Connection &connection) {
        return store::omemoDevices::noteHeard(connection, counter.account, counter.self, old.device(),
                                              counter.talk.clock.utc());
    });
    counter.talk.clock.jump(std::chrono::hours(24 * 59));
    CHECK_FALSE(counter.of(counter.self).devices.back().isStale);
    counter.talk.clock.jump(std::chrono::hours(24));
    const auto own = counter.of(counter.self);
    CHECK(own.devices.back().isStale);
    CHECK(own.devices.back().device.isListed());
    CHECK_FALSE(own.devices.front().isStale);
}

TEST_CASE("the key of this device needs no decision, and takes none", "[chat][devices][trust]")
{
    Counter counter;
    const auto own = counter.of(counter.self).devices.front();
    using enum base::ErrorKind;
    for (const auto trust : {KeyTrust::Rejected, KeyTrust::Verified}) {
        CHECK(counter.run(counter.devices.setTrust(counter.self, own.device.id, trust)).error().kind == NotAllowed);
        CHECK(counter.run(counter.devices.setTrust(counter.self, own.device.identity, trust)).error().kind
              == NotAllowed);
        CHECK(counter.run(counter.devices.setTrust(counter.self, own.fingerprint.join(u' '), trust)).error().kind
              == NotAllowed);
    }
    CHECK(counter.of(counter.self).devices.front() == own);
}
