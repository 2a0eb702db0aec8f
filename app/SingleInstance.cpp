// SPDX-License-Identifier: GPL-3.0-or-later
#include "SingleInstance.h"

#include <QLocalServer>
#include <QLocalSocket>

#ifdef Q_OS_LINUX
#    include <sys/socket.h>
#    include <unistd.h>
#endif

namespace app {

namespace {

constexpr int patienceMs = 500;
constexpr qint64 longestRequest = 4200;

bool isOwnUser([[maybe_unused]] const QLocalSocket &socket)
{
#ifdef Q_OS_LINUX
    ucred peer{};
    socklen_t size = sizeof peer;
    return getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == getuid();
#else
    return true; // elsewhere the folder's rights keep others out
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent)
#ifdef Q_OS_WIN
    , m_name(QStringLiteral("lucchetto-") + QString::number(qHash(folder), 16))
#else
    , m_name(folder + QStringLiteral("/window.socket"))
#endif
{
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::handOver(const QString &uri)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(QByteArrayLiteral("open ") + uri.toUtf8() + '\n');
    return socket.waitForBytesWritten(patienceMs);
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_name); // left over from a crash: nobody answered there
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
    m_server->listen(m_name);
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isOwnUser(*socket)) {
            socket->abort();
            continue;
        }
        const auto read = [this, socket] {
            if (!socket->canReadLine() && socket->bytesAvailable() < longestRequest)
                return;
            const QByteArray line = socket->readLine(longestRequest).trimmed();
            if (line == "open" || line.startsWith("open "))
                Q_EMIT asked(QString::fromUtf8(line.mid(5)));
            socket->disconnectFromServer();
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace app
