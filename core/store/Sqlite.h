// SPDX-License-Identifier: GPL-3.0-or-later
// The database library's own header with the functions for keys switched on. For the sources of this room only.
#pragma once

#ifndef SQLITE_HAS_CODEC
#    define SQLITE_HAS_CODEC
#endif
#include <sqlite3.h>
