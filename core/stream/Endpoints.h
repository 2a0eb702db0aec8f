// SPDX-License-Identifier: GPL-3.0-or-later
// Where an account's server may be reached, best first: pure rules over what DNS and the user said.
#pragma once

#include "model/AccountSettings.h"
#include "stream/Resolver.h"
#include "stream/Transport.h"

#include <QList>

#include <functional>
#include <optional>

namespace stream {

constexpr quint16 directTlsPort = 5223;
constexpr quint16 startTlsPort = 5222;

// A number from 0 up to and including its argument.
using Dice = std::function<quint32(quint32)>;

// Both kinds of records merged by priority, within one priority drawn by weight (RFC 2782, XEP-0368 §3). Records with
// target "." are left out.
QList<Endpoint> orderedEndpoints(const QList<ServiceRecord> &directTls, const QList<ServiceRecord> &startTls,
                                 const Dice &dice);
// Direct TLS in a host-meta.json, ordered like records; empty if it has none or is no such thing (XEP-0487 §2.1).
QList<Endpoint> endpointsIn(const QByteArray &hostMeta, const Dice &dice);
// What the user wrote by hand; nothing if the host is to be found by DNS.
QList<Endpoint> manualEndpoints(const model::AccountSettings &settings);
// Without records the domain itself (RFC 6120 §3.2.2).
QList<Endpoint> fallbackEndpoints(const model::AccountSettings &settings);

// The host to go to after see-other-host, if following is safe: a name under the same TLS identity, never an address
// or this machine unless the redirecting host was one itself (RFC 6120 §4.9.3.19, security.md A11).
std::optional<Endpoint> redirectedEndpoint(const QString &seeOtherHost, const Endpoint &from);

} // namespace stream
