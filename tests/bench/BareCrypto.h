// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of what encryption is measured against: the primitives alone, called from OpenSSL directly.
#pragma once

namespace measuring {

// What no implementation can save for one device: seven HMACs and one AES.
void bareDevice();
// The same for a message's text, of 200 bytes: HKDF to 80 bytes, one AES, one HMAC.
void barePayload();

// CPU time of the whole program, in seconds; and of this thread.
double cpuSeconds();
double threadSeconds();

} // namespace measuring
