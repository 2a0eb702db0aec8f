// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Colours.h"

#include <algorithm>
#include <cmath>

namespace theme {
namespace {

struct Token
{
    Colour colour;
    QRgb light;
    QRgb dark;
};

constexpr QRgb halfBlack = 0x66000000;
constexpr QRgb softBlack = 0x30000000;

constexpr Token tokens[]{
    {Colour::Window, 0xfff4f6f6, 0xff14191b},     {Colour::Surface, 0xffffffff, 0xff1c2326},
    {Colour::Sidebar, 0xffebefef, 0xff181e20},    {Colour::Hover, 0xffdfe6e6, 0xff283134},
    {Colour::Selected, 0xffcbe3e1, 0xff1e4745},   {Colour::ChatBackground, 0xffeff3f2, 0xff121719},
    {Colour::BubbleIn, 0xffffffff, 0xff242c30},   {Colour::BubbleOut, 0xffd5ece8, 0xff123f3b},
    {Colour::Border, 0xffc9d2d3, 0xff364146},     {Colour::ControlBorder, 0xff7b888c, 0xff7c8b91},
    {Colour::Text, 0xff172023, 0xffe9eeef},       {Colour::Text2, 0xff4c5a60, 0xffaab7bc},
    {Colour::Disabled, 0xff727f84, 0xff82918f},   {Colour::Accent, 0xff0a6664, 0xff56c7bc},
    {Colour::OnAccent, 0xffffffff, 0xff04211f},   {Colour::Link, 0xff0a5796, 0xff86bef5},
    {Colour::Ok, 0xff17683a, 0xff6fd692},         {Colour::OkBackground, 0xffdff3e5, 0xff12361f},
    {Colour::Warn, 0xff7d4600, 0xfff2bf66},       {Colour::WarnBackground, 0xfffff1d1, 0xff3a2b0c},
    {Colour::Bad, 0xffa81e17, 0xffff948b},        {Colour::BadBackground, 0xfffce4e2, 0xff43201d},
    {Colour::Note, 0xff0a5796, 0xff86bef5},       {Colour::NoteBackground, 0xffdfedf8, 0xff14304a},
    {Colour::MutedBadge, 0xff5d6b71, 0xff8a979c}, {Colour::OnMutedBadge, 0xffffffff, 0xff1c2326},
    {Colour::OnIdentity, 0xffffffff, 0xff10181a}, {Colour::Tooltip, 0xff172023, 0xffe9eeef},
    {Colour::OnTooltip, 0xffffffff, 0xff14191b},  {Colour::Shadow, softBlack, halfBlack},
    {Colour::Scrim, halfBlack, 0x99000000},       {Colour::Found, 0xffffdd80, 0xff6b5200},
    {Colour::OnFound, 0xff172023, 0xffffffff},
};
static_assert(std::size(tokens) == colourCount);

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

Colours::Colours(Scheme scheme)
    : m_scheme(scheme)
{
    for (const Token &token : tokens)
        m_colours[static_cast<size_t>(token.colour)] = QColor::fromRgba(scheme == Scheme::Light ? token.light
                                                                                                : token.dark);
}

Colours Colours::fromHighContrast(const QPalette &palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    Colours colours(dark ? Scheme::Dark : Scheme::Light);
    colours.m_contrast = Contrast::High;
    const auto set = [&](std::initializer_list<Colour> names, QPalette::ColorRole role) {
        for (const Colour name : names)
            colours.m_colours[static_cast<size_t>(name)] = palette.color(role);
    };
    set({Colour::Window, Colour::Surface, Colour::Sidebar, Colour::Hover, Colour::ChatBackground, Colour::BubbleIn,
         Colour::BubbleOut, Colour::OkBackground, Colour::WarnBackground, Colour::BadBackground, Colour::NoteBackground,
         Colour::OnMutedBadge},
        QPalette::Window);
    set({Colour::Border, Colour::ControlBorder, Colour::Text, Colour::Text2, Colour::Ok, Colour::Warn, Colour::Bad,
         Colour::Note, Colour::MutedBadge},
        QPalette::WindowText);
    set({Colour::Accent, Colour::Found}, QPalette::Highlight);
    set({Colour::OnAccent, Colour::OnFound}, QPalette::HighlightedText);
    set({Colour::Link}, QPalette::Link);
    set({Colour::Tooltip}, QPalette::ToolTipBase);
    set({Colour::OnTooltip}, QPalette::ToolTipText);
    colours.m_colours[static_cast<size_t>(Colour::Selected)] = palette.color(QPalette::Window);
    colours.m_colours[static_cast<size_t>(Colour::Disabled)] = palette.color(QPalette::Disabled, QPalette::WindowText);
    return colours;
}

QPalette Colours::highContrastPalette(Scheme scheme)
{
    const bool dark = scheme == Scheme::Dark;
    const QColor paper(dark ? 0xff000000 : 0xffffffff);
    const QColor ink(dark ? 0xffffffff : 0xff000000);
    const QColor mark(dark ? 0xffffe100 : 0xff00339b);
    const QColor faint(dark ? 0xffb4b4b4 : 0xff4b4b4b);
    QPalette palette(ink, paper, ink, ink, ink, ink, paper, paper, paper);
    for (const auto role :
         {QPalette::Base, QPalette::AlternateBase, QPalette::Button, QPalette::ToolTipBase, QPalette::HighlightedText})
        palette.setColor(role, paper);
    for (const auto role : {QPalette::ButtonText, QPalette::ToolTipText, QPalette::PlaceholderText})
        palette.setColor(role, ink);
    for (const auto role : {QPalette::Highlight, QPalette::Link, QPalette::LinkVisited})
        palette.setColor(role, mark);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

bool Colours::isHighContrast(const QPalette &palette)
{
    const auto stands = [&palette](QPalette::ColorRole ink, QPalette::ColorRole ground, double least) {
        return contrastRatio(palette.color(ink), palette.color(ground)) >= least;
    };
    return stands(QPalette::WindowText, QPalette::Window, 15) && stands(QPalette::Text, QPalette::Base, 15)
        && stands(QPalette::HighlightedText, QPalette::Highlight, 7)
        && stands(QPalette::Highlight, QPalette::Window, 4.5) && stands(QPalette::Link, QPalette::Window, 4.5);
}

QPalette Colours::palette() const
{
    const Colours &self = *this;
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Colour normal, Colour disabled) {
        palette.setColor(QPalette::Active, role, self[normal]);
        palette.setColor(QPalette::Inactive, role, self[normal]);
        palette.setColor(QPalette::Disabled, role, self[disabled]);
    };
    set(QPalette::Window, Colour::Window, Colour::Window);
    set(QPalette::WindowText, Colour::Text, Colour::Disabled);
    set(QPalette::Base, Colour::Surface, Colour::Window);
    set(QPalette::AlternateBase, Colour::Window, Colour::Window);
    set(QPalette::Text, Colour::Text, Colour::Disabled);
    set(QPalette::PlaceholderText, Colour::Text2, Colour::Disabled);
    set(QPalette::Button, Colour::Surface, Colour::Window);
    set(QPalette::ButtonText, Colour::Text, Colour::Disabled);
    set(QPalette::BrightText, Colour::OnAccent, Colour::Disabled);
    set(QPalette::Highlight, Colour::Accent, Colour::Border);
    set(QPalette::HighlightedText, Colour::OnAccent, Colour::Text);
    set(QPalette::Link, Colour::Link, Colour::Disabled);
    set(QPalette::LinkVisited, Colour::Link, Colour::Disabled);
    set(QPalette::ToolTipBase, Colour::Tooltip, Colour::Tooltip);
    set(QPalette::ToolTipText, Colour::OnTooltip, Colour::OnTooltip);
    set(QPalette::Light, Colour::Surface, Colour::Surface);
    set(QPalette::Midlight, Colour::Hover, Colour::Hover);
    set(QPalette::Mid, Colour::Border, Colour::Border);
    set(QPalette::Dark, Colour::ControlBorder, Colour::Border);
    set(QPalette::Shadow, Colour::ControlBorder, Colour::Border);
    return palette;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace theme
