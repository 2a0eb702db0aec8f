// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches the pictures that contacts and own devices announce, once each, and keeps them by their hash. Owned by Account; main thread.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "xep/Avatars.h"

#include <QObject>
#include <QSet>

namespace store {
class Profile;
}

namespace chat {

class Avatars;
class OwnProfile;
class Roster;

class AvatarFetch : public QObject
{
    Q_OBJECT

public:
    AvatarFetch(xep::Avatars &announcements, Roster &roster, OwnProfile &own, store::Profile &profile,
                Avatars &avatars);
    ~AvatarFetch() override;

private:
    void noteAnnounced(const base::Jid &bareJid, const QString &hash, xep::Avatars::Place place);
    void give(const base::Jid &bareJid, const QString &hash);
    base::Task<base::Result<>> obtain(base::Jid bareJid, QString hash, xep::Avatars::Place place);

    xep::Avatars &m_announcements;
    Roster &m_roster;
    OwnProfile &m_own;
    store::Profile &m_profile;
    Avatars &m_avatars;
    QSet<QString> m_underWay; // hashes
};

} // namespace chat
