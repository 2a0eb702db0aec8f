// SPDX-License-Identifier: GPL-3.0-or-later
#include "primitives/Secret.h"

namespace crypto {

void wipe(QByteArray &bytes)
{
    if (!bytes.isDetached()) {
        bytes.clear();
        return;
    }
    volatile char *at = bytes.data(); // or the compiler leaves out what nobody reads
    for (qsizetype i = 0; i < bytes.size(); ++i)
        at[i] = 0;
}

} // namespace crypto
