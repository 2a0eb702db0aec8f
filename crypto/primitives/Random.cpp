// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Random.h"

#include <QtCrypto>

namespace crypto {

QByteArray randomBytes(int count)
{
    return QCA::Random::randomArray(count).toByteArray();
}

} // namespace crypto
