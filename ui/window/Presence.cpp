// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Presence.h"

#include "chat/Account.h"
#include "chat/Roster.h"
#include "text/Times.h"

#include <QLocale>

namespace window {

namespace {

QString words(model::Show show)
{
    switch (show) {
    case model::Show::Offline: return {};
    case model::Show::Available:
    case model::Show::Chat: return Presence::tr("online");
    case model::Show::Away:
    case model::Show::ExtendedAway: return Presence::tr("away");
    case model::Show::DoNotDisturb: return Presence::tr("do not disturb");
    }
    return {};
}

} // namespace

model::Presence Presence::of(const chat::Account *account, const base::Jid &bareJid)
{
    const bool isOffLine = !account || account->state().connectivity == chat::Connectivity::Waiting
        || account->state().connectivity == chat::Connectivity::Failed;
    return isOffLine ? model::Presence() : account->roster().presence(bareJid);
}

QString Presence::line(const model::Presence &presence, const QDateTime &now)
{
    if (presence.show != model::Show::Offline) {
        const QString status = presence.status.simplified();
        return status.isEmpty() ? words(presence.show) : words(presence.show) + QStringLiteral(" · ") + status;
    }
    if (!presence.since.isValid())
        return {};
    const QDateTime since = presence.since.toLocalTime();
    if (since.date() == now.date())
        return tr("last seen at %1").arg(text::timeOfDay(since));
    return tr("last seen on %1").arg(QLocale().toString(since.date(), QLocale::ShortFormat));
}

widgets::OnlineDot Presence::dot(const model::Presence &presence)
{
    switch (presence.show) {
    case model::Show::Offline: return widgets::OnlineDot::None;
    case model::Show::Available:
    case model::Show::Chat: return widgets::OnlineDot::Online;
    case model::Show::Away:
    case model::Show::ExtendedAway: return widgets::OnlineDot::Away;
    case model::Show::DoNotDisturb: return widgets::OnlineDot::Busy;
    }
    return widgets::OnlineDot::None;
}

} // namespace window
