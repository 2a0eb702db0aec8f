// SPDX-License-Identifier: GPL-3.0-or-later
// Unpredictable bytes from the system's generator. Any thread.
#pragma once

#include <QByteArray>

#include <functional>

namespace crypto {

// Fills `count` bytes. Only tests hand one in that can be predicted.
using Randomness = std::function<void(char *bytes, int count)>;

QByteArray randomBytes(int count);
Randomness systemRandomness();

} // namespace crypto
