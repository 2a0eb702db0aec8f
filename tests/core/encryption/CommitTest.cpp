// SPDX-License-Identifier: GPL-3.0-or-later
// A ratchet and the message that moved it are kept together or not at all, wherever it ends.
#include "Person.h"

#include <catch2/generators/catch_generators.hpp>

#include <set>

using namespace encryptionTest;

namespace {

// What was done in it is undone, as when the disk is full, or the program dies.
template<typename Work>
void undone(Person &person, bool dies, Work work)
{
    {
        store::Transaction transaction(person.db());
        REQUIRE(transaction.begin());
        work();
    }
    if (dies)
        person.restart();
}

// Where in the ratchets' chains a message stands.
std::set<std::pair<QByteArray, quint32>> placesOf(const xml::Element &message)
{
    std::set<std::pair<QByteArray, quint32>> places;
    for (const auto profile : encryption::profiles) {
        const auto locked = xep::omemo::lockedIn(message, profile);
        if (!locked)
            continue;
        for (const auto &key : locked->keys) {
            const auto wire = crypto::WireMessage::parse(profile, key.bytes);
            REQUIRE(wire);
            places.emplace(wire->ratchetKey(), wire->counter());
        }
    }
    return places;
}

} // namespace

TEST_CASE("what was not committed has not happened: nothing is lost, and no key is used twice", "[encryption]")
{
    const bool dies = GENERATE(true, false);
    const auto spoken = GENERATE(QList<Profile>{Profile::Omemo2, Profile::Legacy}, QList<Profile>{Profile::Legacy});
    Talk talk(spoken, spoken);
    talk.begin();
    std::set<std::pair<QByteArray, quint32>> used;
    for (int turn = 0; turn < 12; ++turn) {
        auto &writer = turn % 3 == 2 ? talk.bruno : talk.anna;
        auto &reader = turn % 3 == 2 ? talk.anna : talk.bruno;
        const QString text = QStringLiteral("messaggio %1").arg(turn);
        undone(writer, dies, [&] { writer.send(reader.jid, QStringLiteral("mai partito")); });
        const auto message = writer.send(reader.jid, text);
        for (const auto &place : placesOf(message))
            CHECK(used.insert(place).second);
        undone(reader, dies, [&] { CHECK(reader.read(message, writer) == text); });
        CHECK(reader.read(message, writer) == text);
        CHECK(reader.receive(message, writer).verdict == encryption::Opened::Verdict::Duplicate);
    }
}
