// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/LoadedKeys.h"

namespace crypto {
namespace {

template<typename Key>
StoredRecord find(const std::map<Key, std::optional<Secret>> &records, const Key &key)
{
    const auto at = records.find(key);
    if (at == records.end())
        return LookupFault::StoreFailed;
    return at->second ? StoredRecord(*at->second) : StoredRecord(LookupFault::Missing);
}

template<typename Key>
std::set<Key> missingOf(const std::set<Key> &needed, const std::map<Key, std::optional<Secret>> &records)
{
    std::set<Key> missing;
    for (const Key &key : needed) {
        if (!records.contains(key))
            missing.insert(key);
    }
    return missing;
}

} // namespace

void KeyNeeds::add(const KeyNeeds &other)
{
    sessions.insert(other.sessions.begin(), other.sessions.end());
    preKeys.insert(other.preKeys.begin(), other.preKeys.end());
    signedPreKeys.insert(other.signedPreKeys.begin(), other.signedPreKeys.end());
}

KeyNeeds KeyNeeds::of(const DeviceAddress &address)
{
    return {{address}, {}, {}};
}

KeyNeeds KeyNeeds::of(const DeviceAddress &sender, const WireMessage &message)
{
    KeyNeeds needs = of(sender);
    if (const auto &exchange = message.keyExchange()) {
        needs.preKeys.insert(exchange->preKey);
        needs.signedPreKeys.insert(exchange->signedPreKey);
    }
    return needs;
}

StoredRecord LoadedKeys::session(const DeviceAddress &address)
{
    return find(m_sessions, address);
}

StoredRecord LoadedKeys::preKey(quint32 id)
{
    return find(m_preKeys, id);
}

StoredRecord LoadedKeys::signedPreKey(quint32 id)
{
    return find(m_signedPreKeys, id);
}

KeyNeeds LoadedKeys::missing(const KeyNeeds &needs) const
{
    return {missingOf(needs.sessions, m_sessions), missingOf(needs.preKeys, m_preKeys),
            missingOf(needs.signedPreKeys, m_signedPreKeys)};
}

void LoadedKeys::load(const DeviceAddress &address, std::optional<Secret> session)
{
    m_sessions.insert_or_assign(address, std::move(session));
}

void LoadedKeys::loadPreKey(quint32 id, std::optional<Secret> record)
{
    m_preKeys.insert_or_assign(id, std::move(record));
}

void LoadedKeys::loadSignedPreKey(quint32 id, std::optional<Secret> record)
{
    m_signedPreKeys.insert_or_assign(id, std::move(record));
}

void LoadedKeys::apply(const KeyChanges &changes)
{
    for (const auto &[address, record] : changes.sessions)
        load(address, record);
}

} // namespace crypto
