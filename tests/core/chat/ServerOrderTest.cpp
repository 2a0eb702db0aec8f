// SPDX-License-Identifier: GPL-3.0-or-later
// Chance decides what comes live, late, twice or only from the archive, and where pages and lines end; what is stored
// then stands as in the archive.
#include "core/chat/ArchiveDesk.h"
#include "core/chat/Desk.h"
#include "store/Messages.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

namespace {

class Chance
{
public:
    explicit Chance(unsigned seed)
        : m_engine(seed)
    {
    }
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_engine); }
    bool oneIn(int times) { return upTo(times - 1) == 0; }

private:
    std::mt19937 m_engine;
};

struct Entry
{
    QByteArray id;
    QByteArray peer;
    bool isOwn = false; // written on another own device
    qint64 time = 0;    // server's, ms
};

QByteArray messageOf(const Entry &entry, const QByteArray &more = {})
{
    const QByteArray from = entry.isOwn ? QByteArray("v@x.test/other") : entry.peer + "/phone";
    const QByteArray to = entry.isOwn ? entry.peer : QByteArray("v@x.test");
    return "<message xmlns='jabber:client' from='" + from + "' to='" + to + "' type='chat' id='" + entry.id + "'><body>"
        + entry.id + "</body><origin-id xmlns='urn:xmpp:sid:0' id='" + entry.id + "'/>" + more + "</message>";
}

constexpr std::size_t mostEntries = 80;

// A server with an archive, and a client whose lines break.
class Schedule
{
public:
    explicit Schedule(unsigned seed)
        : m_chance(seed)
        , m_cutsStamps(!m_chance.oneIn(4))
        , m_numbersLive(m_chance.oneIn(2))
    {
        const int skew = m_chance.oneIn(8) ? 3 * 3600 * 1000 : m_chance.oneIn(2) ? 8000 : 0;
        m_talk.clock.jump(std::chrono::milliseconds(skew ? m_chance.upTo(2 * skew) - skew : 0));
        QObject::connect(m_talk.session.get(), &stream::Session::stanzaReceived, &m_desk.guard,
                         [this](const stream::Stanza &stanza) {
                             if (m_desk.inbox && !xep::isArchiveResult(stanza.element))
                                 m_desk.inbox->take(stanza);
                         });
        m_talk.signIn(support::Management::Missing);
        m_desk.begin(m_numbersLive);
    }

    void run()
    {
        writeSome(m_chance.upTo(12)); // before this device was there, which walks backwards then
        const int sessions = 2 + m_chance.upTo(3);
        for (int session = 0; session < sessions; ++session) {
            if (session > 0)
                liveSome(m_chance.upTo(5));
            if (m_chance.oneIn(3))
                m_desk.begin(m_numbersLive); // killed
            const auto missed = writeSome(m_chance.upTo(9));
            m_desk.sync->interrupt();
            redeliver(missed);
            const bool isCut = session + 1 < sessions && m_chance.oneIn(2);
            catchUp(isCut ? 1 + m_chance.upTo(4) : 1000);
        }
        for (int batch = 0; batch < 3; ++batch) // all that is on its way has been stored then
            REQUIRE(storeTest::answerOf(
                m_desk.profile->write([](store::Connection &) { return base::Result<>(base::Done{}); })));
    }

    QByteArrayList stored(const QByteArray &peer) { return m_desk.stored(peer); }
    QByteArrayList archived(const QByteArray &peer) const
    {
        QByteArrayList bodies;
        for (const auto &entry : m_entries) {
            if (entry.peer == peer)
                bodies.append(entry.id);
        }
        return bodies;
    }
    std::vector<QByteArray> peers() const { return {"zoe@y.test", "ugo@y.test"}; }

private:
    // The time passes, for the server and for us.
    void pass(int most)
    {
        const int span = m_chance.upTo(most);
        m_time += span;
        m_talk.clock.jump(std::chrono::milliseconds(span));
    }
    Entry writeOne()
    {
        pass(m_chance.oneIn(3) ? 1500 : 3);
        Entry entry;
        entry.id = 'm' + QByteArray::number(m_entries.size());
        entry.peer = peers()[m_chance.oneIn(5) ? 1 : 0];
        entry.isOwn = m_chance.oneIn(6);
        entry.time = m_time;
        m_entries.push_back(entry);
        return entry;
    }
    std::vector<Entry> writeSome(int count)
    {
        std::vector<Entry> written;
        for (int i = 0; i < count; ++i)
            written.push_back(writeOne());
        return written;
    }
    void liveSome(int count)
    {
        for (int i = 0; i < count; ++i)
            deliver(writeOne());
    }
    qint64 toldTime(qint64 time) const { return m_cutsStamps ? time / 1000 * 1000 : time; }
    void deliver(const Entry &entry, const QByteArray &more = {})
    {
        const QByteArray number = "<stanza-id xmlns='urn:xmpp:sid:0' by='v@x.test' id='" + entry.id + "'/>";
        const QByteArray message = messageOf(entry, number + more);
        m_talk.server.sends(entry.isOwn ? "<message from='v@x.test' to='v@x.test/luc' type='chat'>"
                                          "<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                                    + message + "</forwarded></sent></message>"
                                        : message);
        if (m_chance.oneIn(2))
            m_talk.server.hearsNothing(); // else a burst
    }
    // Some of what a lost session had not acknowledged comes again.
    void redeliver(const std::vector<Entry> &missed)
    {
        if (!m_chance.oneIn(2))
            return;
        for (const auto &entry : missed) {
            if (m_chance.oneIn(2))
                deliver(entry,
                        m_chance.oneIn(3) ? QByteArray()
                                          : "<delay xmlns='urn:xmpp:delay' from='x.test' stamp='"
                                + storeTest::at(entry.time / 1000 * 1000).toString(Qt::ISODateWithMs).toUtf8() + "'/>");
        }
    }

