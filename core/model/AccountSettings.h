// SPDX-License-Identifier: GPL-3.0-or-later
// How one account signs in: what the user chose and what was learned about its server. Plain value.
#pragma once

#include "base/Jid.h"
#include "model/Ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace model {

enum class TlsMode { Automatic, DirectTls, StartTls };
enum class PlainPassword { Refused, Allowed };

// What the server proved itself with at the last sign-in (security.md A09).
struct SeenCertificate
{
    QByteArray key;       // SHA-256 of its public key; empty: never seen
    QByteArray authority; // SHA-256 of the name of the authority at the chain's end
    QDateTime changed;    // when both became others at once, last; invalid: never

    bool operator==(const SeenCertificate &) const = default;
};

struct AccountSettings
{
    AccountId id;
    base::Jid jid;       // bare
    QString displayName; // own nickname, published with XEP-0172; empty: none
    QString colour;      // "#rrggbb" mark of the account in lists with several; empty: by identity
    bool enabled = true;

    QString host;     // manual host; empty: found by DNS
    quint16 port = 0; // 0: the standard one
    TlsMode tls = TlsMode::Automatic;
    QUrl proxy;       // socks5://host:port or http://host:port, user and password inside; empty: none
    QString resource; // random tail chosen once for each profile
    PlainPassword plain = PlainPassword::Refused;
    QString extraAuthorities; // PEM file with additional certificate authorities; empty: the system's
    QByteArray pinnedKey;     // SHA-256 of the server's public key; empty: not pinned

    QString strongestMechanism; // best SASL mechanism ever used with this account (never weaker again)
    SeenCertificate seenCertificate;
    QString rosterVersion;

    bool operator==(const AccountSettings &) const = default;
};

} // namespace model
