// SPDX-License-Identifier: GPL-3.0-or-later
// An XMPP address: local part, domain, resource, prepared for comparison (RFC 7622). Cheap value, any thread.
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <optional>

namespace base {

class Jid
{
public:
    // The empty address: no sender, no account.
    Jid() = default;
    // Nothing if `text` is no valid address: bad characters, a part empty or over 1,023 bytes (RFC 7622 §3).
    static std::optional<Jid> parse(QStringView text);
    // For addresses that the program itself wrote; empty if they are invalid.
    static Jid of(QStringView text) { return parse(text).value_or(Jid()); }
    static std::optional<Jid> fromParts(QStringView local, QStringView domain, QStringView resource = {});

    bool isEmpty() const { return m_domain.isEmpty(); }
    bool isBare() const { return m_resource.isEmpty(); }
    bool isDomain() const { return m_local.isEmpty() && m_resource.isEmpty() && !isEmpty(); }

    const QString &local() const { return m_local; }
    // U-label form, lower case, without a trailing dot.
    const QString &domain() const { return m_domain; }
    // The domain as DNS and certificates write it (A-labels); empty if it has none.
    QString domainForDns() const;
    const QString &resource() const { return m_resource; }

    Jid bare() const { return Jid(m_local, m_domain, {}); }
    // The same account or room with this resource or nickname; empty resource if it is invalid.
    Jid withResource(QStringView resource) const;
    QString toString() const;

    bool operator==(const Jid &) const = default;
    auto operator<=>(const Jid &other) const { return toString().compare(other.toString()) <=> 0; }
    friend size_t qHash(const Jid &jid, size_t seed = 0)
    {
        return qHashMulti(seed, jid.m_local, jid.m_domain, jid.m_resource);
    }

private:
    Jid(QString local, QString domain, QString resource)
        : m_local(std::move(local))
        , m_domain(std::move(domain))
        , m_resource(std::move(resource))
    {
    }

    QString m_local;
    QString m_domain;
    QString m_resource;
};

} // namespace base