    // Until it has ended, or the line breaks after so many answers.
    void catchUp(int answers)
    {
        bool hasEnded = false;
        QObject guard;
        m_desk.sync->catchUp(true, {}).then(&guard, [&](const base::Result<chat::SyncCounts> &counts) {
            CHECK(counts);
            hasEnded = true;
        });
        while (!hasEnded && answers > 0) {
            if (m_talk.server.hearsNothing())
                continue;
            if (m_chance.oneIn(3))
                m_talk.clock.advance(std::chrono::milliseconds(m_chance.upTo(150)));
            const auto question = m_talk.server.next();
            int more = m_entries.size() < mostEntries && m_chance.oneIn(3) ? 1 + m_chance.upTo(2) : 0;
            const int early = m_chance.upTo(more); // between question and answer, the others while it is stored
            liveSome(early);
            more -= early;
            if (answer(question)) {
                --answers;
                liveSome(more);
            }
        }
    }
    bool answer(const xml::Element &question)
    {
        const auto asked = chatTest::ArchiveQuestion::in(question);
        if (!asked) {
            if (question.attribute(u"type") == u"get")
                m_talk.server.sends("<iq type='result' id='" + question.attribute(u"id").toUtf8() + "'/>");
            return false;
        }
        std::size_t first = asked->after.isEmpty() ? 0 : indexOf(asked->after) + 1;
        std::size_t last = asked->before.isEmpty() ? m_entries.size() : indexOf(asked->before);
        const auto size = std::size_t(1 + m_chance.upTo(m_chance.oneIn(3) ? 30 : 4));
        const bool isComplete = last - first <= size;
        if (asked->isBackwards)
            first = isComplete ? first : last - size;
        else
            last = isComplete ? last : first + size;
        for (auto i = first; i < last; ++i) {
            const auto &entry = m_entries[i];
            m_talk.server.sends(asked->result(entry.id, storeTest::at(toldTime(entry.time)), messageOf(entry)));
        }
        const bool isEmpty = first == last;
        m_talk.server.sends(asked->end(isEmpty ? QByteArray() : m_entries[first].id,
                                       isEmpty ? QByteArray() : m_entries[last - 1].id, isComplete));
        return true;
    }
    std::size_t indexOf(const QString &id) const { return id.mid(1).toUInt(); }

    Chance m_chance;
    const bool m_cutsStamps;
    const bool m_numbersLive;
    chatTest::ArchiveDesk m_desk;
    support::SessionTalk &m_talk = m_desk.talk;
    qint64 m_time = 1'760'000'000'500;
    std::vector<Entry> m_entries;
};

} // namespace

TEST_CASE("R18: whatever comes live and whatever from the archive, all stands in the archive's order, once",
          "[chat][archive]")
{
    const unsigned from = qEnvironmentVariableIntValue("LUCCHETTO_SCHEDULE");
    const unsigned count = from ? 1 : 24;
    for (unsigned seed = from ? from : 1; seed < (from ? from : 1) + count; ++seed) {
        INFO("schedule " << seed);
        Schedule schedule(seed);
        schedule.run();
        for (const auto &peer : schedule.peers()) {
            INFO("stored   " << schedule.stored(peer).join(' ').toStdString());
            INFO("archived " << schedule.archived(peer).join(' ').toStdString());
            CHECK(schedule.stored(peer) == schedule.archived(peer));
        }
    }
}

TEST_CASE("R18: what is written here stands behind what was there, also where our clock is slow", "[chat]")
{
    chatTest::Desk desk;
    const auto chat = desk.chatWith(base::Jid::of(u"zoe@y.test"), model::EncryptionChoice::Off);
    const auto now = QDateTime::fromMSecsSinceEpoch(desk.talk.clock.now(), Qt::UTC);
    desk.write([chat, now](store::Connection &connection) {
        model::Message message;
        message.conversation = chat;
        message.from = base::Jid::of(u"zoe@y.test");
        message.body = QStringLiteral("ciao");
        message.time = now.addSecs(3600);
        return store::messages::insert(connection, message);
    });
    for (const char *text : {"uno", "due"})
        desk.send(chat, QString::fromLatin1(text));
    const auto messages = desk.write(
        [chat](store::Connection &connection) { return store::messages::last(connection, chat, 10); });
    CHECK(storeTest::bodiesOf(messages) == storeTest::texts({"ciao", "uno", "due"}));
    CHECK(messages.back().sent == now);
}
