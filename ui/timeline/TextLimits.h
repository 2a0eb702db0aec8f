// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps hostile text from stalling the view (security.md G12): bounded length, lines and combining marks. Linear scans.
#pragma once

#include <QString>

namespace timeline::limits {

inline constexpr int bytesAtOnce = 20'000; // UTF-8
inline constexpr int linesAtOnce = 500;
inline constexpr int marksOnLetter = 8;

struct Clipped
{
    QString text;
    bool hasMore = false;
};

// The first `steps` bounded pieces of a text, never cut inside a character.
Clipped clipped(const QString &text, int steps);
// At most `marksOnLetter` combining marks stay on one letter; control characters but '\n' and '\t' go.
QString tamed(const QString &text);
// One to three emoji and nothing else.
bool isEmojiOnly(const QString &text);

} // namespace timeline::limits
