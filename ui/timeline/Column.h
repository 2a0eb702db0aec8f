// SPDX-License-Identifier: GPL-3.0-or-later
// The rows as they stand in the viewport. One row holds still, the anchor, and the others are placed from it, so that
// nothing that happens elsewhere moves what is being read. Owned by TimelineView.
#pragma once

#include "timeline/RowBuilder.h"
#include "timeline/RowWindow.h"

#include <QSize>

namespace timeline {

class Column
{
public:
    static constexpr int margin = 12; // below the last message; rows bring their gap above along

    explicit Column(RowWindow &window);

    RowBuilder &builder() { return m_builder; }
    const RowBuilder &builder() const { return m_builder; }
    void setLook(const theme::Look &look);
    const theme::Look &look() const { return m_look; }
    void setViewport(QSize size);
    // All rows are built again when they are needed.
    void rebuildAll() { ++m_stamp; }

    struct Placed
    {
        int index = 0;
        int top = 0; // px from the viewport's top
    };

    // Puts the rows around the anchor in their places; call after every change of the window.
    void place();
    // From top to bottom; only those that are at least partly visible.
    const std::vector<Placed> &visible() const { return m_visible; }
    // Top edge of a row that is in the window, however far away; lays out what is between.
    int topOf(int index);

    void scrollBy(int pixels); // over 0: towards newer ones
    void stickToEnd();
    // Brings a row's top edge to that place in the viewport.
    void anchorAt(RowKey key, int top);
    bool isAtEnd() const { return m_sticks; }
    RowKey anchor() const { return m_anchor; }
    int anchorTop() const { return m_anchorTop; }

    // For the scroll bar: content of the window above the viewport and in all, px; rows never measured are guessed.
    int heightAbove() const;
    int totalHeight() const;
    int viewportHeight() const { return m_size.height(); }
    int viewportWidth() const { return m_size.width(); }

    // Builds and measures a row if it is not; the answer can be painted.
    const Row &ready(int index);
    // The visible row under a y of the viewport, or the nearest one; -1 without rows.
    int rowAt(int y) const;

private:
    int heightOf(int index) { return ready(index).height(); }
    int guessedHeight(int index) const;
    void spread(int anchorIndex);
    int correction();
    void chooseAnchor();
    void dropFarRows();

    RowWindow &m_window;
    RowBuilder m_builder;
    theme::Look m_look;
    QSize m_size;
    std::vector<Placed> m_visible;
    RowKey m_anchor;
    int m_anchorTop = 0;
    bool m_sticks = true;
    int m_stamp = 1;
};

} // namespace timeline
