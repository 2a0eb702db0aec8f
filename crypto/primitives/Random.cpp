// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Random.h"

#include "primitives/Secret.h"

#include <QtCrypto>

#include <algorithm>

namespace crypto {

QByteArray randomBytes(int count)
{
    return QCA::Random::randomArray(count).toByteArray();
}

Randomness systemRandomness()
{
    return [](char *bytes, int count) {
        QByteArray random = randomBytes(count);
        std::copy(random.cbegin(), random.cend(), bytes);
        wipe(random);
    };
}

} // namespace crypto
