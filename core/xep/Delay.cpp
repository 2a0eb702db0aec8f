// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Delay.h"

namespace xep {
namespace {

bool mayKnow(const Delay &delay, const stream::Origin &origin)
{
    if (!delay.from)
        return false;
    if (origin.channel == stream::Channel::Room)
        return *delay.from == origin.bare();
    const bool ownServer = delay.from->isDomain() && delay.from->domain() == origin.account.domain();
    return ownServer || *delay.from == origin.account;
}

} // namespace

About Delay::about()
{
    return {{{u"0203", u"Delayed Delivery", u"2.0"}}, {u"urn:xmpp:delay"}};
}

std::optional<QDateTime> plausible(const QDateTime &stamp, const QDateTime &now)
{
    static const auto earliest = QDateTime(QDate(2000, 1, 1), QTime(0, 0), Qt::UTC);
    if (!stamp.isValid() || stamp < earliest || stamp > now.addDays(1))
        return std::nullopt;
    return stamp;
}

std::optional<QDateTime> delayedSince(const stream::Stanza &stanza, const QDateTime &now)
{
    for (const auto &delay : xml::findAll<Delay>(stanza.element)) {
        if (mayKnow(delay, stanza.origin))
            return plausible(delay.stamp, now);
    }
    return std::nullopt;
}

} // namespace xep
