// SPDX-License-Identifier: GPL-3.0-or-later
// A server whose archive holds messages that are no XML: the stream ends whenever one is sent (security.md A21).
#include "core/chat/ArchiveDesk.h"

#include <QSet>

#include <catch2/catch_test_macros.hpp>

namespace {

constexpr qint64 began = 1'759'000'000'000;

enum class Bad { Inside, Wrapper }; // what breaks the rules: the message itself, or already what names it

class HostileArchive
{
public:
    explicit HostileArchive(const QSet<int> &broken, int most = 100, Bad bad = Bad::Inside)
        : m_broken(broken)
        , m_most(most)
        , m_bad(bad)
    {
        m_desk.begin();
        auto *session = m_talk.session.get();
        QObject::connect(session, &stream::Session::online, &m_desk.guard, [this](const stream::SessionStart &start) {
            CHECK_FALSE(start.facts.resumed);
            m_desk.sync->interrupt();
            m_desk.sync->catchUp(true, {}).then(&m_desk.guard,
                                                [this, run = ++m_run](const base::Result<chat::SyncCounts> &counts) {
                                                    if (run == m_run && (counts || m_talk.session->isOnline()))
                                                        m_counts = counts;
                                                });
        });
        m_talk.signIn(support::Management::Missing);
    }

    // The archive has so many messages now; until everything is fetched, or nothing more is tried.
    base::Result<chat::SyncCounts> catchUp(int messages)
    {
        const bool isOnline = m_messages == 0;
        m_messages = messages;
        m_counts.reset();
        if (!isOnline)
            m_talk.server.breaks();
        while (!m_counts && connections() < 80)
            step();
        REQUIRE(m_counts);
        return *m_counts;
    }
    int connections() const { return m_talk.server.connections(); }

