// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Verification.h"

#include "core/encryption/Person.h"
#include "encryption/Fingerprints.h"
#include "encryption/Trust.h"
#include "store/EncryptionDefaults.h"
#include "store/OmemoDevices.h"
#include "xml/Gate.h"

#include <catch2/generators/catch_generators.hpp>

#include <QRandomGenerator>

#include <map>

using namespace encryptionTest;
using encryption::verification::Mode;
using model::KeyTrust;

namespace {

namespace rows = store::omemoDevices;

QByteArray identityOf(const Person &person)
{
    return person.ratchets->identity().publicKey.curve();
}

KeyTrust trustIn(Person &reader, const base::Jid &owner, const QByteArray &identity)
{
    const auto keys = good(rows::keysOf(reader.db(), reader.database.account, owner));
    for (const auto &key : keys) {
        if (key.identity == identity)
            return key.trust;
    }
    FAIL("no such key");
    return KeyTrust::Rejected;
}

bool isKnown(Person &reader, const base::Jid &owner, const QByteArray &identity)
{
    const auto keys = good(rows::keysOf(reader.db(), reader.database.account, owner));
    return std::any_of(keys.begin(), keys.end(), [&](const model::Key &key) { return key.identity == identity; });
}

QList<model::DeviceAlarm> alarmsOf(Person &reader)
{
    return good(rows::alarms(reader.db(), reader.database.account));
}

model::Comparison compare(Person &reader, const QString &code, Mode mode = Mode::Decide)
{
    const auto link = xep::parseTrustLink(code);
    REQUIRE(link);
    return good(encryption::verification::compare(reader.db(), *reader.ratchets, *link, reader.now, mode));
}

QString codeOf(Person &person)
{
    return xep::writeTrustLink(good(encryption::verification::ownCode(person.db(), *person.ratchets, person.jid)));
}

QString messageCodeOf(Person &person)
{
    return xep::writeTrustMessageLink(encryption::verification::inEdwards(
        good(encryption::verification::ownCode(person.db(), *person.ratchets, person.jid))));
}

void decide(Person &reader, const base::Jid &owner, const QByteArray &identity, KeyTrust trust)
{
    REQUIRE(encryption::trust::decide(reader.db(), reader.database.account, owner, identity, trust, reader.now));
}

void adoptAs(Person &reader, const Person &owner, quint32 device, Person &keys, Profile profile = Profile::Omemo2)
{
    good(encryption::announcements::adoptBundle(reader.db(), *reader.ratchets, owner.jid, device, keys.bundle(profile),
                                                reader.now));
}

} // namespace

TEST_CASE("a scanned code verifies the keys of both profiles at once, in both of its forms", "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    const QString code = GENERATE(0, 1) ? messageCodeOf(talk.bruno) : codeOf(talk.bruno);
    const auto looked = compare(talk.anna, code, Mode::OnlyLook);
    CHECK(looked.owner == talk.bruno.jid);
    CHECK(looked.matching == QList<quint32>{talk.bruno.device()});
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(talk.bruno)) == KeyTrust::Blind); // looking decides nothing

    CHECK(compare(talk.anna, code) == looked);
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(talk.bruno)) == KeyTrust::Verified);
    const auto sealing = talk.anna.trySeal(talk.bruno.jid, QStringLiteral("ciao"), encryption::Readers::OnlyVerified);
    CHECK(std::holds_alternative<encryption::Sealed>(sealing));
}

TEST_CASE("a key that is vouched for before its device appears is verified when it does", "[encryption][trust]")
{
    Talk talk;
    const bool isMessage = GENERATE(false, true);
    const auto compared = compare(talk.anna, isMessage ? messageCodeOf(talk.bruno) : codeOf(talk.bruno));
    CHECK(compared.unseen == 1);
    CHECK(compared.matching.isEmpty());
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(talk.bruno)) == KeyTrust::Verified);
    CHECK(talk.anna.adopt(talk.bruno, Profile::Omemo2).trust == KeyTrust::Verified);
    CHECK(compare(talk.anna, codeOf(talk.bruno)).matching == QList<quint32>{talk.bruno.device()});
}

