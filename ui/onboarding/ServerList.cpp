// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/ServerList.h"

#include "base/Jid.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace onboarding {

namespace {

constexpr qint64 largestFile = 64 * 1024;
constexpr int mostServers = 12;

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return !name.isEmpty() && file.open(QIODevice::ReadOnly) ? file.read(largestFile) : QByteArray();
}

RegistrationWay wayNamed(const QString &name)
{
    if (name == QLatin1String("program"))
        return RegistrationWay::InProgram;
    if (name == QLatin1String("website"))
        return RegistrationWay::Website;
    if (name == QLatin1String("invitation"))
        return RegistrationWay::Invitation;
    return RegistrationWay::Unknown;
}

QString inLanguage(const QJsonValue &texts, const QString &language)
{
    const QJsonObject byLanguage = texts.toObject();
    const QString wanted = byLanguage.value(language).toString();
    return wanted.isEmpty() ? byLanguage.value(QLatin1String("en")).toString() : wanted;
}

} // namespace

std::vector<ListedServer> readServers(const QByteArray &json, const QString &language)
{
    std::vector<ListedServer> servers;
    const QJsonArray entries = QJsonDocument::fromJson(json).array();
    for (const auto &value : entries) {
        const QJsonObject entry = value.toObject();
        const auto address = base::Jid::parse(entry.value(QLatin1String("server")).toString());
        if (!address || !address->isDomain() || servers.size() == mostServers)
            continue;
        servers.push_back({address->domain(), wayNamed(entry.value(QLatin1String("registration")).toString()),
                           inLanguage(entry.value(QLatin1String("place")), language)});
    }
    return servers;
}

std::vector<ListedServer> listedServers(const QString &file, const QString &language)
{
    std::vector<ListedServer> servers = readServers(contentOf(file), language);
    if (servers.empty())
        servers = readServers(contentOf(QStringLiteral(":/servers.json")), language);
    return servers;
}

} // namespace onboarding
