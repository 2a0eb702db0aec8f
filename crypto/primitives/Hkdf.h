// SPDX-License-Identifier: GPL-3.0-or-later
// HKDF with SHA-256 (RFC 5869). Any thread.
#pragma once

#include "primitives/Secret.h"

namespace crypto {

// `length` is at most 255 * 32 bytes. An empty salt stands for 32 zero bytes (RFC 5869 §2.2).
Secret hkdfSha256(QByteArrayView keyMaterial, QByteArrayView salt, QByteArrayView label, int length);

} // namespace crypto
