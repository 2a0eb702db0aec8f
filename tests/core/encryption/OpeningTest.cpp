// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that no program of ours would write.
#include "Person.h"

#include "payload/Omemo2Payload.h"
#include "xep/Envelope.h"

#include <catch2/generators/catch_generators.hpp>

using namespace encryptionTest;
using encryption::Obstacle;
using encryption::Opened;

namespace {

const base::Jid carla = base::Jid::of(u"carla@z.test");

// What Anna's device locks for Bruno's, whoever the envelope says has written it to whom.
xml::Element lockedEnvelope(Talk &talk, const base::Jid &from, const base::Jid &to)
{
    xml::Element body(xml::ns::client, u"body");
    const xep::Envelope envelope{{std::move(body.setText(QStringLiteral("ciao")))}, from, to, talk.anna.now};
    const auto payload = crypto::omemo2::sealPayload(xep::write(envelope));
    encryption::Records records(talk.anna.db(), talk.anna.ratchets->ring(Profile::Omemo2));
    crypto::Draft draft(records);
    const auto key = talk.anna.ratchets->engine(Profile::Omemo2)
                         .encrypt(draft, encryption::addressOf(talk.bruno.jid, talk.bruno.device()),
                                  payload.keyAndCode.reveal());
    REQUIRE(key);
    good(records.keep(draft.changes()));
    const xep::omemo::LockedKey forBruno{talk.bruno.jid, talk.bruno.device(), key->isKeyExchange, key->bytes};
    return Person::asMessage(
        {xep::omemo::wireOf(Profile::Omemo2).writeLocked({talk.anna.device(), {forBruno}, {}, payload.ciphertext})});
}

} // namespace

TEST_CASE("an envelope by somebody else, or to somebody else, stays closed", "[encryption]")
{
    Talk talk;
    talk.begin();
    const auto &anna = talk.anna.jid;
    const auto &bruno = talk.bruno.jid;
    CHECK(talk.bruno.read(lockedEnvelope(talk, anna, bruno), talk.anna) == u"ciao");
    CHECK(talk.bruno.read(lockedEnvelope(talk, {}, {}), talk.anna) == u"ciao"); // both may be left out
    const auto [from, to] = GENERATE_COPY(std::pair(carla, bruno), std::pair(anna, carla), std::pair(bruno, anna));
    const auto opened = talk.bruno.receive(lockedEnvelope(talk, from, to), talk.anna);
    CHECK(opened.verdict == Opened::Verdict::Closed);
    CHECK(opened.obstacle == Obstacle::WrongAddress);
    CHECK(opened.content.empty());
}

// The legacy profile does not say whose device a number means.
TEST_CASE("keys for others' devices with the same number are passed over, a few of them and no more", "[encryption]")
{
    const std::size_t before = GENERATE(0u, 1u, 7u, 8u, 500u);
    Talk talk({Profile::Legacy}, {Profile::Legacy});
    talk.begin();
    auto locked = *xep::omemo::lockedIn(talk.anna.send(talk.bruno.jid, QStringLiteral("ciao")), Profile::Legacy);
    Talk other({Profile::Legacy}, {Profile::Legacy});
    other.begin();
    const auto foreign = *xep::omemo::lockedIn(other.anna.send(other.bruno.jid, QStringLiteral("no")), Profile::Legacy);
    auto key = foreign.keys.front();
    key.device = talk.bruno.device();
    locked.keys.insert(locked.keys.begin(), before, key);
    locked.keys.push_back(key);
    const auto message = Person::asMessage({xep::omemo::wireOf(Profile::Legacy).writeLocked(locked)});
    CHECK(talk.bruno.read(message, talk.anna) == (before < 8 ? u"ciao" : u"?"));
}

TEST_CASE("the first bytes of a key say what it is, whatever its attribute says", "[encryption]")
{
    const auto profile = GENERATE(Profile::Omemo2, Profile::Legacy);
    Talk talk({profile}, {profile});
    talk.begin();
    const auto lie = [&](const xml::Element &message) {
        auto locked = *xep::omemo::lockedIn(message, profile);
        for (auto &key : locked.keys)
            key.isKeyExchange = !key.isKeyExchange;
        return Person::asMessage({xep::omemo::wireOf(profile).writeLocked(locked)});
    };
    const QString text = QStringLiteral("ciao");
    CHECK(talk.bruno.read(lie(talk.anna.send(talk.bruno.jid, text)), talk.anna) == text);
    CHECK(talk.anna.read(lie(talk.bruno.send(talk.anna.jid, text)), talk.bruno) == text);
    CHECK(talk.bruno.read(lie(talk.anna.send(talk.bruno.jid, text)), talk.anna) == text);
}

TEST_CASE("a message locked with a key that was used before is no copy, and is told of", "[encryption]")
{
    const auto profile = GENERATE(Profile::Omemo2, Profile::Legacy);
    Talk talk({profile}, {profile});
    talk.begin();
    CHECK(talk.bruno.read(talk.anna.send(talk.bruno.jid, QStringLiteral("uno")), talk.anna) == u"uno");
    xml::Element lost(u"none", u"none");
    {
        store::Transaction undone(talk.anna.db()); // as when her disk is set back
        REQUIRE(undone.begin());
        lost = talk.anna.send(talk.bruno.jid, QStringLiteral("due"));
    }
    const auto again = talk.anna.send(talk.bruno.jid, QStringLiteral("tre"));
    CHECK(talk.bruno.read(lost, talk.anna) == u"due");
    const auto opened = talk.bruno.receive(again, talk.anna);
    CHECK(opened.verdict == Opened::Verdict::Closed);
    CHECK(opened.obstacle == Obstacle::NotAuthentic);
    CHECK(talk.bruno.receive(lost, talk.anna).verdict == Opened::Verdict::Duplicate);
    CHECK(talk.bruno.read(talk.anna.send(talk.bruno.jid, QStringLiteral("quattro")), talk.anna) == u"quattro");
}
