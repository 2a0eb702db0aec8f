// SPDX-License-Identifier: GPL-3.0-or-later
// How text becomes words for the search index: letters and digits, case and accents dropped, no word over 64 bytes
// (security.md I11). Used by Connection and Search; on the connection's thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

struct sqlite3;

namespace store::words {

inline constexpr int longest = 64; // bytes of UTF-8

struct Word
{
    QByteArray folded;
    int start = 0; // bytes into the text
    int end = 0;

    bool operator==(const Word &) const = default;
};

// Makes the tokeniser `words` known to the connection; false if the library has no FTS5.
bool install(sqlite3 *handle);
// The words of a text as the index sees them; none if install() was not called.
QList<Word> split(sqlite3 *handle, QByteArrayView utf8);

} // namespace store::words
