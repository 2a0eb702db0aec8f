// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/ReadTracker.h"

#include <algorithm>

namespace timeline {

void ReadTracker::open(const UnreadMark &unread, const RowWindow &window)
{
    m_seen = {};
    m_waiting = unread.count;
    if (window.isEmpty())
        return;
    const int first = unread.first ? window.indexOf(unread.first) : window.size();
    if (first > 0)
        m_seen = window.at(first - 1).key();
}

void ReadTracker::noteArrival(const model::Message &message)
{
    if (message.direction == model::Direction::In && keyOf(message) > m_seen)
        ++m_waiting;
}

bool ReadTracker::see(int index, const RowWindow &window)
{
    const RowKey key = window.at(index).key();
    if (key <= m_seen)
        return false;
    for (int row = index; row >= 0 && window.at(row).key() > m_seen; --row) {
        if (window.at(row).message().direction == model::Direction::In)
            m_waiting = std::max(m_waiting - 1, 0);
    }
    if (window.reachesEnd() && index == window.size() - 1)
        m_waiting = 0;
    m_seen = key;
    return true;
}

} // namespace timeline
