// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Shortcuts.h"

#include <QHash>

#include <catch2/catch_test_macros.hpp>

TEST_CASE("UX-KEY-1: no key means two things", "[window]")
{
    QHash<QString, int> uses;
    for (const window::Shortcut &shortcut : window::shortcuts()) {
        REQUIRE_FALSE(shortcut.keys.isEmpty());
        for (const QKeySequence &keys : shortcut.keys)
            ++uses[keys.toString(QKeySequence::PortableText)];
    }
    REQUIRE(uses.size() > 25);
    for (auto use = uses.cbegin(); use != uses.cend(); ++use) {
        INFO(use.key().toStdString());
        CHECK(use.value() == 1);
    }
}

TEST_CASE("UX-KEY-1: no key needs characters that an Italian keyboard hides", "[window]")
{
    for (const window::Shortcut &shortcut : window::shortcuts()) {
        for (const QKeySequence &keys : shortcut.keys) {
            const QString last = keys.toString(QKeySequence::PortableText).section(u'+', -1);
            CHECK_FALSE(QStringLiteral("[]{}~`@#").contains(last.isEmpty() ? QStringLiteral("?") : last));
        }
    }
}
