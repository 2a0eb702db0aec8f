// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/OwnProfile.h"

#include "chat/Avatars.h"
#include "store/Accounts.h"
#include "store/Avatars.h"
#include "store/Profile.h"
#include "store/Roster.h"
#include "xep/Modules.h"

namespace chat {

OwnProfile::OwnProfile(model::AccountSettings &settings, xep::Modules &modules, store::Profile &profile,
                       Avatars &avatars)
    : m_settings(settings)
    , m_modules(modules)
    , m_profile(profile)
    , m_avatars(avatars)
{
    connect(&modules.get<xep::Nicknames>(), &xep::Nicknames::announced, this,
            [this](const base::Jid &bareJid, const QString &name) {
                if (isAt(bareJid))
                    noteName(name);
            });
}

OwnProfile::~OwnProfile() = default;

base::Task<base::Result<>> OwnProfile::load()
{
    const auto task = m_profile.read([id = m_settings.id, jid = m_settings.jid](store::Connection &connection) {
        return store::roster::avatar(connection, id, jid);
    });
    const auto kept = co_await task.on(this);
    if (!kept)
        co_return kept.error();
    m_picture = *kept;
    co_return base::Done{};
}

base::Task<base::Result<>> OwnProfile::publishName(QString name)
{
    const QString tidy = xep::tidied({name});
    const auto published = co_await m_modules.get<xep::Nicknames>().publish(tidy).on(this);
    if (published)
        noteName(tidy);
    co_return published;
}

base::Task<base::Result<>> OwnProfile::publishPicture(QByteArray png)
{
    const auto published = co_await m_modules.get<xep::Avatars>().publish(png).on(this);
    if (!published)
        co_return published.error();
    const auto version = xep::describePng(png);
    if (!version) {
        notePicture({});
        co_return base::Done{};
    }
    const auto keeping = m_profile.write([hash = version->id, png](store::Connection &connection) {
        return store::avatars::put(connection, hash, png, QStringLiteral("image/png"));
    });
    if (const auto kept = co_await keeping.on(this); !kept)
        co_return kept.error();
    Q_EMIT m_avatars.stored(version->id);
    notePicture(version->id);
    co_return base::Done{};
}

void OwnProfile::notePicture(const QString &hash)
{
    if (hash == m_picture)
        return;
    m_picture = hash;
    auto work = [id = m_settings.id, jid = m_settings.jid, hash](store::Connection &connection) {
        return store::roster::setAvatar(connection, id, jid, hash);
    };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
    Q_EMIT changed();
}

void OwnProfile::noteName(const QString &name)
{
    if (name == m_settings.displayName)
        return;
    m_settings.displayName = name;
    auto work = [id = m_settings.id, name](store::Connection &connection) {
        return store::accounts::setDisplayName(connection, id, name);
    };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
    Q_EMIT changed();
}

} // namespace chat
