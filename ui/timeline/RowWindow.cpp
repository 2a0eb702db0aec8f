// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/RowWindow.h"

#include <algorithm>
#include <iterator>

namespace timeline {

void RowWindow::reset(chat::Page page)
{
    clear();
    m_reachesStart = page.reachesStart;
    m_reachesEnd = page.reachesEnd;
    for (model::Message &message : page.messages)
        m_rows.push_back(std::make_unique<Row>(std::move(message)));
    trim(Keep::Newest);
}

void RowWindow::clear()
{
    m_rows.clear();
    m_reachesStart = true;
    m_reachesEnd = true;
}

void RowWindow::prepend(chat::Page page)
{
    if (isEmpty())
        return reset(std::move(page));
    const RowKey first = at(0).key();
    std::vector<std::unique_ptr<Row>> older;
    for (model::Message &message : page.messages) {
        if (keyOf(message) < first)
            older.push_back(std::make_unique<Row>(std::move(message)));
    }
    const int count = static_cast<int>(older.size());
    m_rows.insert(m_rows.begin(), std::move_iterator(older.begin()), std::move_iterator(older.end()));
    m_reachesStart = page.reachesStart;
    touch(count); // has a neighbour above now
    trim(Keep::Oldest);
}

void RowWindow::append(chat::Page page)
{
    if (isEmpty())
        return reset(std::move(page));
    const RowKey last = at(size() - 1).key();
    const int before = size();
    for (model::Message &message : page.messages) {
        if (last < keyOf(message))
            m_rows.push_back(std::make_unique<Row>(std::move(message)));
    }
    m_reachesEnd = page.reachesEnd;
    touch(before - 1);
    trim(Keep::Newest);
}

RowWindow::Arrival RowWindow::insert(model::Message message, Keep keep)
{
    const RowKey key = keyOf(message);
    if (indexOf(message.id) >= 0)
        return Arrival::Known;
    const int index = lowerBound(key);
    if ((index == 0 && !m_reachesStart) || (index == size() && !m_reachesEnd))
        return Arrival::Elsewhere;
    m_rows.insert(m_rows.begin() + index, std::make_unique<Row>(std::move(message)));
    touch(index - 1);
    touch(index + 1);
    trim(keep);
    return indexOf(key.id) >= 0 ? Arrival::Shown : Arrival::Elsewhere;
}

bool RowWindow::change(const model::Message &message, Keep keep)
{
    const int index = indexOf(message.id);
    if (index < 0) // the window has no gaps, so it can only have moved here
        return insert(message, keep) == Arrival::Shown;
    if (at(index).key() == keyOf(message)) {
        at(index).setMessage(message);
        touch(index - 1);
        touch(index + 1);
        return true;
    }
    // The server gave it another time: it moves, and may leave the window.
    m_rows.erase(m_rows.begin() + index);
    touch(index - 1);
    touch(index);
    insert(message, keep);
    return true;
}

void RowWindow::remove(model::MessageId message)
{
    const int index = indexOf(message);
    if (index < 0)
        return;
    m_rows.erase(m_rows.begin() + index);
    touch(index - 1);
    touch(index);
}

const model::Message *RowWindow::messageAt(int index) const
{
    return index >= 0 && index < size() ? &at(index).message() : nullptr;
}

int RowWindow::indexOf(model::MessageId message) const
{
    // From the end: that is where messages change and arrive.
    for (int index = size() - 1; index >= 0; --index) {
        if (at(index).key().id == message)
            return index;
    }
    return -1;
}

int RowWindow::lowerBound(RowKey key) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), key,
                                        [](const auto &row, RowKey other) { return row->key() < other; });
    return static_cast<int>(found - m_rows.begin());
}

void RowWindow::trim(Keep keep)
{
    const int surplus = size() - capacity;
    if (surplus <= 0)
        return;
    if (keep == Keep::Oldest) {
        m_rows.erase(m_rows.end() - surplus, m_rows.end());
        m_reachesEnd = false;
        touch(size() - 1);
    } else {
        m_rows.erase(m_rows.begin(), m_rows.begin() + surplus);
        m_reachesStart = false;
        // The first row keeps its looks: what stood above it has only left the memory.
    }
}

void RowWindow::touch(int index)
{
    if (index >= 0 && index < size())
        at(index).invalidate();
}

} // namespace timeline