TEST_CASE("several own devices stand in one code, those that were verified", "[encryption][trust]")
{
    Person phone(u"bruno@y.test");
    Person laptop(u"bruno@y.test");
    Person anna(u"anna@x.test");
    anna.learnList(Profile::Omemo2, phone.jid, {phone.device(), laptop.device()});
    anna.adopt(phone, Profile::Omemo2);
    anna.adopt(laptop, Profile::Omemo2);

    phone.learnList(Profile::Omemo2, phone.jid, {phone.device(), laptop.device()});
    phone.adopt(laptop, Profile::Omemo2);
    CHECK(compare(anna, codeOf(phone), Mode::OnlyLook).matching == QList<quint32>{phone.device()});
    decide(phone, phone.jid, identityOf(laptop), KeyTrust::Verified);
    auto matching = compare(anna, codeOf(phone)).matching;
    std::sort(matching.begin(), matching.end());
    QList<quint32> both{phone.device(), laptop.device()};
    std::sort(both.begin(), both.end());
    CHECK(matching == both);
    CHECK(trustIn(anna, phone.jid, identityOf(laptop)) == KeyTrust::Verified);

    // On the laptop, the code says nothing of the laptop's own key.
    laptop.learnList(Profile::Omemo2, laptop.jid, {phone.device(), laptop.device()});
    laptop.adopt(phone, Profile::Omemo2);
    CHECK(compare(laptop, codeOf(phone)).matching == QList<quint32>{phone.device()});
    CHECK_FALSE(isKnown(laptop, laptop.jid, identityOf(laptop)));
}

TEST_CASE("a code that says another key than the device shows is a warning, and nothing is written to it",
          "[encryption][trust]")
{
    Talk talk;
    Person mallory(u"bruno@y.test");
    talk.anna.learnList(Profile::Omemo2, talk.bruno.jid, {talk.bruno.device()});
    adoptAs(talk.anna, talk.bruno, talk.bruno.device(), mallory); // the server has put its own key there
    REQUIRE(trustIn(talk.anna, talk.bruno.jid, identityOf(mallory)) == KeyTrust::Blind);

    const auto compared = compare(talk.anna, codeOf(talk.bruno));
    CHECK(compared.matching.isEmpty());
    CHECK(compared.differing == QList<quint32>{talk.bruno.device()});
    CHECK(compared.unseen == 1);
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(mallory)) == KeyTrust::Undecided);
    REQUIRE(alarmsOf(talk.anna).size() == 1);
    CHECK(alarmsOf(talk.anna).front().kind == model::DeviceAlarm::Kind::KeyChanged);
    CHECK_FALSE(std::holds_alternative<encryption::Sealed>(talk.anna.trySeal(talk.bruno.jid, QStringLiteral("x"))));
}

TEST_CASE("a code may warn of a key", "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    const auto link = xep::TrustLink{talk.bruno.jid, {}, {{identityOf(talk.bruno), 0, xep::KeyForm::Curve25519}}};
    const auto compared = good(
        encryption::verification::compare(talk.anna.db(), *talk.anna.ratchets, link, talk.anna.now, Mode::Decide));
    CHECK(compared.refused == QList<quint32>{talk.bruno.device()});
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(talk.bruno)) == KeyTrust::Rejected);
}

TEST_CASE("H04: new devices raise an alarm once their owner's are known, and it stays until looked at",
          "[encryption][trust]")
{
    Talk talk;
    auto &anna = talk.anna;
    const auto &bruno = talk.bruno.jid;
    CHECK(alarmsOf(anna).isEmpty()); // the first lists of each profile are no news
    CHECK(anna.learnList(Profile::Omemo2, bruno, {talk.bruno.device(), 7}).raisesAlarm);
    const auto raised = alarmsOf(anna);
    REQUIRE(raised.size() == 1);
    CHECK(raised.front() == model::DeviceAlarm{bruno, 7, model::DeviceAlarm::Kind::NewDevice, anna.now});

    anna.now = anna.now.addDays(1);
    anna.learnList(Profile::Omemo2, bruno, {talk.bruno.device()});
    anna.learnList(Profile::Omemo2, bruno, {talk.bruno.device(), 7}); // taken away and put back
    CHECK(alarmsOf(anna) == raised);
    REQUIRE(rows::lowerAlarm(anna.db(), anna.database.account, bruno, 7));
    anna.learnList(Profile::Omemo2, bruno, {talk.bruno.device(), 7});
    CHECK(alarmsOf(anna).isEmpty());
}

TEST_CASE("H04: a device that wrote before it was listed is news when it is", "[encryption][trust]")
{
    Talk talk;
    Person stranger(u"bruno@y.test");
    stranger.knowNoOtherOwnDevice();
    stranger.meet(talk.anna);
    Talk::fetch(stranger, talk.anna);
    CHECK(talk.anna.read(stranger.send(talk.anna.jid, QStringLiteral("ciao")), stranger) == u"ciao");
    CHECK(alarmsOf(talk.anna).isEmpty());
    talk.anna.learnList(Profile::Omemo2, talk.bruno.jid, {talk.bruno.device(), stranger.device()});
    REQUIRE(alarmsOf(talk.anna).size() == 1);
    CHECK(alarmsOf(talk.anna).front().device == stranger.device());
}

