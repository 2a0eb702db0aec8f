// SPDX-License-Identifier: GPL-3.0-or-later
// All that painting needs to know: colours, type scale, motion, and the measures of the house. Plain value; the
// application's style (theme/Style.h) holds the current one, `lookOf(widget)` reads it.
#pragma once

#include "theme/Colours.h"

#include <QFont>
#include <QFontMetrics>

class QWidget;

namespace theme {

enum class Motion { Full, Reduced };

// ux.md B3. Sizes are px at 100 %; `Look::font` scales them with the system's font.
enum class Type {
    PageTitle,  // 24 bold
    PanelTitle, // 18 bold
    HeaderName, // 15 bold
    Body,       // 14
    BodyBold,   // 14 bold: list names, buttons
    Secondary,  // 13: previews, chips, labels
    SecondaryBold,
    Meta, // 12: times, captions; nothing is smaller
    MetaBold,
    Message,     // message text, follows its own setting
    EmojiOnly,   // messages of one to three emoji
    Fingerprint, // 14 bold monospaced
};

// Spacing grid of 4 and the radii, px.
namespace space {
inline constexpr int tiny = 4, small = 8, medium = 12, large = 16, wide = 24, huge = 32;
}
namespace radius {
inline constexpr int small = 4, medium = 8, large = 12;
}
// B3, px.
namespace measure {
inline constexpr int minimumTarget = 32, primaryTarget = 40, topBar = 56, row = 64, rowMargin = 6, rowPicture = 44,
                     rowPictureX = 16, rowTextX = 72, chip = 28, icon = 20, focusRing = 2, focusOffset = 2;
inline constexpr int minimumMessageText = 12, maximumMessageText = 24, defaultMessageText = 14;
} // namespace measure

struct Look
{
    Colours colours{Scheme::Light};
    QString family;                                // the system's interface font
    qreal scale = 1;                               // system font size against 14 px, never below 1
    int messageText = measure::defaultMessageText; // px, 12 to 24
    Motion motion = Motion::Full;

    QColor operator[](Colour colour) const { return colours[colour]; }
    QFont font(Type type) const;
    // Lines of B3 from the font itself, never shorter than the font needs.
    int lineHeight(Type type) const;
    // Side of an icon, px: grows with the text, but half as fast, so that words keep their room in a narrow window.
    int icon() const;
    // Side of what is `side` px wide at 100 % and holds an icon.
    int grown(int side) const { return side + icon() - measure::icon; }
    bool isDark() const { return colours.scheme() == Scheme::Dark; }
    bool isHighContrast() const { return colours.contrast() == Contrast::High; }

    bool operator==(const Look &) const = default;
};

// The current look: of the application's style, or the light default without one. Main thread.
const Look &lookOf(const QWidget *widget);
const Look &applicationLook();

} // namespace theme
