// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the whole way of an archive into the profile without a server: a captured stream is parsed, routed, taken
// through the Inbox, stored and indexed, in the pages and commits of a catch-up. Against a loop that only indexes.
#include "BareIndex.h"
#include "Capture.h"
#include "Measuring.h"
#include "Report.h"
#include "Talk.h"

#include "chat/Conversations.h"
#include "chat/Inbox.h"
#include "store/Accounts.h"
#include "store/Profile.h"
#include "xep/Archive.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>

namespace {

using measuring::fail;
using measuring::wait;

constexpr int messages = 50'000;
constexpr int rounds = 3;
constexpr std::size_t together = 300; // in a commit, as a catch-up does
constexpr int mostWaiting = 2;        // commits
const QByteArray key(32, 'k');

class Desk
{
public:
    explicit Desk(const QString &folder)
        : m_profile(wait(store::Profile::open(folder, store::KeySource::given(base::Secret(key)))))
        , m_conversations(*m_profile, m_clock)
        , m_inbox(*m_profile, m_conversations, surroundings())
    {
    }

    void take(const stream::Stanza &stanza)
    {
        auto archived = xep::openArchived(stanza, measuring::reader, measuring::queryId);
        if (!archived)
            fail(QStringLiteral("a result was refused"));
        m_page.push_back(std::move(*archived));
        ++m_taken;
        if (m_page.size() == measuring::pageOfArchive || m_taken == messages)
            read();
    }
    bool isBusy() const { return m_waiting >= mostWaiting; }
    bool isDone() const { return m_stored == messages; }

private:
    steps::Surroundings surroundings()
    {
        const auto id = wait(m_profile->write([](store::Connection &connection) {
            model::AccountSettings account;
            account.jid = measuring::reader;
            return store::accounts::add(connection, account);
        }));
        const auto everybody = [](const base::Jid &) { return true; };
        return {id,
                measuring::reader,
                m_clock,
                {everybody, everybody},
                [](const xml::Element &) {},
                [](const base::Jid &, bool) {}};
    }
    void read()
    {
        auto read = m_inbox.readPage(std::exchange(m_page, {}));
        std::move(read.begin(), read.end(), std::back_inserter(m_batch));
        if (m_batch.size() < together && m_taken < messages)
            return;
        ++m_waiting;
        const auto nothingElse = [](store::Connection &) -> base::Result<> { return base::Done{}; };
        const chat::ArchivePlace newer{chat::ArchivePlace::Way::Newer, 1, false, m_taken == messages, {}, 0};
        m_inbox.storeRead(std::exchange(m_batch, {}), newer, nothingElse)
            .then(&m_inbox, [this](const base::Result<int> &stored) {
                if (!stored)
                    fail(stored.error().detail);
                m_stored += *stored;
                --m_waiting;
            });
    }

    base::SystemClock m_clock;
    std::unique_ptr<store::Profile> m_profile;
    chat::Conversations m_conversations;
    chat::Inbox m_inbox;
    std::vector<xep::ArchivedMessage> m_page;
    std::vector<steps::Incoming> m_batch;
    int m_taken = 0;
    int m_waiting = 0;
    int m_stored = 0;
};

struct Cost
{
    double clock; // of the bare loop's
    double processor;
    measuring::Rate own;
};

measuring::Rate ownRate(const QString &folder, const QByteArray &stanzas)
{
    Desk desk(folder);
    measuring::Playback playback(stanzas, [&desk](const stream::Stanza &stanza) { desk.take(stanza); });
    const measuring::Stopwatch watch;
    while (!desk.isDone()) {
        if (desk.isBusy())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        else
            playback.step();
    }
    return measuring::Rate::of(messages, watch);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    measuring::Talk talk;
    QStringList bodies;
    for (int i = 0; i < messages; ++i)
        bodies.append(talk.sentence());
    const QByteArray stanzas = measuring::capturedArchive(bodies);
    measuring::Report report(
        QStringLiteral("%1 archived messages from a captured stream into the profile, cost of a bare "
                       "FTS5 loop's (both encrypted)")
            .arg(messages));
    QList<Cost> costs;
    for (int round = 0; round < rounds; ++round) {
        const QTemporaryDir folder;
        const auto floor = measuring::bareIndexRate(folder.filePath(QStringLiteral("bare.db")), key, bodies);
        const auto own = ownRate(folder.filePath(QStringLiteral("profile")), stanzas);
        costs.append({floor.byClock / own.byClock, floor.byProcessor / own.byProcessor, own});
    }
    std::sort(costs.begin(), costs.end(), [](const Cost &one, const Cost &other) { return one.clock < other.clock; });
    const Cost &middle = costs.at(rounds / 2);
    report.add(QStringLiteral("clock, middle of %1").arg(rounds), middle.clock, "x", 2,
               QStringLiteral("%1 messages/s").arg(middle.own.byClock, 0, 'f', 0));
    report.add(QStringLiteral("processor of both threads"), middle.processor, "x", {},
               QStringLiteral("%1 messages a second of processor").arg(middle.own.byProcessor, 0, 'f', 0));
    return report.status();
}