    QByteArrayList stored() { return m_desk.stored("zoe@y.test"); }
    QByteArrayList readable() const
    {
        QByteArrayList ids;
        for (int number = 0; number < m_messages; ++number) {
            if (!m_broken.contains(number))
                ids.append(idOf(number));
        }
        return ids;
    }

private:
    static QByteArray idOf(int number) { return 'm' + QByteArray::number(number); }
    // Three in a second, then a while nothing.
    static qint64 timeOf(int number) { return began + number / 3 * 40'000 + number % 3 * 200; }

    void step()
    {
        if (m_talk.session->state().phase == stream::Phase::Waiting) {
            m_talk.clock.advance(std::chrono::seconds(2));
            m_talk.signIn(support::Management::Missing);
        } else if (!m_talk.server.hearsNothing()) {
            answer(m_talk.server.next());
        }
    }
    void answer(const xml::Element &question)
    {
        const auto asked = chatTest::ArchiveQuestion::in(question);
        if (!asked || !m_talk.server.isConnected())
            return;
        int first = 0;
        int last = m_messages;
        for (const auto &field : asked->form->children()) {
            const auto time = QDateTime::fromString(field.childText(u"value"), Qt::ISODateWithMs);
            if (field.attribute(u"var") == u"start") {
                while (first < last && timeOf(first) < time.toMSecsSinceEpoch())
                    ++first;
            } else if (field.attribute(u"var") == u"end") {
                while (last > first && timeOf(last - 1) > time.toMSecsSinceEpoch())
                    --last;
            }
        }
        if (!asked->after.isEmpty())
            first = std::max(first, asked->after.mid(1).toInt() + 1);
        if (!asked->before.isEmpty())
            last = std::min(last, asked->before.mid(1).toInt());
        const int count = std::min(last - first, std::min(m_most, asked->most));
        const bool isComplete = count == last - first;
        sendPage(*asked, asked->isBackwards ? last - count : first, count, isComplete);
    }
    void sendPage(const chatTest::ArchiveQuestion &asked, int first, int count, bool isComplete)
    {
        const QByteArray refused = "<!-- refused -->";
        QByteArray page; // in one burst, as it comes from a real one
        for (int number = first; number < first + count; ++number) {
            const QByteArray id = idOf(number);
            const bool isBroken = m_broken.contains(number);
            page += asked.result(id, storeTest::at(timeOf(number)),
                                 "<message xmlns='jabber:client' from='zoe@y.test/a' to='v@x.test' type='chat' id='"
                                     + id + "'>" + (isBroken ? refused : QByteArray()) + "<body>" + id
                                     + "</body></message>",
                                 isBroken && m_bad == Bad::Wrapper ? refused : QByteArray());
        }
        const bool isEmpty = count == 0;
        m_talk.server.sends(page
                            + asked.end(isEmpty ? QByteArray() : idOf(first),
                                        isEmpty ? QByteArray() : idOf(first + count - 1), isComplete));
    }

    const QSet<int> m_broken;
    const int m_most; // messages that the server puts into a page
    const Bad m_bad;
    chatTest::ArchiveDesk m_desk;
    support::SessionTalk &m_talk = m_desk.talk;
    int m_messages = 0;
    int m_run = 0; // what a lost session still has to say is worth nothing
    std::optional<base::Result<chat::SyncCounts>> m_counts;
};

} // namespace

TEST_CASE("A21: an archived message that is no XML is stepped over, and the rest is fetched", "[chat][archive]")
{
    const int count = 40;
    for (const auto &broken : {QSet<int>{6}, QSet<int>{0}, QSet<int>{39}, QSet<int>{7, 8}, QSet<int>{6, 30},
                               QSet<int>{0, 1, 2}, QSet<int>{37, 38, 39}, QSet<int>{3, 10, 11, 25}}) {
        const int gaps = int(broken.size());
        INFO("broken: " << *std::min_element(broken.begin(), broken.end()) << ", of " << gaps);
        {
            INFO("on a new device, which fetches backwards");
            HostileArchive archive(broken);
            CHECK(archive.catchUp(count)->gaps == gaps);
            CHECK(archive.stored() == archive.readable());
            CHECK(archive.connections() == gaps + 1);
            // It is told once, and not met again.
            CHECK(archive.catchUp(count)->gaps == 0);
            CHECK(archive.connections() == gaps + 2);
        }
        if (!broken.contains(0)) {
            INFO("on one that knows the beginning");
            HostileArchive archive(broken);
            CHECK(archive.catchUp(3)->gaps == 0);
            CHECK(archive.catchUp(count)->gaps == gaps);
            CHECK(archive.stored() == archive.readable());
            CHECK(archive.connections() == gaps + 2);
            // What comes afterwards is fetched as ever.
            CHECK(archive.catchUp(count + 5)->gaps == 0);
            CHECK(archive.stored() == archive.readable());
            CHECK(archive.connections() == gaps + 3);
        }
    }
}

TEST_CASE("A21: refused messages at the edges of pages, and alone in one, are stepped over", "[chat][archive]")
{
    const int count = 35;
    for (const int most : {1, 10}) {
        for (const auto &broken : {QSet<int>{15}, QSet<int>{24, 25}, QSet<int>{14}, QSet<int>{4, 5, 34}}) {
            const int gaps = int(broken.size());
            INFO("broken: " << *std::min_element(broken.begin(), broken.end()) << ", pages of " << most);
            HostileArchive fresh(broken, most);
            CHECK(fresh.catchUp(count)->gaps == gaps);
            CHECK(fresh.stored() == fresh.readable());
            CHECK(fresh.connections() <= 2 * gaps + 1);
            HostileArchive known(broken, most);
            CHECK(known.catchUp(3)->gaps == 0);
            CHECK(known.catchUp(count)->gaps == gaps);
            CHECK(known.stored() == known.readable());
            CHECK(known.connections() == gaps + 2);
        }
    }
}

TEST_CASE("A21: an archive that ends the stream without a name for what does it is given up, not the line",
          "[chat][archive]")
{
    HostileArchive archive({6}, 100, Bad::Wrapper);
    const auto counts = archive.catchUp(40);
    REQUIRE_FALSE(counts);
    CHECK(counts.error().kind == base::ErrorKind::Malformed);
    CHECK(archive.connections() == 4);
}
