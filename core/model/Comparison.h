// SPDX-License-Identifier: GPL-3.0-or-later
// What came of holding a code with keys, scanned or pasted, against the keys that are known. Plain value.
#pragma once

#include "base/Jid.h"

#include <QList>

namespace model {

struct Comparison
{
    base::Jid owner;
    QList<quint32> matching;  // devices with the key that the code says
    QList<quint32> differing; // devices with another key than the code says: somebody may be in between
    QList<quint32> refused;   // devices whose key the code warns of
    int unseen = 0;           // keys that no known device has; kept for when one appears

    bool operator==(const Comparison &) const = default;
};

} // namespace model
