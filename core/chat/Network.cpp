// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Network.h"

#include "stream/Log.h"
#include "stream/NetworkWatch.h"
#include "stream/Resolver.h"
#include "stream/Session.h"
#include "stream/TlsTransport.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <vector>

namespace chat {

struct Network::Parts
{
    explicit Parts(base::Clock &clock)
        : resolver(clock)
        , watch(clock)
    {
    }

    stream::SystemResolver resolver;
    stream::NetworkWatch watch;
    std::vector<std::unique_ptr<QFile>> xmlFiles;
    stream::Log log;
};

Network::Network(base::Clock &clock, const QString &xmlLog)
    : m_clock(clock)
    , m_parts(std::make_unique<Parts>(clock))
{
    if (!xmlLog.isEmpty())
        addXmlLog(xmlLog);
}

bool Network::addXmlLog(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_parts->xmlFiles.push_back(std::move(file));
    m_parts->log.setSink([this](const base::Jid &account, stream::Direction direction, const QByteArray &xml) {
        const char *arrow = direction == stream::Direction::In ? " < " : " > ";
        const QByteArray line = m_clock.utc().toString(Qt::ISODateWithMs).toLatin1() + ' ' + account.toString().toUtf8()
            + arrow + xml + '\n';
        for (const auto &open : m_parts->xmlFiles) {
            open->write(line);
            open->flush();
        }
    });
    return true;
}

void Network::removeXmlLog(const QString &path)
{
    auto &files = m_parts->xmlFiles;
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&path](const auto &file) { return file->fileName() == path; });
    if (found != files.end())
        files.erase(found);
    if (files.empty())
        m_parts->log.setSink({});
}

bool Network::isLoggingTo(const QString &path) const
{
    const auto &files = m_parts->xmlFiles;
    return std::any_of(files.begin(), files.end(), [&path](const auto &file) { return file->fileName() == path; });
}

Network::~Network() = default;

stream::Dependencies Network::dependencies(stream::PasswordSource &passwords, stream::TokenStore &tokens)
{
    return {m_clock,
            stream::tlsTransports(m_parts->resolver, m_clock),
            m_parts->resolver,
            passwords,
            tokens,
            &m_parts->watch,
            &m_parts->log};
}

} // namespace chat
