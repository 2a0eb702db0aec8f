// SPDX-License-Identifier: GPL-3.0-or-later
#include "Person.h"

#include "encryption/Recipients.h"
#include "encryption/Trust.h"
#include "store/OmemoDevices.h"
#include "xml/Writer.h"

#include <catch2/generators/catch_generators.hpp>

using namespace encryptionTest;
using encryption::LeftOut;
using encryption::Missing;
using encryption::Obstacle;
using encryption::Opened;
using encryption::Refusal;
using encryption::Sealed;
using model::Encryption;
using model::KeyTrust;

namespace {

const QString hello = QStringLiteral("ci vediamo alle nove");

void setTrust(Person &person, const Person &other, KeyTrust trust)
{
    const auto identity = other.ratchets->identity().publicKey.curve();
    REQUIRE(store::omemoDevices::setTrust(person.db(), person.database.account,
                                          {other.jid, identity, trust, person.now, {}}));
}

} // namespace

TEST_CASE("two people talk, in the best profile that both speak", "[encryption]")
{
    const auto both = QList<Profile>{Profile::Omemo2, Profile::Legacy};
    const auto brunos = GENERATE_COPY(both, QList<Profile>{Profile::Legacy}, QList<Profile>{Profile::Omemo2});
    Talk talk(both, brunos);
    talk.begin();
    const auto message = talk.anna.send(talk.bruno.jid, hello);
    CHECK_FALSE(xml::write(message).contains(hello.toUtf8()));
    const auto opened = talk.bruno.receive(message, talk.anna);
    REQUIRE(opened.verdict == Opened::Verdict::Open);
    CHECK(opened.content.front().text() == hello);
    CHECK(opened.profile == (brunos.contains(Profile::Omemo2) ? Encryption::Omemo2 : Encryption::OmemoLegacy));
    CHECK(opened.device == talk.anna.device());
    CHECK(opened.identity == talk.anna.ratchets->identity().publicKey.curve());
    CHECK(opened.trust == KeyTrust::Blind);
    CHECK(opened.wantsAnswer);

    // Back and forth, and after a restart of both. Who was written to in the lesser profile answers in the better one.
    if (!brunos.contains(Profile::Omemo2))
        Talk::fetch(talk.bruno, talk.anna);
    CHECK(talk.anna.read(talk.bruno.send(talk.anna.jid, QStringLiteral("va bene")), talk.bruno) == u"va bene");
    talk.anna.restart();
    talk.bruno.restart();
    CHECK(talk.bruno.read(talk.anna.send(talk.bruno.jid, QStringLiteral("a dopo")), talk.anna) == u"a dopo");
}

TEST_CASE("H06: without lists and bundles nothing is locked and nothing leaves", "[encryption]")
{
    Person anna(u"anna@x.test");
    Person bruno(u"bruno@y.test");
    const auto first = anna.trySeal(bruno.jid, hello);
    REQUIRE(std::holds_alternative<Missing>(first));
    CHECK(std::get<Missing>(first).lists == QList<base::Jid>{bruno.jid, anna.jid});

    anna.knowNoOtherOwnDevice();
    anna.meet(bruno);
    const auto second = anna.trySeal(bruno.jid, hello);
    REQUIRE(std::holds_alternative<Missing>(second));
    CHECK(std::get<Missing>(second).bundles == QList<Missing::Bundle>{{bruno.jid, bruno.device(), Profile::Omemo2}});

    // The bundle of the better profile is broken: the other is tried; then there is none left.
    auto broken = bruno.bundle(Profile::Omemo2);
    broken.signature[0] = char(broken.signature[0] ^ 1);
    CHECK_FALSE(good(encryption::announcements::adoptBundle(anna.db(), *anna.ratchets, bruno.jid, bruno.device(),
                                                            broken, anna.now))
                    .isUsable);
    const auto third = anna.trySeal(bruno.jid, hello);
    REQUIRE(std::holds_alternative<Missing>(third));
    CHECK(std::get<Missing>(third).bundles.front().profile == Profile::Legacy);
    REQUIRE(encryption::announcements::noteUnusable(anna.db(), anna.database.account, bruno.jid, bruno.device(),
                                                    Profile::Legacy, anna.now));
    const auto fourth = anna.trySeal(bruno.jid, hello);
    REQUIRE(std::holds_alternative<Refusal>(fourth));
    CHECK(std::get<Refusal>(fourth).why == Refusal::Why::NoDevices);

    // Later it is worth another try.
    anna.now = anna.now.addMSecs(encryption::bundlePatience);
    CHECK(std::holds_alternative<Missing>(anna.trySeal(bruno.jid, hello)));
}

