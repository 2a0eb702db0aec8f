// SPDX-License-Identifier: GPL-3.0-or-later
// Where a message text is bold, code, a link … (XEP-0393 and our own links). Pure and linear: hostile text costs no more
// than plain text (security.md G10, G13). Any thread.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace text {

struct Span
{
    // Marker: the sign itself (* _ ~ `), which stays in the text and may be drawn paler.
    enum Style { Bold = 1, Italic = 2, Strike = 4, Code = 8, Link = 16, Marker = 32 };

    int from = 0;
    int length = 0;
    int styles = 0;
    QString target; // where a link leads; empty for other spans

    bool operator==(const Span &) const = default;
};

// In order, without overlaps; plain stretches are left out. Quotes and code blocks are divided by the caller.
QList<Span> spansOf(const QString &text);

// The address of a link that may be opened: https, http, mailto or xmpp, with a host, without user name, password or
// backslash, at most 2,048 characters; else nothing (an invalid QUrl).
QUrl safeLink(const QString &link);

} // namespace text
