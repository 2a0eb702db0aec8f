// SPDX-License-Identifier: GPL-3.0-or-later
// Finds services and addresses of a domain (RFC 2782); injectable, so that tests answer for DNS. Owned by Application.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Task.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <chrono>

namespace stream {

struct ServiceRecord
{
    QString target; // "." says that the service is not offered
    quint16 port = 0;
    quint16 priority = 0;
    quint16 weight = 0;

    bool operator==(const ServiceRecord &) const = default;
};

class Resolver
{
public:
    virtual ~Resolver() = default;
    // Records of a full name such as "_xmpps-client._tcp.example.org", as they came. ErrorKind::NotFound if there are
    // none, ServerNotFound or Timeout if DNS did not answer.
    virtual base::Task<base::Result<QList<ServiceRecord>>> services(QString name) = 0;
    // Both families; an address literal is its own answer. ErrorKind::ServerNotFound if there is none.
    virtual base::Task<base::Result<QList<QHostAddress>>> addresses(QString host) = 0;
    // The domain's /.well-known/host-meta.json, at most 64 KiB, by HTTPS only. `extraAuthorities`: file of authorities
    // to trust besides the system's, may be empty. ErrorKind::NotFound if it cannot be had.
    virtual base::Task<base::Result<QByteArray>> hostMeta(QString domain, QString extraAuthorities) = 0;
};

// Asks the system's resolver.
class SystemResolver final
    : public QObject
    , public Resolver
{
public:
    explicit SystemResolver(base::Clock &clock, std::chrono::milliseconds patience = std::chrono::seconds(5));
    base::Task<base::Result<QList<ServiceRecord>>> services(QString name) override;
    base::Task<base::Result<QList<QHostAddress>>> addresses(QString host) override;
    base::Task<base::Result<QByteArray>> hostMeta(QString domain, QString extraAuthorities) override;

private:
    base::Clock &m_clock;
    const std::chrono::milliseconds m_patience;
};

} // namespace stream
