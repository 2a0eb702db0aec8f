// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/LoginFacts.h"

#include "stream/Transport.h"

namespace chat {

model::SeenCertificate afterSeeing(model::SeenCertificate seen, const stream::TlsFacts &tls, const QDateTime &now)
{
    if (tls.peerKey.isEmpty() || tls.peerAuthority.isEmpty())
        return seen;
    const bool isKnown = !seen.key.isEmpty();
    if (isKnown && tls.peerKey != seen.key && tls.peerAuthority != seen.authority)
        seen.changed = now;
    seen.key = tls.peerKey;
    seen.authority = tls.peerAuthority;
    return seen;
}

} // namespace chat
