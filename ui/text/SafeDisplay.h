// SPDX-License-Identifier: GPL-3.0-or-later
// Names and addresses of others, made safe to show: one line, invisible characters visible, direction closed in, long
// ones cut in the middle, look-alike letters told (security.md E07, G09, G11). Pure, any thread.
#pragma once

#include "base/Jid.h"

#include <QString>

namespace text {

struct Shown
{
    QString text;       // what is drawn, and what a screen reader says
    bool isOdd = false; // hidden characters or letters of several scripts in one word: worth a badge

    bool operator==(const Shown &) const = default;
};

// A nickname, a room's name, a device's label.
Shown safeName(const QString &name);
// An address; a domain of mixed scripts is shown as the network writes it (A-labels).
Shown safeAddress(const base::Jid &address);
// First line of a text, for previews and notifications; at most 200 characters.
QString oneLine(const QString &text);
// At most `longest` characters, the middle given up for "…".
QString cutInMiddle(const QString &text, qsizetype longest);
// Whether two different names look alike (a small part of Unicode's TR 39: Cyrillic and Greek against Latin).
bool looksLike(const QString &one, const QString &other);
// Ampersands doubled, for menus and buttons that take "&" for a mnemonic (G17).
QString escapedMnemonics(QString text);

} // namespace text
