// SPDX-License-Identifier: GPL-3.0-or-later
// Systems without a voice of their own here (macOS gives its wish through the palette): the palette decides.
#include "theme/SystemWishes.h"

namespace theme {

std::unique_ptr<SystemWishes> systemWishes()
{
    return std::make_unique<SystemWishes>();
}

} // namespace theme
