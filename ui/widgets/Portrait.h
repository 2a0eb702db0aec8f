// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of a person made from a file of hers: square, small, and without anything that the file says beside it, such
// as where it was taken. Free functions, any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace widgets {

inline constexpr int portraitSide = 192; // px

// PNG of the picture's middle, below 256 KiB; empty if it is no picture that is shown here (see SafeImage).
QByteArray portraitOf(const QByteArray &bytes);
// The same from a file; empty too if it cannot be read.
QByteArray portraitFrom(const QString &path);

} // namespace widgets
