// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/ConnectionFacts.h"

#include "stream/Session.h"

namespace chat {

ConnectionFacts connectionFacts(const stream::ConnectionFacts &login, const QStringList &features,
                                const QDateTime &certificateChanged)
{
    return {login.tls.version,
            login.mechanism,
            login.channelBinding,
            login.resumed,
            login.fast,
            login.roundTrips,
            login.loginMs,
            QStringLiteral("%1:%2").arg(login.endpoint.host).arg(login.endpoint.port),
            features.isEmpty() ? login.features : features,
            certificateChanged};
}

} // namespace chat