TEST_CASE("H04: for somebody verified any new device raises an alarm, also in a first list", "[encryption][trust]")
{
    Talk talk({Profile::Legacy}, {Profile::Legacy});
    Person anna(u"carla@x.test");
    anna.learnList(Profile::Legacy, talk.bruno.jid, {talk.bruno.device()});
    anna.adopt(talk.bruno, Profile::Legacy);
    decide(anna, talk.bruno.jid, identityOf(talk.bruno), KeyTrust::Verified);
    CHECK(anna.learnList(Profile::Omemo2, talk.bruno.jid, {7}).raisesAlarm); // a profile that he never spoke before
    Person mallory(u"bruno@y.test");
    adoptAs(anna, talk.bruno, 7, mallory);
    CHECK(trustIn(anna, talk.bruno.jid, identityOf(mallory)) == KeyTrust::Undecided);
}

TEST_CASE("H04: an own new device waits, too, once an own one was verified", "[encryption][trust]")
{
    Person laptop(u"anna@x.test");
    Person phone(u"anna@x.test");
    Person stranger(u"anna@x.test");
    laptop.learnList(Profile::Omemo2, laptop.jid, {laptop.device(), phone.device()});
    laptop.adopt(phone, Profile::Omemo2);
    CHECK(trustIn(laptop, laptop.jid, identityOf(phone)) == KeyTrust::Blind);
    decide(laptop, laptop.jid, identityOf(phone), KeyTrust::Verified);
    CHECK(laptop.learnList(Profile::Omemo2, laptop.jid, {laptop.device(), phone.device(), stranger.device()})
              .raisesAlarm);
    laptop.adopt(stranger, Profile::Omemo2);
    CHECK(trustIn(laptop, laptop.jid, identityOf(stranger)) == KeyTrust::Undecided);
}

TEST_CASE("H04: where new devices always wait, so does the first of somebody, and raises an alarm",
          "[encryption][trust]")
{
    Person anna(u"anna@x.test");
    Person bruno(u"bruno@y.test");
    REQUIRE(store::encryptionDefaults::set(anna.db(), {{}, model::NewKeys::AlwaysWait}));
    CHECK(anna.learnList(Profile::Omemo2, bruno.jid, {bruno.device()}).raisesAlarm);
    anna.adopt(bruno, Profile::Omemo2);
    CHECK(trustIn(anna, bruno.jid, identityOf(bruno)) == KeyTrust::Undecided);
    decide(anna, bruno.jid, identityOf(bruno), KeyTrust::Blind);
    CHECK(alarmsOf(anna).isEmpty());
    REQUIRE(store::encryptionDefaults::set(anna.db(), {}));
    Person carla(u"carla@y.test");
    CHECK_FALSE(anna.learnList(Profile::Omemo2, carla.jid, {carla.device()}).raisesAlarm);
    anna.adopt(carla, Profile::Omemo2);
    CHECK(trustIn(anna, carla.jid, identityOf(carla)) == KeyTrust::Blind);
}

TEST_CASE("H22: another key on a known device raises an alarm and waits, even if nobody was ever verified",
          "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    Person mallory(u"bruno@y.test");
    adoptAs(talk.anna, talk.bruno, talk.bruno.device(), mallory);
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(mallory)) == KeyTrust::Undecided);
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(talk.bruno)) == KeyTrust::Blind); // it is not forgotten
    REQUIRE(alarmsOf(talk.anna).size() == 1);
    CHECK(alarmsOf(talk.anna).front().kind == model::DeviceAlarm::Kind::KeyChanged);
    const auto sealing = talk.anna.trySeal(talk.bruno.jid, QStringLiteral("x"));
    CHECK_FALSE(std::holds_alternative<encryption::Sealed>(sealing));

    decide(talk.anna, talk.bruno.jid, identityOf(mallory), KeyTrust::Verified); // he did install it anew
    CHECK(alarmsOf(talk.anna).isEmpty());
}

