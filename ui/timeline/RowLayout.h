// SPDX-License-Identifier: GPL-3.0-or-later
// Measures of ux.md B7: puts the pieces of a row in their places. Free function; called by Row.
#pragma once

#include "timeline/Row.h"

namespace timeline {

namespace measure {
inline constexpr int gapInRun = 2, gapBetween = 12, columnMax = 960, bubbleMin = 96, bubbleMax = 560, paddingX = 12,
                     paddingY = 8, picture = 32, pictureGap = 8, datePill = 24, unreadLine = 24, sideMargin = 24,
                     narrowSideMargin = 12, narrow = 560, partGap = 4, metaGap = 12, foldLines = 30;
}

// The strip that messages stand in, centred in wide panes.
QRectF columnOf(int viewportWidth);

// How wide the text in a bubble may become.
qreal bubbleTextWidth(const RowContent &content, int viewportWidth);

// Lays the blocks out as well. In right-to-left layouts everything stands on the other side.
RowGeometry layOutRow(const RowContent &content, const std::vector<std::unique_ptr<Block>> &blocks,
                      const MetaLine &meta, int viewportWidth, const theme::Look &look);

} // namespace timeline
