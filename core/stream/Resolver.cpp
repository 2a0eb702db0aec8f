// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Resolver.h"

#include <QDnsLookup>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr qint64 longestHostMeta = 64 * 1024; // bytes

Error errorOf(const QDnsLookup &lookup)
{
    if (lookup.error() == QDnsLookup::NotFoundError)
        return Error{ErrorKind::NotFound, lookup.errorString(), {}, {}};
    return Error{ErrorKind::ServerNotFound, lookup.errorString(), {}, {}};
}

// Made when it is first needed, which is seldom.
QNetworkAccessManager &web(QObject *owner)
{
    auto *made = owner->findChild<QNetworkAccessManager *>();
    return made ? *made : *new QNetworkAccessManager(owner);
}

QNetworkRequest requestFor(const QString &domain, const QString &extraAuthorities, std::chrono::milliseconds patience)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(domain);
    url.setPath(QStringLiteral("/.well-known/host-meta.json"));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(3);
    request.setTransferTimeout(int(patience.count()));
    if (!extraAuthorities.isEmpty()) {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(extraAuthorities);
        request.setSslConfiguration(tls);
    }
    return request;
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

base::Task<base::Result<QByteArray>> SystemResolver::hostMeta(QString domain, QString extraAuthorities)
{
    base::Completer<base::Result<QByteArray>> completer;
    QNetworkReply *reply = web(this).get(requestFor(domain, extraAuthorities, m_patience));
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > longestHostMeta)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, completer] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError)
            completer.finish(reply->read(longestHostMeta));
        else
            completer.finish(Error{ErrorKind::NotFound, reply->errorString(), {}, {}});
    });
    return completer.task();
}

} // namespace stream