TEST_CASE("H22: a key taken for a device that had a verified one does not inherit that", "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    decide(talk.anna, talk.bruno.jid, identityOf(talk.bruno), KeyTrust::Verified);
    Person mallory(u"bruno@y.test");
    adoptAs(talk.anna, talk.bruno, talk.bruno.device(), mallory);
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(mallory)) == KeyTrust::Undecided);
    adoptAs(talk.anna, talk.bruno, talk.bruno.device(), talk.bruno); // back again
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(talk.bruno)) == KeyTrust::Verified);
}

TEST_CASE("a list that a server has emptied costs no key and no decision", "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    decide(talk.anna, talk.bruno.jid, identityOf(talk.bruno), KeyTrust::Verified);
    for (const auto profile : encryption::profiles)
        talk.anna.learnList(profile, talk.bruno.jid, {});
    CHECK(trustIn(talk.anna, talk.bruno.jid, identityOf(talk.bruno)) == KeyTrust::Verified);
    const auto devices = good(rows::of(talk.anna.db(), talk.anna.database.account, talk.bruno.jid));
    REQUIRE(devices.size() == 1);
    CHECK(devices.front().identity == identityOf(talk.bruno));
    talk.anna.meet(talk.bruno); // it was put back
    CHECK(talk.anna.send(talk.bruno.jid, QStringLiteral("ciao")).count(xml::Name(u"urn:xmpp:omemo:2", u"encrypted"))
          == 1);
    CHECK(alarmsOf(talk.anna).isEmpty());
}

TEST_CASE("a device's name counts once its own key has signed it, and only if it can be shown", "[encryption][trust]")
{
    Talk talk;
    auto &anna = talk.anna;
    const auto announce = [&](const QString &label, const QByteArray &signature) {
        good(encryption::announcements::adoptList(anna.db(), anna.database.account, talk.bruno.jid, Profile::Omemo2,
                                                  {{talk.bruno.device(), label, signature}}, anna.now));
    };
    const auto label = [&] { return good(rows::of(anna.db(), anna.database.account, talk.bruno.jid)).front().label; };
    const auto signedBy = [](const Person &person, const QString &text) {
        return person.ratchets->identity().sign(text.toUtf8());
    };
    const QString name = QStringLiteral("Portatile di Bruno");
    announce(name, signedBy(talk.bruno, name));
    CHECK(label().isEmpty()); // its key is not known yet
    anna.adopt(talk.bruno, Profile::Omemo2);
    CHECK(label() == name);

    announce(QStringLiteral("Portatile della banca"), signedBy(talk.bruno, name));
    CHECK(label().isEmpty());
    announce(name, signedBy(talk.anna, name));
    CHECK(label().isEmpty());
    announce(name, {});
    CHECK(label().isEmpty());
    for (const QString &bad : {QStringLiteral("a\u202Eb"), QStringLiteral("a\u2067b"), QStringLiteral("a\u0007"),
                               QStringLiteral("a\nb"), QStringLiteral("a\u200Fb"), QString(101, u'x')}) {
        CHECK_FALSE(encryption::announcements::isHarmlessLabel(bad));
        announce(bad, signedBy(talk.bruno, bad));
        CHECK(label().isEmpty());
    }
    announce(name, signedBy(talk.bruno, name));
    CHECK(label() == name);
    Person mallory(u"bruno@y.test");
    adoptAs(anna, talk.bruno, talk.bruno.device(), mallory); // a name goes with the key that signed it
    CHECK(label().isEmpty());
}

TEST_CASE("H19: a thousand devices in one list are fifty, and a second thousand adds no more than fifty",
          "[encryption][trust]")
{
    Talk talk;
    const auto list = [](int from) {
        QByteArray text = "<devices xmlns='urn:xmpp:omemo:2'>";
        for (int id = from; id < from + 1000; ++id)
            text += "<device id='" + QByteArray::number(id) + "'/>";
        return *xep::omemo::wireOf(Profile::Omemo2).readDevices(*xml::Gate::parse(text + "</devices>"));
    };
    for (const int from : {1, 2001, 4001}) {
        REQUIRE(list(from).size() == 50);
        good(encryption::announcements::adoptList(talk.anna.db(), talk.anna.database.account, talk.bruno.jid,
                                                  Profile::Omemo2, list(from), talk.anna.now));
        const auto sealing = talk.anna.trySeal(talk.bruno.jid, QStringLiteral("x"));
        REQUIRE(std::holds_alternative<encryption::Missing>(sealing));
        CHECK(std::get<encryption::Missing>(sealing).bundles.size() <= 51); // and one of the other profile
    }
}

