// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that messages show, and what becomes of messages that cannot be opened.
#include "Pair.h"

#include "encryption/Trust.h"
#include "store/OmemoTasks.h"

#include <QSignalSpy>

#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

using namespace chatTest;
using model::MessageKind;

namespace {

// Learns of the desk's device.
void meetDesk(Person &person, Pair &pair)
{
    const auto ratchets = pair.desk.encryption.ratchets();
    const auto &jid = pair.desk.talk.settings.jid;
    for (const auto profile : encryption::profiles) {
        const auto bundle = pair.desk.write([&](store::Connection &connection) {
            return encryption::ownKeys::bundle(connection, *ratchets, profile, person.now);
        });
        encryptionTest::good(encryption::announcements::adoptBundle(person.db(), *person.ratchets, jid,
                                                                    ratchets->device(), bundle, person.now));
    }
}

} // namespace

TEST_CASE("H08: what an unknown own device has written is marked as such, in its carbon too",
          "[chat][encryption][trust]")
{
    const bool isOneVerified = GENERATE(true, false);
    Pair pair;
    pair.begin();
    const auto &self = pair.desk.talk.settings.jid;
    if (isOneVerified)
        pair.desk.write([&](store::Connection &connection) {
            return encryption::trust::decide(connection, pair.desk.account, self, QByteArray(32, '1'),
                                             model::KeyTrust::Verified, pair.bruno.now);
        });
    Person other(u"v@x.test");
    other.meet(pair.bruno);
    for (const auto profile : encryption::profiles) {
        REQUIRE(other.adopt(pair.bruno, profile).isUsable);
        other.learnList(profile, self, {pair.desk.encryption.ratchets()->device(), other.device()});
    }
    meetDesk(other, pair);
    auto message = other.send(pair.bruno.jid, secret);
    message.set(u"from", QStringLiteral("v@x.test/other")).set(u"to", pair.bruno.jid.toString());
    message.set(u"type", QStringLiteral("chat")).set(u"id", QStringLiteral("o1"));
    pair.desk.talk.server.sends("<message from='v@x.test' to='v@x.test/luc'><sent xmlns='urn:xmpp:carbons:2'>"
                                "<forwarded xmlns='urn:xmpp:forward:0'>"
                                + xml::write(message) + "</forwarded></sent></message>");
    REQUIRE(pair.comesToHave(1));
    const auto stored = pair.stored().front();
    CHECK(stored.direction == model::Direction::Out);
    CHECK(stored.body == secret);
    CHECK(stored.device == other.device());
    CHECK(stored.trust == (isOneVerified ? model::Trust::New : model::Trust::Blind));
}

TEST_CASE("a key that a message alone has shown is told of once", "[chat][encryption]")
{
    Pair pair;
    pair.begin();
    QSignalSpy met(&pair.desk.encryption, &chat::Encryption::keyMet);
    pair.delivers(pair.writes(QStringLiteral("uno")));
    pair.delivers(pair.writes(QStringLiteral("due")));
    REQUIRE(pair.comesToHave(2));
    REQUIRE(met.size() == 1);
    CHECK(met.front().front().value<base::Jid>() == pair.bruno.jid);
}

TEST_CASE("what came while encryption was off is opened when the archive is read again", "[chat][encryption][archive]")
{
    Pair pair;
    pair.begin();
    auto &desk = pair.desk;
    const auto first = pair.writes(QStringLiteral("uno"));
    const auto second = pair.writes(QStringLiteral("due"));
    chat::Inbox without(*desk.profile, desk.conversations, desk.inbox.surroundings());
    without.missNothing();
    const stream::Origin origin{desk.talk.settings.jid, pair.bruno.jid.withResource(u"phone"), stream::Channel::Live};
    for (const auto &message : {first, second})
        without.take({message, origin, 0});
    REQUIRE(pair.comesToHave(1));
    CHECK(pair.stored().front().obstacle == Obstacle::EncryptionOff);
    const auto closedSince = [&] { return storeTest::answerOf(desk.encryption.closedSince()); };
    CHECK(closedSince() == pair.stored().front().time);

    storePage(pair, {archived(pair, first, QStringLiteral("a1")), archived(pair, second, QStringLiteral("a2"))});
    CHECK(pair.bodies() == storeTest::texts({"uno", "due"}));
    CHECK_FALSE(closedSince().isValid());
}

