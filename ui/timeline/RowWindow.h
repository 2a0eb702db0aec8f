// SPDX-License-Identifier: GPL-3.0-or-later
// The few hundred messages of a chat that are in memory, in order, without a gap. Owned by TimelineView.
#pragma once

#include "timeline/MessageSource.h"
#include "timeline/Row.h"

#include <memory>
#include <vector>

namespace timeline {

class RowWindow
{
public:
    // Room for some ten screens; what is farther away is asked from the source again.
    static constexpr int capacity = 340;

    enum class Keep { Oldest, Newest }; // the side that stays when there is no room for both
    enum class Arrival { Shown, Known, Elsewhere };

    void reset(chat::Page page);
    void clear();
    // Pages that join the window on its older or newer side; what is known already is left out.
    void prepend(chat::Page page);
    void append(chat::Page page);
    // One new message in its place; Elsewhere if that place is not in the window.
    Arrival insert(model::Message message, Keep keep);
    // A known message, perhaps in another place than before. False if that was and is outside of the window.
    bool change(const model::Message &message, Keep keep);
    void remove(model::MessageId message);

    bool isEmpty() const { return m_rows.empty(); }
    int size() const { return static_cast<int>(m_rows.size()); }
    Row &at(int index) { return *m_rows[static_cast<size_t>(index)]; }
    const Row &at(int index) const { return *m_rows[static_cast<size_t>(index)]; }
    // The neighbour a row is grouped with; nothing at the ends of the window.
    const model::Message *messageAt(int index) const;
    // -1: not in the window.
    int indexOf(model::MessageId message) const;
    // The first row at or after that place; size() if all are before it.
    int lowerBound(RowKey key) const;

    bool reachesStart() const { return m_reachesStart; }
    bool reachesEnd() const { return m_reachesEnd; }

private:
    void trim(Keep keep);
    void touch(int index);

    std::vector<std::unique_ptr<Row>> m_rows;
    bool m_reachesStart = true;
    bool m_reachesEnd = true;
};

} // namespace timeline
