// SPDX-License-Identifier: GPL-3.0-or-later
// Knows how far a chat has been read while it is open, and how many received messages wait below. Owned by TimelineView.
#pragma once

#include "timeline/RowBuilder.h"
#include "timeline/RowWindow.h"

namespace timeline {

class ReadTracker
{
public:
    // A chat was opened: with unread messages, or read to its end.
    void open(const UnreadMark &unread, const RowWindow &window);
    // A message came; ours are read by definition.
    void noteArrival(const model::Message &message);
    // Rows up to and including that one are before the reader's eyes. True if that is farther than ever.
    bool see(int index, const RowWindow &window);

    int waiting() const { return m_waiting; }

private:
    RowKey m_seen;
    int m_waiting = 0;
};

} // namespace timeline