TEST_CASE("what stays closed when the archive was read again is not looked for once more",
          "[chat][encryption][archive]")
{
    Pair pair;
    pair.begin();
    auto &desk = pair.desk;
    chat::Inbox without(*desk.profile, desk.conversations, desk.inbox.surroundings());
    without.missNothing();
    const stream::Origin origin{desk.talk.settings.jid, pair.bruno.jid.withResource(u"phone"), stream::Channel::Live};
    without.take({pair.writes(secret), origin, 0});
    REQUIRE(pair.comesToHave(1));
    desk.encryption.noteReadAgain();
    CHECK(QTest::qWaitFor([&] { return pair.stored().front().obstacle == Obstacle::NoSession; }));
    CHECK_FALSE(storeTest::answerOf(desk.encryption.closedSince()).isValid());
}

TEST_CASE("H22: a message with another key is held back until the device's server says that it holds",
          "[chat][encryption][trust]")
{
    Pair pair;
    pair.begin();
    pair.delivers(pair.writes(QStringLiteral("uno")));
    REQUIRE(pair.comesToHave(1));
    // The same address and device number, another key.
    const quint32 number = pair.bruno.device();
    REQUIRE(store::omemoKeys::forget(pair.bruno.db(), pair.bruno.database.account));
    REQUIRE(store::omemoKeys::putOwn(pair.bruno.db(), pair.bruno.database.account,
                                     {number, base::Secret(QByteArray(32, '\x40')), encryptionTest::start}));
    pair.bruno.restart();
    pair.begin();
    QSignalSpy changed(&pair.desk.encryption, &chat::Encryption::keyChanged);
    const auto message = pair.writes(secret);
    pair.delivers(message);
    REQUIRE(pair.comesToHave(2));
    CHECK(pair.stored().back().obstacle == Obstacle::KeyChanged);
    CHECK_FALSE(storeTest::answerOf(pair.desk.encryption.closedSince()).isValid());

    // Its bundle is asked for, once, and says so.
    REQUIRE(QTest::qWaitFor([&] { return pair.sendsNothing() && changed.size() == 1; }));
    CHECK(pair.asked.size() == 1);
    CHECK(storeTest::answerOf(pair.desk.encryption.closedSince()) == pair.stored().back().time);
    storePage(pair, {archived(pair, message, QStringLiteral("a2"))});
    const auto all = pair.stored();
    REQUIRE(all.size() == 2);
    const auto opened = std::find_if(all.begin(), all.end(), [](const auto &one) { return one.body == secret; });
    REQUIRE(opened != all.end());
    CHECK(opened->trust == model::Trust::New);
}

