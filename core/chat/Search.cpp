// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Search.h"

#include "store/Profile.h"
#include "store/Search.h"

namespace chat {

Search::Search(store::Profile &profile, QObject *parent)
    : QObject(parent)
    , m_profile(profile)
{
}

Search::~Search() = default;

base::Task<base::Result<QList<SearchHit>>> Search::find(QString words, model::ConversationId in, int limit,
                                                        model::MessageId before)
{
    const store::search::Question question{words, in, qBound(1, limit, 200), before};
    const auto task = m_profile.read(
        [question](store::Connection &connection) { return store::search::find(connection, question); });
    const auto found = co_await task.on(this);
    if (!found)
        co_return found.error();
    QList<SearchHit> hits;
    for (const auto &hit : *found) {
        SearchHit shown{hit.message, {}};
        for (const auto &stretch : hit.stretches)
            shown.stretches.append({stretch.start, stretch.length});
        hits.append(std::move(shown));
    }
    co_return hits;
}

} // namespace chat
