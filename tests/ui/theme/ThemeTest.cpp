// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Theme.h"
#include "theme/Style.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QFontInfo>
#include <QSignalSpy>

using theme::Choice;
using theme::Colour;
using theme::Scheme;
using theme::Theme;

namespace {

// Gives the application back its font and look for the tests that follow.
struct Restored
{
    QFont font = QApplication::font();
    ~Restored()
    {
        QApplication::setFont(font);
        QApplication::setStyle(new theme::Style);
        QApplication::setPalette(theme::applicationLook().colours.palette());
    }
};

} // namespace

TEST_CASE("the choice of light or dark applies live", "[theme]")
{
    const Restored restored;
    Theme theme(nullptr);
    QWidget widget;
    widget.show();
    theme.setChoice(Choice::Dark);
    CHECK(theme::lookOf(&widget).isDark());
    QApplication::processEvents();
    CHECK(widget.palette().color(QPalette::Window) == theme::Colours(Scheme::Dark)[Colour::Window]);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(Choice::Light);
    QApplication::processEvents();
    CHECK(changed.count() == 1);
    CHECK(!theme::lookOf(&widget).isDark());
    CHECK(widget.palette().color(QPalette::Window) == theme::Colours(Scheme::Light)[Colour::Window]);
}

TEST_CASE("the system's wish decides only while nobody chose", "[theme]")
{
    const Restored restored;
    auto wishes = std::make_unique<theme::SystemWishes>();
    theme::SystemWishes &system = *wishes;
    Theme theme(std::move(wishes));
    system.scheme = Scheme::Dark;
    Q_EMIT system.changed();
    CHECK(theme.look().isDark());
    theme.setChoice(Choice::Light);
    CHECK(!theme.look().isDark());
    theme.setChoice(Choice::System);
    CHECK(theme.look().isDark());
    system.motion = theme::Motion::Reduced;
    Q_EMIT system.changed();
    CHECK(theme.look().motion == theme::Motion::Reduced);
}

TEST_CASE("a high-contrast palette of the system is used untouched", "[theme]")
{
    const Restored restored;
    auto wishes = std::make_unique<theme::SystemWishes>();
    wishes->contrast = theme::Contrast::High;
    QPalette palette(QColor(Qt::black));
    palette.setColor(QPalette::WindowText, QColor(Qt::yellow));
    const theme::Colours colours = theme::Colours::fromHighContrast(palette);
    CHECK(colours[Colour::BubbleOut] == palette.color(QPalette::Window));
    CHECK(colours[Colour::Text] == QColor(Qt::yellow));
    QPalette system = theme::Colours::highContrastPalette(Scheme::Dark);
    system.setColor(QPalette::Window, QColor(0x10, 0, 0));
    QApplication::setPalette(system);
    Theme theme(std::move(wishes));
    CHECK(theme.look().isHighContrast());
    CHECK(QApplication::palette().color(QPalette::Window) == system.color(QPalette::Window));
}

TEST_CASE("UX-TYPE-1: nothing is smaller than 12 px, and all follows the system's font", "[theme]")
{
    const Restored restored;
    QFont font = QApplication::font();
    for (const int px : {10, 14, 28}) {
        font.setPixelSize(px);
        QApplication::setFont(font);
        Theme theme(nullptr);
        for (const theme::Type type : {theme::Type::PageTitle, theme::Type::Body, theme::Type::Secondary,
                                       theme::Type::Meta, theme::Type::Message, theme::Type::Fingerprint}) {
            INFO("system font " << px << ", type " << static_cast<int>(type));
            CHECK(theme.look().font(type).pixelSize() >= 12 * std::max(1.0, px / 14.0));
            CHECK(theme.look().lineHeight(type) >= QFontMetrics(theme.look().font(type)).height());
        }
    }
}

TEST_CASE("message text stays between 12 and 24 px", "[theme]")
{
    const Restored restored;
    Theme theme(nullptr);
    theme.setMessageText(99);
    CHECK(theme.look().font(theme::Type::Message).pixelSize() == 24);
    theme.setMessageText(1);
    CHECK(theme.look().font(theme::Type::Message).pixelSize() == 12);
}

TEST_CASE("who wishes contrast gets it, whatever palette the system has, and live", "[theme][contrast]")
{
    const Restored restored;
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const QPalette palette = theme::Colours::highContrastPalette(scheme);
        CHECK(theme::Colours::isHighContrast(palette));
        const theme::Colours colours = theme::Colours::fromHighContrast(palette);
        for (const auto &[ink, ground] :
             {std::pair(Colour::Text, Colour::Window), std::pair(Colour::Text2, Colour::BubbleOut),
              std::pair(Colour::OnAccent, Colour::Accent), std::pair(Colour::Accent, Colour::Surface),
              std::pair(Colour::Link, Colour::BubbleIn), std::pair(Colour::Warn, Colour::WarnBackground),
              std::pair(Colour::Bad, Colour::BadBackground), std::pair(Colour::OnFound, Colour::Found),
              std::pair(Colour::ControlBorder, Colour::Surface), std::pair(Colour::OnMutedBadge, Colour::MutedBadge),
              std::pair(Colour::OnTooltip, Colour::Tooltip)}) {
            INFO("scheme " << int(scheme) << ", " << int(ink) << " on " << int(ground));
            CHECK(theme::contrastRatio(colours[ink], colours[ground]) >= 7);
        }
    }
    auto wishes = std::make_unique<theme::SystemWishes>();
    theme::SystemWishes &system = *wishes;
    Theme theme(std::move(wishes));
    REQUIRE_FALSE(theme::Colours::isHighContrast(QApplication::palette()));
    QWidget widget;
    widget.show();
    system.contrast = theme::Contrast::High;
    system.scheme = Scheme::Dark;
    Q_EMIT system.changed();
    QApplication::processEvents();
    CHECK(theme.look().isHighContrast());
    CHECK(widget.palette().color(QPalette::Window) == QColor(Qt::black));
    CHECK(widget.palette().color(QPalette::WindowText) == QColor(Qt::white));
    system.contrast = theme::Contrast::Normal;
    Q_EMIT system.changed();
    QApplication::processEvents();
    CHECK_FALSE(theme.look().isHighContrast());
    CHECK(widget.palette().color(QPalette::Window) == theme::Colours(Scheme::Dark)[Colour::Window]);
}

TEST_CASE("icons grow with the text", "[theme]")
{
    const Restored restored;
    QFont font = QApplication::font();
    font.setPixelSize(14);
    QApplication::setFont(font);
    Theme theme(nullptr);
    CHECK(theme.look().icon() == 20);
    font.setPixelSize(28);
    QApplication::setFont(font);
    QApplication::processEvents();
    CHECK(theme.look().icon() == 30);
    CHECK(theme.look().grown(40) == 50);
}
