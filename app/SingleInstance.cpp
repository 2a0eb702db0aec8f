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
constexpr qint64 longestLink = 4200;           // bytes of a request to come forward
constexpr qint64 longestRequest = 1024 * 1024; // bytes of a command

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
    , m_name(socketIn(folder))
{
}

QString SingleInstance::socketIn(const QString &folder)
{
#ifdef Q_OS_WIN
    return QStringLiteral("lucchetto-") + QString::number(qHash(folder), 16);
#else
    return folder + QStringLiteral("/window.socket");
#endif
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
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    const bool isCommand = socket->peek(4) == "run ";
    const qint64 longest = isCommand ? longestRequest : longestLink;
    if (!socket->canReadLine() && socket->bytesAvailable() < longest)
        return;
    const QByteArray line = socket->readLine(longest).trimmed();
    if (isCommand) {
        socket->disconnect();
        Q_EMIT runAsked(socket, line.mid(4));
        return;
    }
    if (line == "open" || line.startsWith("open "))
        Q_EMIT asked(QString::fromUtf8(line.mid(5)));
    socket->disconnectFromServer();
}

} // namespace app
