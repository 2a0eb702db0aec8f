// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Network.h"

#include "stream/Log.h"
#include "stream/NetworkWatch.h"
#include "stream/Resolver.h"
#include "stream/Session.h"
#include "stream/TlsTransport.h"

#include <QDateTime>
#include <QFile>

#include <optional>

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
    QFile xmlFile;
    std::optional<stream::Log> log;
};

Network::Network(base::Clock &clock, const QString &xmlLog)
    : m_clock(clock)
    , m_parts(std::make_unique<Parts>(clock))
{
    if (xmlLog.isEmpty())
        return;
    QFile &file = m_parts->xmlFile;
    file.setFileName(xmlLog);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_parts->log.emplace([this, &file](const base::Jid &account, stream::Direction direction, const QByteArray &xml) {
        const char *arrow = direction == stream::Direction::In ? " < " : " > ";
        file.write(m_clock.utc().toString(Qt::ISODateWithMs).toLatin1() + ' ' + account.toString().toUtf8() + arrow
                   + xml + '\n');
        file.flush();
    });
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
            m_parts->log ? &*m_parts->log : nullptr};
}

} // namespace chat
