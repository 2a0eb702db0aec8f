// SPDX-License-Identifier: GPL-3.0-or-later
// Any text: what is accepted as an address must stay the same address when it is written and read again.
#include "base/Jid.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const std::optional<base::Jid> jid = base::Jid::parse(text);
    if (!jid)
        return 0;
    const std::optional<base::Jid> again = base::Jid::parse(jid->toString());
    if (!again || *again != *jid || jid->bare().toString().contains(QLatin1Char('/')) || jid->domain().isEmpty())
        std::abort();
    return 0;
}
