// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Endpoints.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace stream {
namespace {

constexpr qsizetype mostEndpoints = 20; // of what DNS says

struct Candidate
{
    ServiceRecord record;
    Security security;
};

void collect(std::vector<Candidate> *all, const QList<ServiceRecord> &records, Security security)
{
    for (const auto &record : records) {
        if (record.target != QLatin1String(".") && record.port != 0)
            all->push_back({record, security});
    }
}

bool isThisMachineOrLiteral(const QString &host)
{
    return QHostAddress().setAddress(host) || host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || host.endsWith(QLatin1String(".localhost"), Qt::CaseInsensitive) || !host.contains(QLatin1Char('.'));
}

} // namespace

QList<Endpoint> orderedEndpoints(const QList<ServiceRecord> &directTls, const QList<ServiceRecord> &startTls,
                                 const Dice &dice)
{
    std::vector<Candidate> left;
    collect(&left, directTls, Security::DirectTls);
    collect(&left, startTls, Security::StartTls);
    std::stable_sort(left.begin(), left.end(), [](const Candidate &a, const Candidate &b) {
        return std::pair(a.record.priority, a.record.weight) < std::pair(b.record.priority, b.record.weight);
    });
    QList<Endpoint> ordered;
    while (!left.empty() && ordered.size() < mostEndpoints) {
        const auto end = std::find_if(left.begin(), left.end(), [&](const Candidate &candidate) {
            return candidate.record.priority != left.front().record.priority;
        });
        quint32 total = 0;
        for (auto at = left.begin(); at != end; ++at)
            total += at->record.weight;
        const quint32 drawn = dice(total);
        quint32 sum = 0;
        auto chosen = left.begin();
        for (; chosen != end; ++chosen) {
            sum += chosen->record.weight;
            if (sum >= drawn)
                break;
        }
        ordered.append({chosen->record.target, chosen->record.port, chosen->security});
        left.erase(chosen);
    }
    return ordered;
}

QList<Endpoint> endpointsIn(const QByteArray &hostMeta, const Dice &dice)
{
    const QJsonObject document = QJsonDocument::fromJson(hostMeta).object();
    if (!document.value(QLatin1String("xmpp")).isObject())
        return {};
    QList<ServiceRecord> records;
    for (const auto &entry : document.value(QLatin1String("links")).toArray()) {
        const QJsonObject link = entry.toObject();
        const int port = link.value(QLatin1String("port")).toInt();
        if (link.value(QLatin1String("rel")) != QLatin1String("urn:xmpp:alt-connections:tls") || port <= 0
            || port > std::numeric_limits<quint16>::max())
            continue;
        const auto number = [&link](QLatin1String key) {
            return quint16(std::clamp<int>(link.value(key).toInt(), 0, std::numeric_limits<quint16>::max()));
        };
        for (const auto &ip : link.value(QLatin1String("ips")).toArray()) {
            if (QHostAddress().setAddress(ip.toString()) && records.size() < mostEndpoints)
                records.append(
                    {ip.toString(), quint16(port), number(QLatin1String("priority")), number(QLatin1String("weight"))});
        }
    }
    return orderedEndpoints(records, {}, dice);
}

QList<Endpoint> manualEndpoints(const model::AccountSettings &settings)
{
    if (settings.host.isEmpty())
        return {};
    const Endpoint direct{settings.host, settings.port ? settings.port : directTlsPort, Security::DirectTls};
    const Endpoint startTls{settings.host, settings.port ? settings.port : startTlsPort, Security::StartTls};
    switch (settings.tls) {
    case model::TlsMode::DirectTls: return {direct};
    case model::TlsMode::StartTls: return {startTls};
    case model::TlsMode::Automatic: break;
    }
    const bool looksDirect = settings.port == 0 || settings.port == directTlsPort || settings.port == 443;
    return looksDirect ? QList<Endpoint>{direct, startTls} : QList<Endpoint>{startTls, direct};
}

QList<Endpoint> fallbackEndpoints(const model::AccountSettings &settings)
{
    model::AccountSettings manual = settings;
    manual.host = settings.jid.domainForDns();
    if (manual.host.isEmpty())
        return {};
    const QList<Endpoint> both = manualEndpoints(manual);
    return settings.tls == model::TlsMode::Automatic && settings.port == 0 ? QList<Endpoint>{both[1], both[0]} : both;
}

std::optional<Endpoint> redirectedEndpoint(const QString &seeOtherHost, const Endpoint &from)
{
    const QUrl url(QStringLiteral("xmpp://") + seeOtherHost, QUrl::StrictMode);
    const QString host = url.host();
    const int port = url.port(from.port);
    if (!url.isValid() || host.isEmpty() || port <= 0 || !url.userName().isEmpty() || !url.path().isEmpty())
        return std::nullopt;
    if (isThisMachineOrLiteral(host) && !isThisMachineOrLiteral(from.host))
        return std::nullopt;
    return Endpoint{host, quint16(port), from.security};
}

} // namespace stream
