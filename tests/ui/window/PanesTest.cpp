// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Panes.h"

#include <catch2/catch_test_macros.hpp>

using window::PaneMode;
using window::Panes;

TEST_CASE("UX-LAY-1: the number of panes follows the width", "[window]")
{
    CHECK(Panes::modeFor(380) == PaneMode::One);
    CHECK(Panes::modeFor(719) == PaneMode::One);
    CHECK(Panes::modeFor(720) == PaneMode::Two);
    CHECK(Panes::modeFor(1039) == PaneMode::Two);
    CHECK(Panes::modeFor(1040) == PaneMode::Three);
}

TEST_CASE("one pane shows the list or the chat, two show both", "[window]")
{
    auto *list = new QWidget;
    auto *chat = new QWidget;
    Panes panes(list, chat);
    panes.resize(400, 600);
    panes.show();
    CHECK(list->isVisible());
    CHECK_FALSE(chat->isVisible());
    panes.showChat();
    CHECK(chat->isVisible());
    CHECK_FALSE(list->isVisible());
    panes.resize(900, 600);
    CHECK(list->isVisible());
    CHECK(chat->isVisible());
    CHECK(list->width() == 320);
    CHECK(chat->x() == 320);
}

TEST_CASE("the side panel lies over two panes and beside three", "[window]")
{
    auto *chat = new QWidget;
    Panes panes(new QWidget, chat);
    panes.resize(900, 600);
    panes.show();
    QWidget side;
    panes.showSide(&side);
    CHECK(chat->width() == 900 - 320);
    CHECK(side.geometry().right() == 899);
    panes.resize(1200, 600);
    CHECK(chat->width() == 1200 - 320 - side.width());
    panes.hideSide();
    CHECK(chat->width() == 1200 - 320);
    side.setParent(nullptr);
}

TEST_CASE("the list collapses to pictures below 200 px", "[window]")
{
    Panes panes(new QWidget, new QWidget);
    panes.resize(1200, 600);
    panes.setListWidth(150);
    CHECK(panes.listWidth() == 76);
    CHECK(panes.isCollapsed());
    panes.setListWidth(230);
    CHECK(panes.listWidth() == 260);
    CHECK_FALSE(panes.isCollapsed());
}
