// SPDX-License-Identifier: GPL-3.0-or-later
// A program that is killed while it locks or opens a message: whatever it had written by then, the message is sent and
// read once, and no key is used twice.
#include "chat/OutboxWorks.h"
#include "core/encryption/Person.h"
#include "core/store/FaultyDisk.h"
#include "store/Outbox.h"

#include <catch2/generators/catch_generators.hpp>

#include <set>

using namespace encryptionTest;
namespace works = chat::outboxWorks;

namespace {

// What a program left that was killed, and whether it knew by then that its work was stored.
struct Remains
{
    std::unique_ptr<QTemporaryDir> folder;
    bool isStored = false;
};

// The program after its next start.
struct Survivor
{
    Survivor(const Remains &remains, const Person &person)
    {
        auto opened = store::Connection::open(remains.folder->filePath(QStringLiteral("profile.db")), storeTest::key(),
                                              store::OpenMode::ReadWrite);
        REQUIRE(opened);
        connection = std::move(*opened);
        ratchets = good(encryption::Ratchets::open(*connection, person.database.account, person.now));
    }
    std::unique_ptr<store::Connection> connection;
    std::shared_ptr<encryption::Ratchets> ratchets;
};

using Place = std::pair<QByteArray, quint32>; // ratchet key, counter

std::set<Place> placesOf(const xml::Element &message)
{
    std::set<Place> places;
    for (const auto profile : encryption::profiles) {
        const auto locked = xep::omemo::lockedIn(message, profile);
        for (const auto &key : locked ? locked->keys : std::vector<xep::omemo::LockedKey>()) {
            const auto wire = crypto::WireMessage::parse(profile, key.bytes);
            REQUIRE(wire);
            places.emplace(wire->ratchetKey(), wire->counter());
        }
    }
    return places;
}

template<typename Work>
void undone(Person &person, Work work)
{
    store::Transaction transaction(person.db());
    REQUIRE(transaction.begin());
    work();
}

// Anna, on a disk that is looked at before each write, and Bruno.
class Scene
{
public:
    explicit Scene(const QList<Profile> &spoken)
        : m_talk(spoken, spoken)
    {
        m_talk.begin();
        const auto chat = store::conversations::ensure(anna().db(), {anna().database.account, bruno().jid});
        REQUIRE(chat);
        m_chat = chat->id;
    }
    Person &anna() { return m_talk.anna; }
    Person &bruno() { return m_talk.bruno; }

