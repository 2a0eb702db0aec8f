// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/TrustTeller.h"

#include "Pair.h"

#include "encryption/Trust.h"
#include "encryption/TrustTransfer.h"
#include "store/OmemoDevices.h"

#include <algorithm>

using namespace chatTest;
using model::KeyTrust;

namespace {

struct Telling : Pair
{
    enum class Laptop { Known, Unknown };
    explicit Telling(Laptop known = Laptop::Known)
        : teller({self, *desk.profile, *desk.talk.session, desk.encryption, desk.talk.clock})
    {
        learn(bruno, {bruno.device()});
        if (known == Laptop::Known)
            learn(laptop, {desk.encryption.ratchets()->device(), laptop.device()});
        else
            knowNoOtherOwnDevice();
    }
    void knowNoOtherOwnDevice()
    {
        for (const auto profile : encryption::profiles) {
            desk.write([&](store::Connection &connection) {
                return encryption::announcements::adoptList(connection, desk.account, self, profile,
                                                            {{desk.encryption.ratchets()->device()}}, laptop.now);
            });
        }
    }
    // The desk knows that device, and all of its owner's.
    void learn(Person &person, const std::vector<quint32> &devices)
    {
        const auto ratchets = desk.encryption.ratchets();
        std::vector<xep::omemo::Device> list;
        for (const quint32 device : devices)
            list.push_back({device});
        for (const auto profile : encryption::profiles) {
            const auto bundle = person.bundle(profile);
            desk.write([&](store::Connection &connection) -> base::Result<> {
                const auto news = encryption::announcements::adoptList(connection, desk.account, person.jid, profile,
                                                                       list, person.now);
                if (!news)
                    return news.error();
                const auto adopted = encryption::announcements::adoptBundle(connection, *ratchets, person.jid,
                                                                            person.device(), bundle, person.now);
                return adopted ? base::Result<>(base::Done{}) : adopted.error();
            });
        }
    }
    void verify(const Person &person)
    {
        desk.write([&](store::Connection &connection) {
            const auto decided = encryption::trust::decide(connection, desk.account, person.jid,
                                                           person.ratchets->identity().publicKey.curve(),
                                                           KeyTrust::Verified, person.now);
            return decided ? encryption::transfer::follow(connection, *desk.encryption.ratchets(), self, person.jid)
                           : decided.error();
        });
    }
    qsizetype untold()
    {
        return desk.write([&](store::Connection &connection) { return store::untold::of(connection, desk.account); })
            .size();
    }
    void forget()
    {
        desk.write([&](store::Connection &connection) { return connection.run("DELETE FROM omemo_untold"); });
    }
    encryption::Opened laptopOpens(const xml::Element &message)
    {
        return encryptionTest::good(
            encryption::open(laptop.db(), *laptop.ratchets, {message, self, self, self, laptop.now}));
    }
    // So many stanzas of all.
    void acknowledges(int stanzas)
    {
        desk.talk.server.sends("<a xmlns='urn:xmpp:sm:3' h='" + QByteArray::number(stanzas) + "'/>");
    }
    static QByteArray nameOf(const Person &person) { return person.ratchets->identity().publicKey.edwards(); }

    const base::Jid self = base::Jid::of(u"v@x.test");
    Person laptop{u"v@x.test"};
    chat::TrustTeller teller;
};

} // namespace

TEST_CASE("what was verified here is told to the own devices and to whom it concerns, locked",
          "[chat][encryption][trust]")
{
    Telling telling;
    telling.verify(telling.laptop);
    telling.forget();
    telling.verify(telling.bruno);
    telling.teller.begin();
    const auto toBruno = telling.nextMessage();
    CHECK(toBruno.attribute(u"to") == telling.bruno.jid.toString());
    CHECK(xep::trustMessageIn(telling.opens(toBruno).content)
          == xep::TrustMessage{{{telling.self, {Telling::nameOf(telling.laptop)}}}});

    const auto toOwn = telling.nextMessage();
    CHECK(toOwn.attribute(u"to") == telling.self.toString());
    CHECK_FALSE(toOwn.child(u"body"));
    CHECK_FALSE(toOwn.child(u"urn:xmpp:tm:1", u"trust-message"));
    const auto read = telling.laptopOpens(toOwn);
    CHECK(xep::trustMessageIn(read.content)
          == xep::TrustMessage{{{telling.bruno.jid, {Telling::nameOf(telling.bruno)}}}});
    CHECK(read.written.isValid());
}

TEST_CASE("who may not have been told is told again in the next session, and once the server has it no more",
          "[chat][encryption][trust]")
{
    Telling telling;
    telling.verify(telling.laptop);
    telling.forget();
    telling.verify(telling.bruno);
    REQUIRE(telling.untold() == 2);
    telling.teller.begin();
    telling.nextMessage();
    telling.nextMessage();
    telling.teller.look(); // both are on their way
    CHECK(telling.sendsNothing());
    CHECK(telling.untold() == 2);

    telling.teller.begin(); // of that session nothing was acknowledged
    telling.nextMessage();
    const auto toOwn = telling.nextMessage();
    CHECK(xep::trustMessageIn(telling.laptopOpens(toOwn).content).has_value());
    telling.acknowledges(2);
    CHECK(QTest::qWaitFor([&] { return telling.untold() == 1; }));
    telling.acknowledges(4);
    CHECK(QTest::qWaitFor([&] { return telling.untold() == 0; }));
    telling.teller.begin();
    CHECK(telling.sendsNothing());
}

TEST_CASE("who has no device yet that may read it is told when it appears", "[chat][encryption][trust]")
{
    Telling telling(Telling::Laptop::Unknown);
    telling.verify(telling.laptop); // from a code, say
    telling.forget();
    telling.verify(telling.bruno);
    telling.teller.begin();
    CHECK(telling.nextMessage().attribute(u"to") == telling.bruno.jid.toString());
    CHECK(telling.sendsNothing());
    CHECK(telling.untold() == 2);

    telling.learn(telling.laptop, {telling.desk.encryption.ratchets()->device(), telling.laptop.device()});
    Q_EMIT telling.desk.encryption.learned(telling.self);
    CHECK(telling.nextMessage().attribute(u"to") == telling.self.toString());
}

TEST_CASE("who is not verified is told nothing about keys", "[chat][encryption][trust]")
{
    Telling telling;
    telling.verify(telling.bruno); // but no own device
    telling.teller.begin();
    CHECK(telling.sendsNothing());
}

TEST_CASE("what a verified contact says of his keys counts at once, and is not shown", "[chat][encryption][trust]")
{
    Telling telling;
    telling.verify(telling.bruno);
    telling.begin();
    Person second(u"bruno@y.test");
    const xep::TrustMessage message{{{telling.bruno.jid, {Telling::nameOf(second)}}}};
    telling.delivers(telling.writes({}, {xep::write(message)}));
    const auto isVerified = [&] {
        const auto keys = telling.desk.write([&](store::Connection &connection) {
            return store::omemoDevices::keysOf(connection, telling.desk.account, telling.bruno.jid);
        });
        return std::any_of(keys.begin(), keys.end(), [&](const model::Key &key) {
            return key.identity == second.ratchets->identity().publicKey.curve() && key.trust == KeyTrust::Verified
                && !key.decidedBy.isEmpty();
        });
    };
    CHECK(QTest::qWaitFor(isVerified));
    CHECK(telling.stored().isEmpty());
}