TEST_CASE("somebody without any device is told apart from somebody whose keys are refused", "[encryption]")
{
    Talk talk;
    talk.begin();
    setTrust(talk.anna, talk.bruno, KeyTrust::Rejected);
    const auto refused = talk.anna.trySeal(talk.bruno.jid, hello);
    REQUIRE(std::holds_alternative<Refusal>(refused));
    CHECK(std::get<Refusal>(refused).why == Refusal::Why::NobodyMay);
    CHECK(std::get<Refusal>(refused).leftOut
          == QList<LeftOut>{{talk.bruno.jid, talk.bruno.device(), LeftOut::Why::Rejected}});

    for (const auto profile : encryption::profiles)
        talk.anna.learnList(profile, talk.bruno.jid, {});
    const auto none = talk.anna.trySeal(talk.bruno.jid, hello);
    REQUIRE(std::holds_alternative<Refusal>(none));
    CHECK(std::get<Refusal>(none).why == Refusal::Why::NoDevices);
}

TEST_CASE("H04: after the first verification a new device waits, before it is taken blindly", "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    Person second(u"bruno@y.test");
    const auto listBoth = [&] {
        for (const auto profile : encryption::profiles)
            talk.anna.learnList(profile, talk.bruno.jid, {talk.bruno.device(), second.device()});
    };
    setTrust(talk.anna, talk.bruno, KeyTrust::Verified);
    listBoth();
    CHECK(talk.anna.adopt(second, Profile::Omemo2).trust == KeyTrust::Undecided);
    const auto sealing = talk.anna.trySeal(talk.bruno.jid, hello);
    REQUIRE(std::holds_alternative<Sealed>(sealing));
    CHECK(std::get<Sealed>(sealing).readers.size() == 1);
    CHECK(std::get<Sealed>(sealing).leftOut == QList<LeftOut>{{second.jid, second.device(), LeftOut::Why::Undecided}});
    const auto message = Person::asMessage(std::get<Sealed>(sealing).elements);
    CHECK(talk.bruno.read(message, talk.anna) == hello);
    CHECK(second.receive(message, talk.anna).obstacle == Obstacle::NotForThisDevice);

    setTrust(talk.anna, second, KeyTrust::Blind);
    CHECK(second.read(talk.anna.send(talk.bruno.jid, hello), talk.anna) == hello);
}

TEST_CASE("only verified devices read where that is wanted", "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    const auto blind = talk.anna.trySeal(talk.bruno.jid, hello, encryption::Readers::OnlyVerified);
    REQUIRE(std::holds_alternative<Refusal>(blind));
    CHECK(std::get<Refusal>(blind).leftOut.front().why == LeftOut::Why::NotVerified);
    setTrust(talk.anna, talk.bruno, KeyTrust::Verified);
    CHECK(std::holds_alternative<Sealed>(talk.anna.trySeal(talk.bruno.jid, hello, encryption::Readers::OnlyVerified)));
}

TEST_CASE("H09: each copy of a message is opened once, whatever way it comes", "[encryption]")
{
    Talk talk;
    talk.begin();
    const auto first = talk.anna.send(talk.bruno.jid, hello);
    CHECK(talk.bruno.read(first, talk.anna) == hello);
    CHECK(talk.bruno.receive(first, talk.anna).verdict == Opened::Verdict::Duplicate);
    for (int turn = 0; turn < 8; ++turn) { // beyond what the ratchet itself remembers
        talk.anna.read(talk.bruno.send(talk.anna.jid, hello), talk.bruno);
        talk.bruno.read(talk.anna.send(talk.bruno.jid, hello), talk.anna);
    }
    CHECK(talk.bruno.receive(first, talk.anna).verdict == Opened::Verdict::Duplicate);
}

TEST_CASE("H01: a message is tried with the sessions of its proven sender only", "[encryption]")
{
    Talk talk;
    talk.begin();
    Person mallory(u"m@z.test");
    const auto message = talk.anna.send(talk.bruno.jid, hello);
    CHECK(talk.bruno.read(message, talk.anna) == hello);
    const auto next = talk.anna.send(talk.bruno.jid, hello);
    const auto stolen = talk.bruno.receive(next, mallory);
    CHECK(stolen.verdict == Opened::Verdict::Closed);
    CHECK(talk.bruno.read(next, talk.anna) == hello);
}

