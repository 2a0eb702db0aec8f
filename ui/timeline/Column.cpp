// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Column.h"

#include <algorithm>

namespace timeline {
namespace {

constexpr int usualHeight = 56;

} // namespace

Column::Column(RowWindow &window)
    : m_window(window)
{
}

void Column::setLook(const theme::Look &look)
{
    m_look = look;
    rebuildAll();
}

void Column::setViewport(QSize size)
{
    if (size.width() != m_size.width())
        rebuildAll();
    m_size = size;
}

const Row &Column::ready(int index)
{
    Row &row = m_window.at(index);
    if (!row.isReady(m_stamp)) {
        row.build(m_builder.build(row.message(), m_window.messageAt(index - 1), m_window.messageAt(index + 1),
                                  row.unfolded()),
                  m_size.width(), m_look, m_stamp);
    }
    return row;
}

void Column::stickToEnd()
{
    m_sticks = true;
}

void Column::anchorAt(RowKey key, int top)
{
    m_sticks = false;
    m_anchor = key;
    m_anchorTop = top;
}

void Column::scrollBy(int pixels)
{
    if (m_window.isEmpty())
        return;
    m_sticks = false;
    m_anchorTop -= pixels;
    place();
}

void Column::place()
{
    m_visible.clear();
    if (m_window.isEmpty() || m_size.height() <= 0)
        return;
    const int last = m_window.size() - 1;
    if (m_sticks) {
        m_anchor = m_window.at(last).key();
        m_anchorTop = m_size.height() - margin - heightOf(last);
    }
    const int index = std::min(m_window.lowerBound(m_anchor), last);
    spread(index);
    if (const int shift = correction(); shift != 0) {
        m_anchorTop += shift;
        spread(index);
        if (const int again = correction(); again != 0) {
            m_anchorTop += again;
            spread(index);
        }
    }
    chooseAnchor();
    dropFarRows();
}

// Places rows up and down from the anchor until the viewport is full.
void Column::spread(int anchorIndex)
{
    m_visible.clear();
    int top = m_anchorTop;
    int first = anchorIndex;
    while (first > 0 && top > 0)
        top -= heightOf(--first);
    const int start = top;
    for (int index = first; index < m_window.size() && top < m_size.height(); ++index) {
        const int height = heightOf(index);
        if (top + height > 0 || index == m_window.size() - 1)
            m_visible.push_back({index, top});
        top += height;
    }
    if (m_visible.empty())
        m_visible.push_back({first, start});
}

// How far all has to move so that no emptiness shows beyond the ends.
int Column::correction()
{
    const Placed &bottom = m_visible.back();
    const int end = bottom.top + heightOf(bottom.index) + margin;
    const bool showsLast = bottom.index == m_window.size() - 1;
    const Placed &top = m_visible.front();
    if (top.index == 0 && top.top > 0)
        return -top.top;
    if (showsLast && end < m_size.height()) {
        const int wanted = m_size.height() - end;
        return top.index == 0 ? std::min(wanted, -top.top) : wanted;
    }
    return 0;
}

// The first row that begins inside the viewport holds still; a row that fills it holds still itself.
void Column::chooseAnchor()
{
    const Placed &bottom = m_visible.back();
    m_sticks = m_window.reachesEnd() && bottom.index == m_window.size() - 1
        && bottom.top + heightOf(bottom.index) + margin <= m_size.height();
    const auto begins = std::find_if(m_visible.begin(), m_visible.end(),
                                     [](const Placed &row) { return row.top >= 0; });
    const Placed &anchor = begins != m_visible.end() && begins->top < m_size.height() ? *begins : m_visible.front();
    m_anchor = m_window.at(anchor.index).key();
    m_anchorTop = anchor.top;
}

void Column::dropFarRows()
{
    const int far = 2 * m_size.height();
    int distance = 0;
    for (int index = m_visible.front().index - 1; index >= 0; --index) {
        if (distance > far && !m_window.at(index).isDropped())
            m_window.at(index).drop();
        distance += guessedHeight(index);
    }
    distance = 0;
    for (int index = m_visible.back().index + 1; index < m_window.size(); ++index) {
        if (distance > far && !m_window.at(index).isDropped())
            m_window.at(index).drop();
        distance += guessedHeight(index);
    }
}

int Column::guessedHeight(int index) const
{
    const Row &row = m_window.at(index);
    return row.height() > 0 ? row.height() : usualHeight;
}

int Column::topOf(int index)
{
    if (m_visible.empty())
        return 0;
    int top = m_visible.front().top;
    for (int row = m_visible.front().index; row < index; ++row)
        top += heightOf(row);
    for (int row = m_visible.front().index - 1; row >= index; --row)
        top -= heightOf(row);
    return top;
}

int Column::heightAbove() const
{
    if (m_visible.empty())
        return 0;
    int height = -m_visible.front().top;
    for (int index = 0; index < m_visible.front().index; ++index)
        height += guessedHeight(index);
    return std::max(height, 0);
}

int Column::totalHeight() const
{
    int height = margin;
    for (int index = 0; index < m_window.size(); ++index)
        height += guessedHeight(index);
    return height;
}

int Column::rowAt(int y) const
{
    if (m_visible.empty())
        return -1;
    int found = m_visible.front().index;
    for (const Placed &row : m_visible) {
        if (row.top <= y)
            found = row.index;
    }
    return found;
}

} // namespace timeline
