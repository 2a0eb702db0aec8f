// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/TrustTransfer.h"

#include "Person.h"
#include "encryption/Trust.h"
#include "store/OmemoDevices.h"

#include <algorithm>
#include <map>

using namespace encryptionTest;
using model::KeyTrust;

namespace {

const base::Jid bruno = base::Jid::of(u"bruno@y.test");
const base::Jid carla = base::Jid::of(u"carla@z.test");

// Anna's phone, and what it is told by her laptop and by others.
struct Ear
{
    QByteArray identityOf(const Person &person) const { return person.ratchets->identity().publicKey.curve(); }
    QByteArray nameOf(const Person &person) const { return person.ratchets->identity().publicKey.edwards(); }
    void decide(const Person &person, KeyTrust trust)
    {
        REQUIRE(encryption::trust::decide(phone.db(), phone.database.account, person.jid, identityOf(person), trust,
                                          phone.now));
    }
    QList<base::Jid> hears(const Person &teller, const xep::TrustMessage &message, int secondsLater = 1)
    {
        const auto trust = trustOf(teller).value_or(model::Key()).trust;
        return good(encryption::transfer::adopt(phone.db(), *phone.ratchets, message,
                                                {phone.jid, teller.jid, identityOf(teller), trust,
                                                 phone.now.addSecs(secondsLater)}));
    }
    void follow(const base::Jid &owner)
    {
        good(encryption::transfer::follow(phone.db(), *phone.ratchets, phone.jid, owner));
    }
    QList<store::untold::News> untold() { return good(store::untold::of(phone.db(), phone.database.account)); }
    // What is said to whom about that owner's keys.
    std::map<base::Jid, xep::TrustMessage> wordsAbout(const base::Jid &owner)
    {
        follow(owner);
        std::map<base::Jid, xep::TrustMessage> said;
        for (const auto &news : untold()) {
            const auto words = good(encryption::transfer::words(phone.db(), *phone.ratchets, phone.jid, news));
            if (news.owner == owner && !words.isEmpty())
                said.emplace(news.listener, words.front());
        }
        return said;
    }
    std::optional<model::Key> trustOf(const Person &person)
    {
        const auto keys = good(store::omemoDevices::keysOf(phone.db(), phone.database.account, person.jid));
        const auto found = std::find_if(keys.begin(), keys.end(),
                                        [&](const model::Key &key) { return key.identity == identityOf(person); });
        return found == keys.end() ? std::nullopt : std::optional(*found);
    }
    bool isVerified(const Person &person)
    {
        const auto key = trustOf(person);
        return key && key->trust == KeyTrust::Verified;
    }

    Person phone{u"anna@x.test"};
    Person laptop{u"anna@x.test"};
    Person brunos{u"bruno@y.test"};
    Person brunosOther{u"bruno@y.test"};
};

} // namespace

TEST_CASE("what a verified own device says of others' keys counts, and it is known whose word it was",
          "[encryption][trust]")
{
    Ear ear;
    ear.decide(ear.laptop, KeyTrust::Verified);
    const xep::TrustMessage message{{{bruno, {ear.nameOf(ear.brunos)}, {ear.nameOf(ear.brunosOther)}}}};
    CHECK(ear.hears(ear.laptop, message) == QList{bruno});
    CHECK(ear.isVerified(ear.brunos));
    CHECK(ear.trustOf(ear.brunosOther)->trust == KeyTrust::Rejected);
    CHECK_FALSE(ear.trustOf(ear.brunos)->decidedBy.isEmpty());
    CHECK(ear.hears(ear.laptop, message).isEmpty());
}

TEST_CASE("H04: who is not verified is not believed, until the person verifies him", "[encryption][trust]")
{
    Ear ear;
    CHECK(ear.hears(ear.laptop, {{{bruno, {ear.nameOf(ear.brunos)}}}}).isEmpty());
    CHECK_FALSE(ear.isVerified(ear.brunos));
    // Bruno vouches for his other device, too: a chain.
    CHECK(ear.hears(ear.brunos, {{{bruno, {ear.nameOf(ear.brunosOther)}}}}).isEmpty());

    ear.decide(ear.laptop, KeyTrust::Verified);
    const auto changed = good(
        encryption::transfer::follow(ear.phone.db(), *ear.phone.ratchets, ear.phone.jid, ear.phone.jid));
    CHECK(changed == QList{bruno});
    CHECK(ear.isVerified(ear.brunos));
    CHECK(ear.isVerified(ear.brunosOther));
}

TEST_CASE("H04: a contact speaks of his own keys alone, and of none that was decided about here", "[encryption][trust]")
{
    Ear ear;
    Person carlas(u"carla@z.test");
    ear.decide(ear.brunos, KeyTrust::Verified);
    CHECK(
        ear.hears(ear.brunos, {{{carla, {ear.nameOf(carlas)}}, {ear.phone.jid, {ear.nameOf(ear.laptop)}}}}).isEmpty());
    CHECK_FALSE(ear.isVerified(carlas));
    CHECK_FALSE(ear.isVerified(ear.laptop));

    ear.decide(ear.brunosOther, KeyTrust::Rejected);
    CHECK(ear.hears(ear.brunos, {{{bruno, {ear.nameOf(ear.brunosOther)}}}}, 100).isEmpty());
    CHECK(ear.trustOf(ear.brunosOther)->trust == KeyTrust::Rejected);
}

