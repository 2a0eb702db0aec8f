// SPDX-License-Identifier: GPL-3.0-or-later
// What has made the database what it is, step by step. Used by Schema, which runs what a database has not seen.
#pragma once

#include "store/Connection.h"

#include <span>

namespace store::schema {

// Oldest first; each sets the version that it makes, its place from 1.
std::span<const Sql> migrations();

} // namespace store::schema
