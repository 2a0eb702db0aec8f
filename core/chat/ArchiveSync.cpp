// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/ArchiveSync.h"

#include "base/Signals.h"
#include "chat/Inbox.h"
#include "chat/OlderPages.h"
#include "store/Profile.h"
#include "xep/Archive.h"

namespace chat {
namespace {

namespace rows = store::archiveState;

constexpr quint32 pageSize = 100;      // servers give as many or fewer
constexpr std::size_t together = 1000; // messages in one commit, if their pages come quickly
constexpr qint64 quickMs = 100;        // after the page before

} // namespace

// Pages that are stored in one transaction, with how far the archive is known when they are: never ahead of them.
struct ArchiveSync::Batch
{
    std::vector<steps::Incoming> messages; // oldest first
    State after;
    int pages = 0;
    qint64 lastCame = 0; // ms, monotonic
    bool isFull = false;
    QStringList leftOut; // archive ids

    // How far the archive is known with this page; what nobody can read counts as known.
    void extendNewer(const xep::ArchivePage &page)
    {
        if (!page.last.isEmpty())
            after.newest = page.last;
        if (!page.results.empty())
            after.newestTime = page.results.back().stamp;
        leftOut += page.leftOut;
    }
    void extendOlder(const xep::ArchivePage &page)
    {
        if (!page.first.isEmpty())
            after.oldest = page.first;
        if (!page.results.empty())
            after.oldestTime = page.results.front().stamp;
        leftOut += page.leftOut;
    }
    enum class End { Newer, Older };
    void add(std::vector<steps::Incoming> page, End end, qint64 now)
    {
        const auto where = end == End::Newer ? messages.end() : messages.begin();
        messages.insert(where, std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
        ++pages;
        isFull = messages.size() >= together || now - lastCame > quickMs;
        lastCame = now;
    }
    // What comes after this one.
    std::shared_ptr<Batch> next() const { return std::make_shared<Batch>(Batch{{}, after, 0, lastCame, false, {}}); }
};

ArchiveSync::ArchiveSync(const model::AccountSettings &settings, xep::Archive &archive, Inbox &inbox,
                         store::Profile &profile)
    : m_account(settings.id)
    , m_jid(settings.jid)
    , m_archive(archive)
    , m_inbox(inbox)
    , m_profile(profile)
{
}

ArchiveSync::~ArchiveSync() = default;

base::Task<base::Result<SyncCounts>> ArchiveSync::catchUp(bool hasArchive, QDateTime since)
{
    const quint64 run = ++m_run;
    m_running = true;
    m_counts = {};
    base::Result<> fetched = base::Done{};
    if (hasArchive) {
        const auto state = co_await readState().on(this);
        if (!state)
            co_return end(run, state.error());
        m_state = *state;
        const bool isNew = m_state.newest.isEmpty(); // or the archive was empty
        m_inbox.confirmFrom(isNew ? m_began : m_state.newestTime);
        if (!isNew)
            fetched = co_await fetchNewer(run, since).on(this);
        if (fetched && !isNew)
            m_inbox.missNothing();
        if (fetched && (isNew || !m_state.complete))
            fetched = co_await fetchOlder(run).on(this);
    } else {
        fetched = co_await settleWithout(run).on(this);
    }
    co_return end(run, fetched);
}

base::Result<SyncCounts> ArchiveSync::end(quint64 run, const base::Result<> &fetched)
{
    if (run != m_run)
        return base::Error{base::ErrorKind::Cancelled, QStringLiteral("a new session began"), {}, {}};
    m_running = false;
    m_counts.gaps = int(m_leftOut.size()) - m_leftOutTold;
    if (fetched)
        m_leftOutTold = int(m_leftOut.size());
    const base::Result<SyncCounts> counts = fetched ? base::Result<SyncCounts>(m_counts)
                                                    : base::Result<SyncCounts>(fetched.error());
    m_inbox.surroundings().tracksArchive = bool(fetched);
    m_inbox.missNothing(); // or what it is will not come now
    m_last = counts;
    Q_EMIT ended(counts);
    return counts;
}

void ArchiveSync::interrupt()
{
    ++m_run; // what it still has to store says nothing of the new session
    m_began = m_inbox.surroundings().clock.utc();
    m_inbox.surroundings().tracksArchive = false;
    m_inbox.beginStretch();
    m_inbox.forgetHeld();
    m_last.reset();
}

base::Task<base::Result<SyncCounts>> ArchiveSync::whenCaughtUp()
{
    return base::whenFound<base::Result<SyncCounts>>(this, &ArchiveSync::ended, [this] { return m_last; });
}

base::Task<base::Result<ArchiveSync::State>> ArchiveSync::readState()
{
    // Behind what a former run may still be storing.
    const auto task = m_profile.write([account = m_account, jid = m_jid](store::Connection &connection) {
        return rows::get(connection, account, jid);
    });
    co_return co_await task.on(this);
}

// There is nothing to look into: what came live stands as it came.
base::Task<base::Result<>> ArchiveSync::settleWithout(quint64 run)
{
    const ArchivePlace place{ArchivePlace::Way::Newer, run, false, true, {}, 0};
    const auto storing = m_inbox.storeRead({}, place, [](store::Connection &) { return base::Result<>(base::Done{}); });
    const auto stored = co_await storing.on(this);
    co_return stored ? base::Result<>(base::Done{}) : base::Result<>(stored.error());
}

// From the newest known message on. The next page is on its way while this one is stored.
base::Task<base::Result<>> ArchiveSync::fetchNewer(quint64 run, QDateTime since)
{
    xep::ArchiveQuery query;
    query.max = pageSize;
    if (since.isValid() && since < m_state.newestTime)
        query.start = since;
    else
        query.after = m_state.newest;
    const auto notBefore = query.after ? m_state.newestTime : QDateTime();
    const ArchivePlace newer{ArchivePlace::Way::Newer, run, false, false, notBefore, 0};
    auto batch = firstBatch();
    auto fetching = m_archive.fetch(query);
    for (;;) {
        auto page = co_await fetching.on(this);
        if (run != m_run)
            co_return base::Error{base::ErrorKind::Cancelled, {}, {}, {}};
        if (!page && page.error().condition == u"item-not-found" && query.after) {
            // The archive no longer has that message (it expires old ones): go by time, copies are recognised.
            query.after.reset();
            query.start = batch->after.newestTime.addSecs(-60);
            fetching = m_archive.fetch(query);
            continue;
        }
        if (!page)
            co_return page.error();
        const bool isLast = page->complete || page->last.isEmpty();
        batch->extendNewer(*page);
        if (!isLast) {
            query.after = page->last;
            fetching = m_archive.fetch(query);
        }
        batch->add(m_inbox.readPage(std::move(page->results)), Batch::End::Newer, now());
        if (isLast || batch->isFull) {
            auto place = newer;
            place.isAll = isLast && batch->after.complete;
            const auto storing = store(std::exchange(batch, batch->next()), place);
            if (const auto stored = co_await storing.on(this); !stored || isLast)
                co_return stored;
            batch->lastCame = now(); // what storing took says nothing of the server
        }
    }
}

// From the oldest known message back to the beginning; from the end the first time. Pages are asked for ahead.
base::Task<base::Result<>> ArchiveSync::fetchOlder(quint64 run)
{
    OlderPages pages(m_archive, m_state.oldest);
    const bool fromEnd = m_state.newest.isEmpty();
    auto batch = firstBatch();
    for (;;) {
        const auto asking = pages.next();
        auto page = co_await asking.on(this);
        if (run != m_run)
            co_return base::Error{base::ErrorKind::Cancelled, {}, {}, {}};
        if (!page && page.error().condition != u"item-not-found")
            co_return page.error();
        State &after = batch->after;
        after.complete = !page || page->complete || page->first.isEmpty();
        if (page) {
            if (after.newest.isEmpty())
                batch->extendNewer(*page);
            batch->extendOlder(*page);
            batch->add(m_inbox.readPage(std::move(page->results)), Batch::End::Older, now());
        }
        const bool isLast = after.complete;
        if (isLast || batch->isFull) {
            const ArchivePlace place{ArchivePlace::Way::Older, run, fromEnd, isLast, {}, 0};
            const auto storing = store(std::exchange(batch, batch->next()), place);
            if (const auto stored = co_await storing.on(this); !stored || isLast)
                co_return stored;
            m_inbox.missNothing();   // of what comes after
            batch->lastCame = now(); // what storing took says nothing of the server
        }
    }
}

// Its first page is stored alone, since somebody may be waiting for it.
std::shared_ptr<ArchiveSync::Batch> ArchiveSync::firstBatch() const
{
    return std::make_shared<Batch>(Batch{{}, m_state, 0, now() - quickMs - 1, false, {}});
}

qint64 ArchiveSync::now() const
{
    return m_inbox.surroundings().clock.monotonic();
}

base::Task<base::Result<>> ArchiveSync::store(std::shared_ptr<Batch> batch, ArchivePlace place)
{
    auto also = [account = m_account, jid = m_jid, after = batch->after](store::Connection &connection) {
        return rows::set(connection, account, jid, after);
    };
    const auto storing = m_inbox.storeRead(std::move(batch->messages), std::move(place), std::move(also));
    const auto stored = co_await storing.on(this);
    if (!stored)
        co_return stored.error();
    m_state = batch->after;
    m_counts.messages += *stored;
    m_counts.pages += batch->pages;
    for (const auto &id : batch->leftOut)
        m_leftOut.insert(id);
    Q_EMIT progressed(m_counts.messages);
    co_return base::Done{};
}

} // namespace chat
