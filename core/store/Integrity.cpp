// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Integrity.h"

namespace store {

base::Result<base::Done> checkIntegrity(Connection &connection)
{
    auto query = connection.query("PRAGMA quick_check(1)");
    while (query.next()) {
        if (const QString verdict = query.text(0); verdict != QLatin1String("ok"))
            return {base::ErrorKind::Storage, damagedPrefix + verdict};
    }
    if (query.failed())
        return query.error();
    return base::Done{};
}

} // namespace store
