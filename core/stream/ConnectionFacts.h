// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about a login that succeeded: for the account page, `lucchetto-cli status` and the tests. Plain value.
#pragma once

#include "base/Jid.h"
#include "stream/Transport.h"
#include "xml/Element.h"

#include <QString>
#include <QStringList>

namespace stream {

enum class Login { Sasl2, Classic };

struct ConnectionFacts
{
    Endpoint endpoint;
    TlsFacts tls;
    Login login = Login::Classic;
    QString mechanism;          // that let us in, such as "SCRAM-SHA-256-PLUS" or "HT-SHA-256-EXPR"
    QString channelBinding;     // "tls-exporter", "tls-server-end-point" or empty
    QString strongestMechanism; // to be kept in AccountSettings::strongestMechanism
    bool fast = false;          // by token
    bool resumed = false;       // the former session goes on (XEP-0198)
    bool managed = false;       // stanzas are acknowledged (XEP-0198)
    bool carbons = false;       // switched on with the login already (XEP-0386)
    int roundTrips = 0;         // after TLS, until stanzas could be sent
    int loginMs = 0;            // from connecting until then
    QStringList features;       // names and namespaces in <stream:features/> after login, "namespace name"
};

// A session that can be used: fresh (send presence, ask for the roster) or the former one going on.
struct SessionStart
{
    base::Jid jid; // own full address
    ConnectionFacts facts;
    xml::Element features; // <stream:features/> after login; null if the former session goes on
};

} // namespace stream