TEST_CASE("an older word does not undo a newer one, and nobody speaks of this device", "[encryption][trust]")
{
    Ear ear;
    ear.decide(ear.laptop, KeyTrust::Verified);
    CHECK(ear.hears(ear.laptop, {{{bruno, {}, {ear.nameOf(ear.brunos)}}}}, 10) == QList{bruno});
    CHECK(ear.hears(ear.laptop, {{{bruno, {ear.nameOf(ear.brunos)}}}}, 5).isEmpty());
    CHECK(ear.hears(ear.laptop, {{{bruno, {ear.nameOf(ear.brunos)}}}}, 20) == QList{bruno});
    CHECK(ear.isVerified(ear.brunos));
    CHECK(ear.hears(ear.laptop, {{{ear.phone.jid, {}, {ear.nameOf(ear.phone)}}}}).isEmpty());
}

TEST_CASE("a decision is told to the own devices, and to whom it concerns", "[encryption][trust]")
{
    Ear ear;
    ear.decide(ear.brunos, KeyTrust::Verified);
    CHECK(ear.wordsAbout(bruno).empty()); // no own device of which Bruno could be told, and none that could be told

    // An own device: it learns what is known, and Bruno learns of it.
    ear.decide(ear.laptop, KeyTrust::Verified);
    const auto second = ear.wordsAbout(ear.phone.jid);
    REQUIRE(second.size() == 2);
    CHECK(second.at(ear.phone.jid).owners.size() == 2);
    CHECK(second.at(bruno) == xep::TrustMessage{{{ear.phone.jid, {ear.nameOf(ear.laptop)}}}});

    ear.decide(ear.brunosOther, KeyTrust::Rejected);
    const auto third = ear.wordsAbout(bruno);
    REQUIRE(third.size() == 2);
    CHECK(third.at(ear.phone.jid)
          == xep::TrustMessage{{{bruno, {ear.nameOf(ear.brunos)}, {ear.nameOf(ear.brunosOther)}}}});
    CHECK(third.at(bruno) == xep::TrustMessage{{{ear.phone.jid, {ear.nameOf(ear.laptop)}}}});
}

TEST_CASE("who is to be told stays written down until it is removed, and is told of what was decided meanwhile",
          "[encryption][trust]")
{
    Ear ear;
    ear.decide(ear.laptop, KeyTrust::Verified);
    ear.decide(ear.brunos, KeyTrust::Verified);
    REQUIRE(ear.wordsAbout(bruno).size() == 2);
    const auto before = ear.untold();
    ear.follow(bruno);
    const auto after = ear.untold();
    REQUIRE(after.size() == before.size());
    for (const auto &news : before)
        REQUIRE(store::untold::remove(ear.phone.db(), news.id));
    CHECK(ear.untold().size() == after.size());

    // Nothing is decided any more, so nothing is said.
    ear.decide(ear.brunos, KeyTrust::Undecided);
    for (const auto &news : after)
        CHECK(good(encryption::transfer::words(ear.phone.db(), *ear.phone.ratchets, ear.phone.jid, news)).isEmpty());
}

TEST_CASE("a great many words go in several messages, and a contact vouches for so many keys and no more",
          "[encryption][trust]")
{
    Ear ear;
    ear.decide(ear.laptop, KeyTrust::Verified);
    ear.decide(ear.brunos, KeyTrust::Verified);
    xep::TrustMessage many{{{bruno}}};
    for (int i = 0; i < 600; ++i)
        many.owners.front().trusted.push_back(crypto::OwnIdentity::make(1).publicKey.edwards());
    ear.hears(ear.brunos, many);
    const auto keys = good(store::omemoDevices::keysOf(ear.phone.db(), ear.phone.database.account, bruno));
    CHECK(keys.size() == 500);

    const auto news = store::untold::News{1, ear.phone.jid, ear.phone.jid};
    const auto told = good(encryption::transfer::words(ear.phone.db(), *ear.phone.ratchets, ear.phone.jid, news));
    REQUIRE(told.size() == 2);
    std::size_t statements = 0;
    for (const auto &message : told) {
        for (const auto &owner : message.owners)
            statements += owner.trusted.size();
    }
    CHECK(statements == 501); // and the laptop
}

TEST_CASE("a trust message is read as it was written, and one about something else is none", "[encryption][trust]")
{
    const xep::TrustMessage message{{{bruno, {QByteArray(32, 'a')}, {QByteArray(32, 'b'), QByteArray(32, 'c')}}}};
    CHECK(xep::trustMessageIn({xep::write(message)}) == message);
    auto other = xep::write(message);
    other.set(u"encryption", QStringLiteral("urn:xmpp:omemo:1"));
    CHECK_FALSE(xep::trustMessageIn({other}));
    auto broken = xep::write({{{bruno, {QByteArray(31, 'a')}}}});
    CHECK(xep::trustMessageIn({broken}) == xep::TrustMessage{{{bruno}}});
}
