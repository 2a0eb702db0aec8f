// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/AvatarFetch.h"

#include "chat/Avatars.h"
#include "chat/OwnProfile.h"
#include "chat/Roster.h"
#include "store/Avatars.h"
#include "store/Profile.h"

namespace chat {

AvatarFetch::AvatarFetch(xep::Avatars &announcements, Roster &roster, OwnProfile &own, store::Profile &profile,
                         Avatars &avatars)
    : m_announcements(announcements)
    , m_roster(roster)
    , m_own(own)
    , m_profile(profile)
    , m_avatars(avatars)
{
    connect(&announcements, &xep::Avatars::announced, this, &AvatarFetch::noteAnnounced);
}

AvatarFetch::~AvatarFetch() = default;

void AvatarFetch::noteAnnounced(const base::Jid &bareJid, const QString &hash, xep::Avatars::Place place)
{
    const auto contact = m_roster.find(bareJid);
    const bool isNews = (contact && contact->avatarHash != hash) || (m_own.isAt(bareJid) && m_own.picture() != hash);
    if (!isNews || m_underWay.contains(hash))
        return;
    if (hash.isEmpty()) {
        give(bareJid, {});
        return;
    }
    m_underWay.insert(hash);
    obtain(bareJid, hash, place).then(this, [this, hash](const base::Result<> &) { m_underWay.remove(hash); });
}

void AvatarFetch::give(const base::Jid &bareJid, const QString &hash)
{
    m_roster.setPicture(bareJid, hash);
    if (m_own.isAt(bareJid))
        m_own.notePicture(hash);
}

base::Task<base::Result<>> AvatarFetch::obtain(base::Jid bareJid, QString hash, xep::Avatars::Place place)
{
    const auto asking = m_profile.read(
        [hash](store::Connection &connection) { return store::avatars::has(connection, hash); });
    const auto kept = co_await asking.on(this);
    if (!kept)
        co_return kept.error();
    if (!*kept) {
        const auto bytes = co_await m_announcements.fetch(bareJid, hash, place).on(this);
        if (!bytes)
            co_return bytes.error();
        const auto keeping = m_profile.write([hash, data = *bytes](store::Connection &connection) {
            return store::avatars::put(connection, hash, data, {});
        });
        if (const auto stored = co_await keeping.on(this); !stored)
            co_return stored.error();
        Q_EMIT m_avatars.stored(hash);
    }
    give(bareJid, hash);
    co_return base::Done{};
}

} // namespace chat
