// SPDX-License-Identifier: GPL-3.0-or-later
// Unpredictable bytes from the system's generator. Any thread.
#pragma once

#include <QByteArray>

namespace crypto {

QByteArray randomBytes(int count);

} // namespace crypto
