// SPDX-License-Identifier: GPL-3.0-or-later
// How hard a new password is to guess, in one word. Plain functions.
#pragma once

#include <QString>

namespace onboarding {

enum class Strength { Weak, Fair, Good };

// From length and kinds of characters; repetition counts little.
Strength strengthOf(const QString &password);
QString wordFor(Strength strength);

} // namespace onboarding
