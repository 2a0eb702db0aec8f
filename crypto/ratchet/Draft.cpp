// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/Draft.h"

namespace crypto {

StoredRecord Draft::session(const DeviceAddress &address) const
{
    const auto changed = m_changes.sessions.find(address);
    return changed != m_changes.sessions.end() ? StoredRecord(changed->second) : m_store.session(address);
}

void Draft::keepSession(const DeviceAddress &address, Secret record)
{
    m_changes.sessions.insert_or_assign(address, std::move(record));
}

} // namespace crypto
