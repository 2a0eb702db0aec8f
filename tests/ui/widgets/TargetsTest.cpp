// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Avatar.h"
#include "widgets/Button.h"
#include "widgets/Controls.h"
#include "widgets/Field.h"
#include "widgets/PadlockPill.h"

#include <catch2/catch_test_macros.hpp>

#include <QKeySequence>

#include <memory>

TEST_CASE("UX-LAY-2: every target is at least 32 by 32", "[widgets][targets]")
{
    std::vector<std::unique_ptr<QWidget>> targets;
    using widgets::Button;
    for (const auto kind : {Button::Kind::Primary, Button::Kind::Secondary, Button::Kind::Danger, Button::Kind::Link})
        targets.push_back(std::make_unique<Button>(QStringLiteral("A"), kind));
    auto icon = std::make_unique<widgets::IconButton>(theme::Icon::Send, QStringLiteral("Send"));
    icon->setSide(4);
    targets.push_back(std::move(icon));
    targets.push_back(std::make_unique<widgets::Chip>(QStringLiteral("All")));
    targets.push_back(std::make_unique<widgets::CheckBox>(QStringLiteral("A")));
    targets.push_back(std::make_unique<widgets::RadioButton>(QStringLiteral("A")));
    targets.push_back(std::make_unique<widgets::PadlockPill>());
    targets.push_back(std::make_unique<widgets::LineEdit>());
    auto avatar = std::make_unique<widgets::Avatar>(20, nullptr);
    avatar->setPressable(QStringLiteral("Details"));
    targets.push_back(std::move(avatar));
    for (const auto &target : targets) {
        INFO(target->metaObject()->className());
        CHECK(target->sizeHint().width() >= 32);
        CHECK(target->sizeHint().height() >= 32);
        CHECK(target->minimumSizeHint().height() >= 32);
    }
}

TEST_CASE("UX-A11Y-1: a button without words has a name, and a tooltip that says the same", "[widgets][names]")
{
    widgets::IconButton button(theme::Icon::Send, QStringLiteral("Send"));
    CHECK(button.accessibleName() == QStringLiteral("Send"));
    CHECK(button.toolTip() == QStringLiteral("Send"));
    button.setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    CHECK(button.toolTip() == QStringLiteral("Send (Ctrl+Return)"));
    CHECK(button.focusPolicy() & Qt::TabFocus);
    widgets::PadlockPill pill;
    CHECK(pill.accessibleName() == QStringLiteral("Encryption"));
    CHECK(pill.accessibleDescription().startsWith(QStringLiteral("Not encrypted")));
}
