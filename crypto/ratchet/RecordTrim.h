// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a session's record small, since each message of that device reads and writes all of it: what a peer can make us
// remember, keys for messages that have not come and sessions that were replaced, goes when there is too much of it, the
// oldest first. Without this two hundred small messages make it 60 MB large.
#pragma once

#include "omemoc/Context.h"
#include "primitives/Secret.h"

#include <optional>

namespace crypto {

// Bytes. The keys of 2,000 messages that have not come, more than which no chain remembers, take 320 KB.
constexpr qsizetype largestRecord = 512 * 1024;

// Nothing if the record is small enough, or cannot be read.
std::optional<Secret> trimmed(const omemoc::Context &context, const Secret &record);

} // namespace crypto
