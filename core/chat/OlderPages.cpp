// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/OlderPages.h"

#include <QPointer>

namespace chat {
namespace {

constexpr quint32 pageSize = 100;     // servers give as many or fewer
constexpr std::size_t mostAsked = 12; // at a time, beside what is being stored: as many as a server makes meanwhile

} // namespace

OlderPages::OlderPages(xep::Archive &archive, QString before)
    : m_archive(archive)
    , m_before(std::move(before))
{
}

base::Task<base::Result<xep::ArchivePage>> OlderPages::next()
{
    if (m_before)
        askAhead(*std::exchange(m_before, std::nullopt));
    const auto asking = m_asked.front().page;
    auto page = co_await asking.on(this);
    const QString guessed = m_asked.front().first;
    m_asked.pop_front();
    if (!page || page->complete || page->first.isEmpty())
        m_asked.clear();
    else if (guessed != page->first) {
        m_asked.clear(); // the server sent them in another order than that of time, or something that was not believed
        m_before = page->first;
    }
    co_return std::move(page);
}

void OlderPages::ask(QString before)
{
    xep::ArchiveQuery query;
    query.max = pageSize;
    query.before = std::move(before);
    const quint64 number = ++m_number;
    const auto page = m_archive.fetch(query, [self = QPointer(this), number](const QString &first) {
        if (self)
            self->noteFirst(number, first);
    });
    m_asked.push_back({number, page, {}});
}

void OlderPages::askAhead(QString before)
{
    if (m_asked.size() < mostAsked)
        ask(std::move(before));
    else
        m_before = std::move(before);
}

// The page before it can be asked for although this one is not here yet.
void OlderPages::noteFirst(quint64 number, const QString &id)
{
    if (m_asked.empty() || m_asked.back().number != number)
        return;
    m_asked.back().first = id;
    askAhead(id);
}

} // namespace chat
