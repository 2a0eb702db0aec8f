// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Resolver.h"

#include <QDnsLookup>
#include <QHostInfo>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

Error errorOf(const QDnsLookup &lookup)
{
    if (lookup.error() == QDnsLookup::NotFoundError)
        return Error{ErrorKind::NotFound, lookup.errorString(), {}, {}};
    return Error{ErrorKind::ServerNotFound, lookup.errorString(), {}, {}};
}

} // namespace

SystemResolver::SystemResolver(base::Clock &clock, std::chrono::milliseconds patience)
    : m_clock(clock)
    , m_patience(patience)
{
}

base::Task<base::Result<QList<ServiceRecord>>> SystemResolver::services(QString name)
{
    using Answer = base::Result<QList<ServiceRecord>>;
    base::Completer<Answer> completer;
    auto *lookup = new QDnsLookup(QDnsLookup::SRV, name, this);
    connect(lookup, &QDnsLookup::finished, this, [lookup, completer] {
        lookup->deleteLater();
        QList<ServiceRecord> records;
        for (const auto &record : lookup->serviceRecords()) {
            const QString target = record.target().isEmpty() ? QStringLiteral(".") : record.target();
            records.append({target, record.port(), record.priority(), record.weight()});
        }
        if (lookup->error() != QDnsLookup::NoError)
            completer.finish(errorOf(*lookup));
        else if (records.isEmpty())
            completer.finish(Error{ErrorKind::NotFound, QStringLiteral("no records"), {}, {}});
        else
            completer.finish(records);
    });
    m_clock.after(m_patience, lookup, [lookup, completer] {
        completer.finish(Error{ErrorKind::Timeout, QStringLiteral("DNS does not answer"), {}, {}});
        lookup->abort();
    });
    lookup->lookup();
    return completer.task();
}

base::Task<base::Result<QList<QHostAddress>>> SystemResolver::addresses(QString host)
{
    using Answer = base::Result<QList<QHostAddress>>;
    if (QHostAddress literal; literal.setAddress(host))
        return base::Task<Answer>::ready(QList<QHostAddress>{literal});
    base::Completer<Answer> completer;
    QHostInfo::lookupHost(host, this, [completer](const QHostInfo &found) {
        if (found.addresses().isEmpty())
            completer.finish(Error{ErrorKind::ServerNotFound, found.errorString(), {}, {}});
        else
            completer.finish(found.addresses());
    });
    m_clock.after(m_patience, this, [completer] {
        completer.finish(Error{ErrorKind::Timeout, QStringLiteral("DNS does not answer"), {}, {}});
    });
    return completer.task();
}

} // namespace stream
