// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Avatars.h"

#include "store/Avatars.h"
#include "store/Profile.h"

namespace chat {

Avatars::Avatars(store::Profile &profile)
    : m_profile(profile)
{
}

base::Task<QByteArray> Avatars::bytes(QString hash)
{
    const auto task = m_profile.read(
        [hash](store::Connection &connection) { return store::avatars::get(connection, hash); });
    const auto kept = co_await task.on(this);
    co_return kept ? *kept : QByteArray();
}

void Avatars::tidy()
{
    auto work = [](store::Connection &connection) { return store::avatars::removeUnused(connection); };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
}

} // namespace chat
