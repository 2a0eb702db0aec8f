// SPDX-License-Identifier: GPL-3.0-or-later
// HSLuv, colours whose lightness looks the same at every hue (hsluv.org, revision 4). Free function, any thread.
#pragma once

#include <QColor>

namespace theme {

// Hue in degrees, saturation and lightness 0 to 100.
QColor hsluvToRgb(double hue, double saturation, double lightness);

} // namespace theme