    void annaWrites(const QString &text)
    {
        const auto message = messageOf(text, model::Direction::Out);
        xml::Element left(u"none", u"none");
        const auto all = killedAtEachWrite([&] { left = lock(anna().db(), anna().ratchets.get(), message); });
        const auto used = placesOf(left);
        for (const auto &remains : all) {
            Survivor survivor(remains, anna());
            auto &connection = *survivor.connection;
            const auto waiting = good(store::outbox::of(connection, anna().database.account));
            const bool isThere = !waiting.isEmpty();
            REQUIRE((isThere || !remains.isStored));
            const auto kept = isThere ? chat::LockedStanza::fromStored(waiting.front().stanza) : std::nullopt;
            REQUIRE(kept.has_value() == isThere);
            const auto sent = isThere ? kept->element() : lock(connection, survivor.ratchets.get(), message);
            if (isThere)
                CHECK(sent == left);
            undone(bruno(), [&] { CHECK(bruno().read(sent, anna()) == text); });
            const auto next = lock(connection, survivor.ratchets.get(),
                                   messageOf(text + QLatin1Char('!'), model::Direction::Out));
            for (const auto &place : placesOf(next))
                CHECK_FALSE(placesOf(sent).contains(place));
        }
        for (const auto &place : used)
            CHECK(m_used.insert(place).second);
        CHECK(bruno().read(left, anna()) == text);
        const auto waiting = good(store::outbox::of(anna().db(), anna().database.account));
        REQUIRE(waiting.size() == 1);
        good(works::setState(anna().db(), waiting.front().message.id, model::DeliveryState::Sent));
    }
    void annaReads(const QString &text)
    {
        const auto sent = bruno().send(anna().jid, text);
        const auto all = killedAtEachWrite([&] { CHECK(open(anna().db(), *anna().ratchets, sent, text)); });
        xml::Element next(u"none", u"none");
        undone(bruno(), [&] { next = bruno().send(anna().jid, text + QLatin1Char('!')); });
        for (const auto &remains : all) {
            Survivor survivor(remains, anna());
            const auto bodies = storeTest::bodiesOf(good(store::messages::last(*survivor.connection, m_chat, 1000)));
            REQUIRE((bodies.contains(text) || !remains.isStored));
            CHECK(open(*survivor.connection, *survivor.ratchets, sent, text) != bodies.contains(text));
            CHECK(open(*survivor.connection, *survivor.ratchets, next, text + QLatin1Char('!')));
        }
    }
    int killed() const { return m_killed; }

private:
    model::Message messageOf(const QString &text, model::Direction direction)
    {
        anna().now = anna().now.addSecs(1);
        model::Message message;
        message.conversation = m_chat;
        message.direction = direction;
        message.body = text;
        message.time = message.sent = anna().now;
        message.originId = message.stanzaId = text;
        message.encryption = model::Encryption::Omemo2;
        const bool isOwn = direction == model::Direction::Out;
        message.from = isOwn ? anna().jid : bruno().jid;
        message.state = isOwn ? model::DeliveryState::Pending : model::DeliveryState::None;
        return message;
    }
    xml::Element lock(store::Connection &connection, encryption::Ratchets *ratchets, const model::Message &message)
    {
        const std::shared_ptr<encryption::Ratchets> borrowed(ratchets, [](encryption::Ratchets *) {});
        const works::Address address{
            bruno().jid, false, encryption::Readers::AllAccepted, {borrowed, anna().jid, anna().now}};
        const auto written = good(works::storeLocked(connection, message, model::Encryption::None, address));
        REQUIRE(written.stanza);
        return written.stanza->element();
    }
    // False if it was opened before.
    bool open(store::Connection &connection, encryption::Ratchets &ratchets, const xml::Element &sent,
              const QString &text)
    {
        const auto opened = good(
            encryption::open(connection, ratchets, {sent, anna().jid, bruno().jid, bruno().jid, anna().now}));
        if (opened.verdict == encryption::Opened::Verdict::Duplicate)
            return false;
        REQUIRE(opened.verdict == encryption::Opened::Verdict::Open);
        CHECK(opened.content.front().text() == text);
        REQUIRE(store::messages::insert(connection, messageOf(text, model::Direction::In)));
        return true;
    }
    Remains remainsNow(bool isStored) const
    {
        Remains remains{std::make_unique<QTemporaryDir>(), isStored};
        const QString path = m_talk.anna.database.path();
        for (const auto &end : {QString(), QStringLiteral("-wal")}) {
            if (QFile::exists(path + end))
                REQUIRE(QFile::copy(path + end, remains.folder->filePath(QStringLiteral("profile.db") + end)));
        }
        return remains;
    }
    // Also while what was stored moves from the journal into the database.
    template<typename Work>
    std::vector<Remains> killedAtEachWrite(Work work)
    {
        std::vector<Remains> all;
        bool isStored = false;
        m_disk.beforeWrite([&] { all.push_back(remainsNow(isStored)); });
        {
            store::Transaction transaction(anna().db());
            REQUIRE(transaction.begin());
            work();
            REQUIRE(transaction.commit());
        }
        isStored = true;
        REQUIRE(anna().db().query("PRAGMA wal_checkpoint(TRUNCATE)").finish());
        m_disk.beforeWrite({});
        all.push_back(remainsNow(true));
        m_killed += int(all.size());
        return all;
    }

    storeTest::FaultyDisk m_disk;
    Talk m_talk;
    model::ConversationId m_chat;
    std::set<Place> m_used;
    int m_killed = 0;
};

} // namespace

TEST_CASE("killed at any write while it locks or opens a message, it sends and reads each once and uses no key twice",
          "[chat][encryption][slow]")
{
    const auto spoken = GENERATE(QList<Profile>{Profile::Omemo2, Profile::Legacy}, QList<Profile>{Profile::Omemo2},
                                 QList<Profile>{Profile::Legacy});
    Scene scene(spoken);
    for (int turn = 0; turn < 8; ++turn) {
        const QString text = QStringLiteral("messaggio %1").arg(turn);
        if (turn % 4 < 2)
            scene.annaWrites(text);
        else
            scene.annaReads(text);
    }
    CHECK(scene.killed() > 200);
}
