// SPDX-License-Identifier: GPL-3.0-or-later
// Asking a person at a terminal, without showing what is typed. Terminal_unix.cpp, Terminal_windows.cpp.
#pragma once

#include "base/Secret.h"

#include <QString>

#include <optional>

namespace cli {

// Nothing if standard input is no terminal.
std::optional<base::Secret> promptSecret(const QString &prompt);

} // namespace cli
