// SPDX-License-Identifier: GPL-3.0-or-later
// The colour that belongs to an address or nickname (XEP-0392). Free functions, any thread.
#pragma once

#include "theme/Colours.h"

namespace theme {

// Degrees, 0 to 360 (XEP-0392 §5.1). Input: bare address; in channels the nickname.
double identityHue(const QString &input);
// At least 5.2:1 on every background that names stand on (ux.md B4).
QColor identityColour(const QString &input, Scheme scheme);
QColor identityColour(double hue, Scheme scheme);

} // namespace theme