TEST_CASE("H22: a known device with another key is not believed until its bundle says so", "[encryption][trust]")
{
    Talk talk;
    talk.begin();
    CHECK(talk.bruno.read(talk.anna.send(talk.bruno.jid, hello), talk.anna) == hello);

    // The same address and device number, another key.
    Person impostor(u"anna@x.test");
    REQUIRE(store::omemoKeys::forget(impostor.db(), impostor.database.account));
    REQUIRE(store::omemoKeys::putOwn(impostor.db(), impostor.database.account,
                                     {talk.anna.device(), base::Secret(QByteArray(32, '\x40')), start}));
    impostor.restart();
    impostor.knowNoOtherOwnDevice();
    impostor.meet(talk.bruno);
    REQUIRE(impostor.adopt(talk.bruno, Profile::Omemo2).isUsable);
    const auto forged = impostor.send(talk.bruno.jid, QStringLiteral("dammi la password"));
    const auto opened = talk.bruno.receive(forged, talk.anna);
    CHECK(opened.verdict == Opened::Verdict::Closed);
    CHECK(opened.obstacle == Obstacle::KeyChanged);
    CHECK(talk.bruno.read(talk.anna.send(talk.bruno.jid, hello), talk.anna) == hello); // the session has not suffered

    const auto news = talk.bruno.adopt(impostor, Profile::Omemo2);
    CHECK(news.isKeyChanged);
}

TEST_CASE("a payload that was exchanged for another is found out, and its key is used up", "[encryption]")
{
    const auto profile = GENERATE(Profile::Omemo2, Profile::Legacy);
    Talk talk({Profile::Omemo2, Profile::Legacy}, {profile});
    talk.begin();
    auto message = talk.anna.send(talk.bruno.jid, hello);
    auto locked = *xep::omemo::lockedIn(message, profile);
    (*locked.payload)[0] = char((*locked.payload)[0] ^ 1);
    xml::Element changed(xml::ns::client, u"message");
    changed.add(xep::omemo::wireOf(profile).writeLocked(locked));
    const auto opened = talk.bruno.receive(changed, talk.anna);
    CHECK(opened.verdict == Opened::Verdict::Closed);
    CHECK(opened.obstacle == Obstacle::Forged);
    CHECK(talk.bruno.receive(message, talk.anna).verdict == Opened::Verdict::Duplicate);
    CHECK(talk.bruno.read(talk.anna.send(talk.bruno.jid, hello), talk.anna) == hello);
}

TEST_CASE("an empty message confirms a session and is never shown", "[encryption]")
{
    const auto profile = GENERATE(Profile::Omemo2, Profile::Legacy);
    Talk talk({Profile::Omemo2, Profile::Legacy}, {profile});
    talk.begin();
    const auto opened = talk.bruno.receive(talk.anna.send(talk.bruno.jid, hello), talk.anna);
    REQUIRE(opened.wantsAnswer);
    const auto element = good(
        encryption::sealEmpty(talk.bruno.db(), *talk.bruno.ratchets, profile, talk.anna.jid, talk.anna.device()));
    REQUIRE(element);
    const auto confirmed = talk.anna.receive(Person::asMessage({*element}), talk.bruno);
    CHECK(confirmed.verdict == Opened::Verdict::Empty);
    CHECK_FALSE(confirmed.wantsAnswer);
    // No key exchange any more.
    const auto locked = *xep::omemo::lockedIn(talk.anna.send(talk.bruno.jid, hello), profile);
    CHECK_FALSE(locked.keys.front().isKeyExchange);
}

TEST_CASE("who is silent for long with one key is answered once", "[encryption]")
{
    const auto profile = GENERATE(Profile::Omemo2, Profile::Legacy);
    Talk talk({profile}, {profile});
    talk.begin();
    CHECK(talk.bruno.receive(talk.anna.send(talk.bruno.jid, hello), talk.anna).wantsAnswer);
    talk.anna.read(talk.bruno.send(talk.anna.jid, hello), talk.bruno);
    int answers = 0;
    for (int i = 0; i < 120; ++i)
        answers += talk.bruno.receive(talk.anna.send(talk.bruno.jid, hello), talk.anna).wantsAnswer;
    CHECK(answers == 1);
}

TEST_CASE("a device whose keys cannot be had keeps nothing from the others", "[encryption]")
{
    Talk talk;
    constexpr quint32 broken = 4711;
    for (const auto profile : encryption::profiles)
        talk.anna.learnList(profile, talk.bruno.jid, {broken, talk.bruno.device()});
    for (const auto profile : encryption::profiles)
        REQUIRE(encryption::announcements::noteUnusable(talk.anna.db(), talk.anna.database.account, talk.bruno.jid,
                                                        broken, profile, talk.anna.now));
    talk.begin();
    const auto sealing = talk.anna.trySeal(talk.bruno.jid, hello);
    REQUIRE(std::holds_alternative<Sealed>(sealing));
    const auto &sealed = std::get<Sealed>(sealing);
    CHECK(sealed.leftOut == QList<LeftOut>{{talk.bruno.jid, broken, LeftOut::Why::NoKeys}});
    CHECK(talk.bruno.read(Person::asMessage(sealed.elements), talk.anna) == hello);
}

