// SPDX-License-Identifier: GPL-3.0-or-later
// What TLS connections of one account share: authorities, rules and session tickets. Main thread; shared by its
// transports.
#pragma once

#include "base/Result.h"
#include "model/AccountSettings.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct ssl_ctx_st;
struct ssl_session_st;
struct ssl_st;

namespace stream {

// How a server must prove itself.
struct TlsIdentity
{
    QString name;             // the address's domain as A-label (RFC 6120 §13.7.2.1), never the host connected to
    QString extraAuthorities; // PEM file; empty: the system's only
    QByteArray pinnedKey;     // SHA-256 of the public key, stands in for an authority; empty: none

    static TlsIdentity of(const model::AccountSettings &settings);
    bool operator==(const TlsIdentity &) const = default;
};

class TlsContext
{
public:
    explicit TlsContext(TlsIdentity identity);
    ~TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;

    const TlsIdentity &identity() const { return m_identity; }
    ssl_ctx_st *get() const { return m_context; }
    // Set if it cannot be used, such as when the authorities' file is unreadable.
    const std::optional<base::Error> &fault() const { return m_fault; }
    // Offers the kept ticket to a new connection.
    void offerTicket(ssl_st *connection) const;

private:
    static int keepTicket(ssl_st *connection, ssl_session_st *ticket);
    void loadAuthorities();

    const TlsIdentity m_identity;
    ssl_ctx_st *m_context = nullptr;
    ssl_session_st *m_ticket = nullptr;
    std::optional<base::Error> m_fault;
};

} // namespace stream
