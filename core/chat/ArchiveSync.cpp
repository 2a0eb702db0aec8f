// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/ArchiveSync.h"

#include "base/Signals.h"
#include "chat/Inbox.h"
#include "store/Profile.h"
#include "xep/Archive.h"

namespace chat {
namespace {

namespace rows = store::archiveState;

constexpr quint32 pageSize = 100; // servers give as many or fewer

} // namespace

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
        if (!isNew)
            fetched = co_await fetchNewer(run, since).on(this);
        if (fetched && (isNew || !m_state.complete))
            fetched = co_await fetchOlder(run).on(this);
    }
    co_return end(run, fetched);
}

base::Result<SyncCounts> ArchiveSync::end(quint64 run, const base::Result<> &fetched)
{
    if (run != m_run)
        return base::Error{base::ErrorKind::Cancelled, QStringLiteral("a new session began"), {}, {}};
    m_running = false;
    const base::Result<SyncCounts> counts = fetched ? base::Result<SyncCounts>(m_counts)
                                                    : base::Result<SyncCounts>(fetched.error());
    m_inbox.surroundings().tracksArchive = bool(fetched);
    m_last = counts;
    Q_EMIT ended(counts);
    return counts;
}

void ArchiveSync::interrupt()
{
    m_inbox.surroundings().tracksArchive = false;
    m_last.reset();
}

base::Task<base::Result<SyncCounts>> ArchiveSync::whenCaughtUp()
{
    return base::whenFound<base::Result<SyncCounts>>(this, &ArchiveSync::ended, [this] { return m_last; });
}

base::Task<base::Result<ArchiveSync::State>> ArchiveSync::readState()
{
    const auto task = m_profile.read([account = m_account, jid = m_jid](store::Connection &connection) {
        return rows::get(connection, account, jid);
    });
    co_return co_await task.on(this);
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
    auto fetching = m_archive.fetch(query);
    for (;;) {
        auto page = co_await fetching.on(this);
        if (run != m_run)
            co_return base::Error{base::ErrorKind::Cancelled, {}, {}, {}};
        if (!page && page.error().condition == u"item-not-found" && query.after) {
            // The archive no longer has that message (it expires old ones): go by time, copies are recognised.
            query.after.reset();
            query.start = m_state.newestTime.addSecs(-60);
            fetching = m_archive.fetch(query);
            continue;
        }
        if (!page)
            co_return page.error();
        const bool isLast = page->complete || page->results.empty();
        State after = m_state;
        if (!page->results.empty()) {
            after.newest = page->last;
            after.newestTime = page->results.back().stamp;
        }
        if (!isLast) {
            query.after = page->last;
            fetching = m_archive.fetch(query);
        }
        if (const auto stored = co_await storePage(std::move(*page), notBefore, after).on(this); !stored)
            co_return stored.error();
        if (isLast)
            co_return base::Done{};
    }
}

// From the oldest known message back to the beginning; from the end the first time.
base::Task<base::Result<>> ArchiveSync::fetchOlder(quint64 run)
{
    xep::ArchiveQuery query;
    query.max = pageSize;
    query.before = m_state.oldest;
    auto fetching = m_archive.fetch(query);
    for (;;) {
        auto page = co_await fetching.on(this);
        if (run != m_run)
            co_return base::Error{base::ErrorKind::Cancelled, {}, {}, {}};
        if (!page && page.error().condition != u"item-not-found")
            co_return page.error();
        State after = m_state;
        after.complete = !page || page->complete || page->results.empty();
        if (page && !page->results.empty()) {
            after.oldest = page->first;
            after.oldestTime = page->results.front().stamp;
            if (after.newest.isEmpty()) {
                after.newest = page->last;
                after.newestTime = page->results.back().stamp;
            }
        }
        if (!after.complete) {
            query.before = page->first;
            fetching = m_archive.fetch(query);
        }
        xep::ArchivePage results = page ? std::move(*page) : xep::ArchivePage();
        if (const auto stored = co_await storePage(std::move(results), {}, after).on(this); !stored)
            co_return stored.error();
        if (after.complete)
            co_return base::Done{};
    }
}

base::Task<base::Result<>> ArchiveSync::storePage(xep::ArchivePage page, QDateTime notBefore, State after)
{
    auto also = [account = m_account, jid = m_jid, after](store::Connection &connection) {
        return rows::set(connection, account, jid, after);
    };
    const auto stored = co_await m_inbox.takePage(std::move(page.results), notBefore, std::move(also)).on(this);
    if (!stored)
        co_return stored.error();
    m_state = after;
    m_counts.messages += *stored;
    ++m_counts.pages;
    Q_EMIT progressed(m_counts.messages);
    co_return base::Done{};
}

} // namespace chat