TEST_CASE("own other devices read what one of them writes", "[encryption]")
{
    Talk talk;
    Person other(u"anna@x.test");
    for (const auto profile : encryption::profiles)
        talk.anna.learnList(profile, talk.anna.jid, {talk.anna.device(), other.device()});
    talk.begin();
    REQUIRE(talk.anna.adopt(other, Profile::Omemo2).isUsable);
    const auto message = talk.anna.send(talk.bruno.jid, hello);
    const auto opened = good(
        encryption::open(other.db(), *other.ratchets, {message, other.jid, talk.anna.jid, talk.bruno.jid, other.now}));
    REQUIRE(opened.verdict == Opened::Verdict::Open);
    CHECK(opened.content.front().text() == hello);
    // The writing device itself meets its own words in the archive.
    CHECK(good(encryption::open(talk.anna.db(), *talk.anna.ratchets,
                                {message, talk.anna.jid, talk.anna.jid, talk.bruno.jid, talk.anna.now}))
              .verdict
          == Opened::Verdict::Own);
}

TEST_CASE("H02, H16: own bundles are full, fresh, and forget no key while copies may come", "[encryption]")
{
    Talk talk;
    auto &bruno = talk.bruno;
    const auto before = bruno.bundle(Profile::Omemo2);
    CHECK(before.preKeys.size() == 100);
    CHECK(bruno.bundle(Profile::Omemo2) == before);
    CHECK(crypto::CheckedBundle::check(before));
    CHECK(before.identity.size() == 32);
    CHECK(bruno.bundle(Profile::Legacy).identity.size() == 33);

    talk.begin();
    CHECK(bruno.read(talk.anna.send(bruno.jid, hello), talk.anna) == hello);
    const auto after = bruno.bundle(Profile::Omemo2);
    CHECK(after.preKeys.size() == 100);
    CHECK(after != before);
    CHECK(after.signedPreKey == before.signedPreKey);
    REQUIRE(encryption::ownKeys::forgetUsed(bruno.db(), *bruno.ratchets));

    bruno.now = bruno.now.addMSecs(encryption::ownKeys::signedKeyLife);
    const auto renewed = bruno.bundle(Profile::Omemo2);
    CHECK(renewed.signedPreKey.id > after.signedPreKey.id);
    CHECK(
        good(store::omemoKeys::signedPreKey(bruno.db(), bruno.ratchets->ring(Profile::Omemo2), after.signedPreKey.id)));
}

TEST_CASE("the first list of a person is no news, later devices are", "[encryption]")
{
    Person anna(u"anna@x.test");
    const base::Jid bruno = base::Jid::of(u"bruno@y.test");
    CHECK(anna.learnList(Profile::Omemo2, bruno, {1, 2}).isFirst);
    CHECK(anna.learnList(Profile::Legacy, bruno, {1, 2, 4}).isFirst); // the other list, as it follows
    anna.now = anna.now.addSecs(61);
    const auto news = anna.learnList(Profile::Omemo2, bruno, {1, 2, 3});
    CHECK_FALSE(news.isFirst);
    CHECK(news.unmet == QList<quint32>{3});
}

TEST_CASE("a stanza too large for servers is refused before any ratchet moves", "[encryption]")
{
    Talk talk;
    talk.begin();
    const auto refused = talk.anna.trySeal(talk.bruno.jid, QString(200'000, u'x'));
    REQUIRE(std::holds_alternative<Refusal>(refused));
    CHECK(std::get<Refusal>(refused).why == Refusal::Why::TooLarge);
    const auto message = talk.anna.send(talk.bruno.jid, hello);
    const auto locked = *xep::omemo::lockedIn(message, Profile::Omemo2);
    const auto wire = crypto::WireMessage::parse(Profile::Omemo2, locked.keys.front().bytes);
    REQUIRE(wire);
    CHECK(wire->counter() == 0);
}

TEST_CASE("whatever a text consists of, what is locked of it fits where servers take it and programs read it",
          "[encryption]")
{
    constexpr qsizetype serversTake = 262'144;
    const auto character = GENERATE(QChar(u'x'), QChar(u'&'), QChar(u'"'), QChar(u'\u20ac'));
    const auto profile = GENERATE(Profile::Omemo2, Profile::Legacy);
    Talk talk({profile}, {profile});
    talk.begin();
    int fitting = 0;
    for (qsizetype length = 200'000; length > 1000; length /= 2) {
        const QString text(length, character);
        const auto sealing = talk.anna.trySeal(talk.bruno.jid, text);
        if (std::holds_alternative<Refusal>(sealing))
            continue;
        const auto message = Person::asMessage(std::get<Sealed>(sealing).elements);
        CHECK(xml::write(message).size() < serversTake);
        CHECK(talk.bruno.read(message, talk.anna) == text);
        ++fitting;
    }
    CHECK(fitting > 2);
}
