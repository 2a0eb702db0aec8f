// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour of the interface by its purpose. Plain value; the only file with colour literals is Colours.cpp.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace theme {

enum class Scheme { Light, Dark };
// High: the system's own high-contrast palette stays untouched and bubbles have borders instead of fills.
enum class Contrast { Normal, High };

enum class Colour {
    Window,   // page background
    Surface,  // headers, cards, composer
    Sidebar,  // left panel
    Hover,    // hover, neutral chips
    Selected, // current row, active chip
    ChatBackground,
    BubbleIn,
    BubbleOut,
    Border,        // decoration only
    ControlBorder, // fields, buttons: at least 3:1
    Text,
    Text2,    // secondary text and placeholders
    Disabled, // text of what cannot be used now: at least 3:1
    Accent,   // primary button, badges, focus
    OnAccent,
    Link,
    Ok,
    OkBackground,
    Warn,
    WarnBackground,
    Bad,
    BadBackground,
    Note,
    NoteBackground,
    MutedBadge,
    OnMutedBadge,
    OnIdentity, // letter on an identity colour
    Tooltip,
    OnTooltip,
    Shadow, // half transparent
    Scrim,  // half transparent, under an overlaid panel
    Found,  // behind words that a search has found
    OnFound,
};
inline constexpr int colourCount = static_cast<int>(Colour::OnFound) + 1;

class Colours
{
public:
    // The house's own colours.
    explicit Colours(Scheme scheme = Scheme::Light);
    // Tokens read out of a high-contrast palette of the system.
    static Colours fromHighContrast(const QPalette &palette);
    // A high-contrast palette of our own, for systems that wish contrast but have no such palette.
    static QPalette highContrastPalette(Scheme scheme);
    // Whether all that is read stands out enough in a palette of the system.
    static bool isHighContrast(const QPalette &palette);

    QColor operator[](Colour colour) const { return m_colours[static_cast<size_t>(colour)]; }
    Scheme scheme() const { return m_scheme; }
    Contrast contrast() const { return m_contrast; }
    // Complete palette for Fusion: all roles in all three groups.
    QPalette palette() const;

    bool operator==(const Colours &) const = default;

private:
    std::array<QColor, colourCount> m_colours;
    Scheme m_scheme = Scheme::Light;
    Contrast m_contrast = Contrast::Normal;
};

// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, 1.4.3).
double contrastRatio(const QColor &one, const QColor &other);

} // namespace theme
