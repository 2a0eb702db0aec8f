// SPDX-License-Identifier: GPL-3.0-or-later
// What programs that lock nothing but text look for beside the lock: that a message arrived or was read, that somebody
// types. Servers can read it there. Plain value.
#pragma once

namespace model {

// Of one chat; numbers are stored.
enum class BesideLock { Allowed, Refused };

} // namespace model
