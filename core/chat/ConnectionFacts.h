// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of an account's connection, as shown in details and by `lucchetto-cli status`. Plain values.
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace stream {
struct ConnectionFacts;
}

namespace chat {

enum class Connectivity { Off, Connecting, Online, Waiting, Failed };

struct AccountState
{
    Connectivity connectivity = Connectivity::Off;
    base::Error error; // why it waits or failed
    QDateTime nextTry; // for Waiting

    bool operator==(const AccountState &) const = default;
};

struct ConnectionFacts
{
    QString tls;            // "TLSv1.3"
    QString mechanism;      // "SCRAM-SHA-256-PLUS"
    QString channelBinding; // "tls-exporter"; empty: none
    bool resumed = false;
    bool fast = false;
    int roundTrips = 0;   // after TLS until usable
    qint64 loginMs = 0;   // from start of the attempt until usable
    QString endpoint;     // host:port
    QStringList features; // of the server (XEP-0030)
    // When the server's key and the authority behind it became others at once (security.md A09); invalid: never.
    QDateTime certificateChanged;

    bool operator==(const ConnectionFacts &) const = default;
};
// What the session found out while signing in; `features` are those known already, if any.
ConnectionFacts connectionFacts(const stream::ConnectionFacts &login, const QStringList &features,
                                const QDateTime &certificateChanged);

struct SyncCounts
{
    int messages = 0; // new ones
    int pages = 0;
    int gaps = 0; // messages that nobody can read, told once

    bool operator==(const SyncCounts &) const = default;
};

// What a server offers, as its service discovery says.
struct ServerReport
{
    QString domain;
    QString software; // name and version, if it tells
    QStringList features;
    QStringList accountFeatures;
    QStringList contacts;                  // addresses of who runs it (XEP-0157)
    std::optional<qint64> clockDifference; // seconds that its clock is ahead of ours, if it tells (XEP-0202)

    bool operator==(const ServerReport &) const = default;
};

} // namespace chat
