// SPDX-License-Identifier: GPL-3.0-or-later
// What lets a session go on after a restart: the stream's resumption state (XEP-0198), and what clients and servers can
// do by the hash that they announce (XEP-0115, XEP-0390). Plain functions for use inside Profile::write and
// Profile::read.
#pragma once

#include "base/Result.h"
#include "model/Ids.h"
#include "store/Connection.h"

#include <QList>

#include <optional>

namespace store::sessions {

struct Resumption
{
    QString id;                       // the server's name for the session
    base::Jid jid;                    // full address that was bound
    QString location;                 // where the server wants to be reached for it; empty: anywhere
    quint32 inbound = 0;              // stanzas of the server that are handled and stored
    quint32 outbound = 0;             // own stanzas that the server has acknowledged
    int maxSeconds = 0;               // how long the server keeps it; 0: not said
    QDateTime saved;                  // when the line was last known to be up
    QList<QByteArray> unacknowledged; // own stanzas after `outbound`, as sent, oldest first

    bool operator==(const Resumption &) const = default;
};

// Nothing if there is none to resume.
base::Result<std::optional<Resumption>> resumption(Connection &connection, model::AccountId account);
base::Result<base::Done> putResumption(Connection &connection, model::AccountId account, const Resumption &state);
// The one number that changes with each stored stanza; in the same transaction as what the stanza brought. No session
// to resume is no error.
base::Result<base::Done> setInbound(Connection &connection, model::AccountId account, quint32 inbound);
base::Result<base::Done> forgetResumption(Connection &connection, model::AccountId account);

// What was answered for a hash, checked by the caller before it is put (security.md D10); NotFound if unknown.
// `key`: algorithm and hash.
base::Result<QByteArray> capabilities(Connection &connection, const QString &key);
base::Result<base::Done> putCapabilities(Connection &connection, const QString &key, const QByteArray &answer);

} // namespace store::sessions
