// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Colours.h"
#include "theme/Identity.h"

#include <catch2/catch_test_macros.hpp>

#include <utility>
#include <vector>

using theme::Colour;
using theme::Colours;
using theme::Scheme;

namespace {

struct Pair
{
    Colour ink;
    std::vector<Colour> grounds;
};

const std::vector<Pair> texts{
    {Colour::Text,
     {Colour::Window, Colour::Surface, Colour::Sidebar, Colour::Hover, Colour::Selected, Colour::ChatBackground,
      Colour::BubbleIn, Colour::BubbleOut}},
    {Colour::Text2,
     {Colour::Window, Colour::Surface, Colour::Sidebar, Colour::Hover, Colour::Selected, Colour::ChatBackground,
      Colour::BubbleIn, Colour::BubbleOut}},
    {Colour::OnAccent, {Colour::Accent}},
    {Colour::Accent,
     {Colour::Window, Colour::Surface, Colour::Sidebar, Colour::Selected, Colour::BubbleIn, Colour::BubbleOut,
      Colour::ChatBackground}},
    {Colour::Link, {Colour::Surface, Colour::BubbleIn, Colour::BubbleOut}},
    {Colour::Ok, {Colour::OkBackground, Colour::BubbleIn, Colour::BubbleOut}},
    {Colour::Warn, {Colour::WarnBackground, Colour::BubbleIn, Colour::Sidebar, Colour::Selected}},
    {Colour::Bad, {Colour::BadBackground, Colour::BubbleOut, Colour::Surface, Colour::Sidebar, Colour::Selected}},
    {Colour::Note, {Colour::NoteBackground}},
    {Colour::OnMutedBadge, {Colour::MutedBadge}},
    {Colour::OnTooltip, {Colour::Tooltip}},
    {Colour::OnFound, {Colour::Found}},
};
// Edges of controls, pictures, and text of what cannot be used.
const std::vector<Pair> shapes{
    {Colour::ControlBorder, {Colour::Surface, Colour::Window}},
    {Colour::Disabled, {Colour::Surface, Colour::Window, Colour::Sidebar}},
    {Colour::Accent, {Colour::Window, Colour::Surface, Colour::Sidebar}},
};

void check(const std::vector<Pair> &pairs, double least)
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Colours colours(scheme);
        for (const Pair &pair : pairs) {
            for (const Colour ground : pair.grounds) {
                INFO("scheme " << static_cast<int>(scheme) << ", colour " << static_cast<int>(pair.ink) << " on "
                               << static_cast<int>(ground));
                CHECK(theme::contrastRatio(colours[pair.ink], colours[ground]) >= least);
            }
        }
    }
}

} // namespace

TEST_CASE("UX-COL-1: every text stands 4.5:1 or better on what is behind it", "[theme][contrast]")
{
    CHECK(theme::contrastRatio(QColor(Qt::black), QColor(Qt::white)) == 21);
    check(texts, 4.5);
}

TEST_CASE("UX-COL-1: edges and what cannot be used stand 3:1 or better", "[theme][contrast]")
{
    check(shapes, 3.0);
}

TEST_CASE("UX-COL-2: names of all 360 hues can be read on every bubble, and letters on every hue", "[theme][contrast]")
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Colours colours(scheme);
        for (int hue = 0; hue < 360; ++hue) {
            const QColor colour = theme::identityColour(static_cast<double>(hue), scheme);
            INFO("hue " << hue);
            CHECK(theme::contrastRatio(colour, colours[Colour::BubbleIn]) >= 4.5);
            CHECK(theme::contrastRatio(colour, colours[Colour::ChatBackground]) >= 4.5);
            CHECK(theme::contrastRatio(colour, colours[Colour::Sidebar]) >= 4.5);
            CHECK(theme::contrastRatio(colours[Colour::OnIdentity], colour) >= 4.5);
        }
    }
}
