// SPDX-License-Identifier: GPL-3.0-or-later
// Moments, lengths and sizes in the user's language. Free functions, main thread; `now` is handed in.
#pragma once

#include <QDateTime>
#include <QString>

namespace text {

// "18:42", in lists and bubbles alike.
QString timeOfDay(const QDateTime &moment);
// For lists (ux.md B5): today "18:42", yesterday "yesterday", within a week "Mon", else "21/11", with the year if it is
// another one.
QString shortTime(const QDateTime &moment, const QDateTime &now);
// For tooltips and screen readers: "Saturday 21 November, 18:42"; "today" and "yesterday" instead of the day.
QString fullTime(const QDateTime &moment, const QDateTime &now);
// "4.8 MB"; decimal units, one digit behind the point from 1 MB on.
QString byteSize(qint64 bytes);
// "0:17", "1:02:03".
QString duration(int seconds);

} // namespace text