TEST_CASE("who wrote what cannot be opened is asked for it again, in a new session", "[chat][encryption]")
{
    Pair pair;
    pair.begin();
    pair.delivers(pair.writes(QStringLiteral("uno")));
    REQUIRE(pair.comesToHave(1));
    lose(pair);
    pair.desk.write([&](store::Connection &connection) { // nothing is done by itself today
        return store::omemoTasks::noteRenewal(connection, pair.desk.account, pair.bruno.jid, pair.bruno.device(),
                                              pair.desk.talk.clock.utc());
    });
    pair.desk.followUps.begin();
    pair.delivers(pair.writes(QStringLiteral("due")));
    REQUIRE(QTest::qWaitFor([&] { return pair.stored().back().kind == MessageKind::Undecryptable; }));
    const auto closed = pair.stored().back();
    CHECK(chat::Encryption::mayRepair(closed));
    std::optional<base::Result<model::MessageId>> asked;
    pair.desk.outbox.askAgain(closed, secret).then(&pair.desk.followUps, [&](const auto &result) { asked = result; });
    QStringList read;
    REQUIRE(QTest::qWaitFor([&] {
        while (!pair.desk.talk.server.hearsNothing()) {
            const auto element = pair.desk.talk.server.next();
            if (element.is(xml::ns::client, u"message"))
                read.append(pair.read(element));
            else
                pair.answer(element);
        }
        return read.contains(secret);
    }));
    CHECK((asked && *asked));
    CHECK_FALSE(pair.saidInClear());
    pair.delivers(pair.writes(QStringLiteral("due, ancora")));
    CHECK(QTest::qWaitFor([&] { return pair.bodies().contains(u"due, ancora"); }));
}

namespace {

// What an own message is in the archive.
void comesFromArchive(Pair &pair, const xml::Element &message, const QString &id)
{
    const auto &self = pair.desk.talk.settings.jid;
    const stream::Origin origin{self, self.withResource(u"luc"), stream::Channel::Archive};
    storePage(pair, {{id, pair.desk.talk.clock.utc(), {message, origin, 0}}});
}

// The same device has locked something else.
xml::Element withOtherPayload(const xml::Element &element)
{
    xml::Element other(element.name());
    for (const auto &attribute : element.attributes())
        other.set(attribute.name, attribute.value);
    for (const auto &child : element.children())
        other.add(withOtherPayload(child));
    const bool isPayload = element.name().local.text() == u"payload";
    return std::move(other.setText(isPayload ? QStringLiteral("AAAA") + element.text().mid(4) : element.text()));
}

} // namespace

TEST_CASE("H14: a message of this very device that it has not written makes it another device", "[chat][encryption]")
{
    Pair pair;
    auto &desk = pair.desk;
    QSignalSpy anew(&desk.encryption, &chat::Encryption::begunAnew);
    desk.send(pair.chat, QStringLiteral("uno"));
    const auto message = pair.nextMessage();
    pair.read(message);
    const quint32 before = desk.encryption.ratchets()->device();
    comesFromArchive(pair, message, QStringLiteral("a1"));
    CHECK(anew.isEmpty());

    // Another program has gone on with a copy of the profile.
    comesFromArchive(pair, withOtherPayload(message), QStringLiteral("a2"));
    REQUIRE(QTest::qWaitFor([&] { return anew.size() == 1; }));
    const quint32 after = desk.encryption.ratchets()->device();
    CHECK(after != before);
    CHECK(pair.bodies() == QStringList{QStringLiteral("uno")});

    desk.send(pair.chat, secret);
    const auto next = pair.nextMessage();
    CHECK(pair.read(next) == secret);
    CHECK_FALSE(pair.saidInClear());

    // A server that pretends it does not wear the device out.
    comesFromArchive(pair, withOtherPayload(next), QStringLiteral("a3"));
    CHECK(pair.sendsNothing());
    CHECK(desk.encryption.ratchets()->device() == after);
}

TEST_CASE("H14: own messages that were removed here, however old, show no copy", "[chat][encryption]")
{
    Pair pair;
    auto &desk = pair.desk;
    QSignalSpy anew(&desk.encryption, &chat::Encryption::begunAnew);
    desk.send(pair.chat, secret);
    const auto message = pair.nextMessage();
    desk.write([&](store::Connection &connection) { return connection.run("DELETE FROM message"); });
    desk.write([&](store::Connection &connection) {
        return store::omemoKeys::forgetOpened(connection, desk.account, desk.talk.clock.utc().addYears(1));
    });
    comesFromArchive(pair, message, QStringLiteral("a1"));
    CHECK(pair.sendsNothing());
    CHECK(anew.isEmpty());
}