TEST_CASE("fingerprints are eight groups, and are read as people type them", "[encryption][trust]")
{
    const QByteArray identity = QByteArray::fromHex("859d5954149c80d6cb81ac73b464e8f1d387326f9bfa7e1b15c9388b3f2c103e");
    const auto groups = encryption::fingerprintOf(identity);
    REQUIRE(groups.size() == 8);
    CHECK(groups.front() == u"859d5954");
    CHECK(encryption::isFingerprint(groups.join(u' ').toUpper(), identity));
    CHECK(encryption::isFingerprint(QStringLiteral("290def37978e097c774d121bd4b85aee9f95583ed611aa925fbc7060a34e18a6"),
                                    identity)); // the same key as others print it
    CHECK(encryption::identityIn(groups.join(u'-')) == identity);
    CHECK_FALSE(encryption::identityIn(QStringLiteral("859d5954")));
    CHECK(encryption::fingerprintOf({}).isEmpty());
}

namespace {

// A person with many keys under a server and people that do as they like; what the reader has decided is written down
// beside, and nothing else may raise trust.
class TrustWalk
{
public:
    explicit TrustWalk(quint32 seed)
        : m_random(seed)
    {
        m_reader.knowNoOtherOwnDevice();
    }
    void step()
    {
        const auto before = trusts();
        const int what = m_random.bounded(9);
        const quint32 device = quint32(1 + m_random.bounded(4));
        Person &keys = m_keys[std::size_t(m_random.bounded(4))];
        std::optional<QByteArray> decided;
        if (what < 3) {
            QList<quint32> list;
            for (quint32 id = 1; id <= 4; ++id) {
                if (m_random.bounded(2))
                    list.append(id);
            }
            m_reader.learnList(m_random.bounded(2) ? Profile::Omemo2 : Profile::Legacy, m_owner, list);
        } else if (what < 6) {
            adoptAs(m_reader, m_keys[0], device, keys, m_random.bounded(2) ? Profile::Omemo2 : Profile::Legacy);
        } else if (what == 6) {
            m_reader.trySeal(m_owner, QStringLiteral("x"));
        } else if (what == 7) {
            m_reader.restart();
        } else {
            decided = identityOf(keys);
            const KeyTrust choices[] = {KeyTrust::Blind, KeyTrust::Verified, KeyTrust::Rejected};
            decide(m_reader, m_owner, *decided, choices[m_random.bounded(3)]);
        }
        m_reader.now = m_reader.now.addSecs(m_random.bounded(7200));
        check(before, decided);
    }

private:
    using Trusts = std::map<QByteArray, KeyTrust>;
    Trusts trusts()
    {
        Trusts all;
        for (const auto &key : good(rows::keysOf(m_reader.db(), m_reader.database.account, m_owner)))
            all[key.identity] = key.trust;
        return all;
    }
    void check(const Trusts &before, const std::optional<QByteArray> &decided)
    {
        const auto after = trusts();
        const bool wasVerified = std::any_of(before.begin(), before.end(),
                                             [](const auto &one) { return one.second == KeyTrust::Verified; });
        for (const auto &[identity, trust] : before) {
            REQUIRE(after.count(identity) == 1); // no key is ever forgotten
            if (identity != decided)
                CHECK(after.at(identity) == trust);
        }
        for (const auto &[identity, trust] : after) {
            if (before.count(identity) || identity == decided)
                continue;
            CHECK(trust != KeyTrust::Verified);
            if (wasVerified)
                CHECK(trust == KeyTrust::Undecided);
        }
        // Whoever would read now is somebody whose key may.
        const auto sealing = m_reader.trySeal(m_owner, QStringLiteral("x"));
        if (const auto *sealed = std::get_if<encryption::Sealed>(&sealing)) {
            const auto now = trusts();
            for (const auto &reader : sealed->readers) {
                if (reader.owner == m_owner)
                    CHECK(encryption::trust::mayRead(now.at(reader.identity)));
            }
        }
    }

    QRandomGenerator m_random;
    Person m_reader{u"anna@x.test"};
    std::array<Person, 4> m_keys{Person(u"bruno@y.test"), Person(u"bruno@y.test"), Person(u"bruno@y.test"),
                                 Person(u"bruno@y.test")};
    base::Jid m_owner = base::Jid::of(u"bruno@y.test");
};

} // namespace

TEST_CASE("H04, H22: whatever a server says, trust never rises without the user", "[encryption][trust]")
{
    for (quint32 seed = 1; seed <= 8; ++seed) {
        INFO("seed " << seed);
        TrustWalk walk(seed);
        for (int step = 0; step < 60; ++step)
            walk.step();
    }
}
