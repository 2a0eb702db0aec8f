// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from the table of commands in app/cli/Commands.cpp: the man page and the completions of shells.
#pragma once

#include <QString>

namespace documents {

QString manPage();
QString bashCompletion();
QString fishCompletion();

} // namespace documents
