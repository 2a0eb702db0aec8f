// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Dialer.h"

#include <QNetworkProxy>

#include <algorithm>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::chrono::milliseconds headStart(250); // RFC 8305 §5

QNetworkProxy proxyOf(const QUrl &url)
{
    if (url.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto kind = url.scheme().startsWith(QLatin1String("socks")) ? QNetworkProxy::Socks5Proxy
                                                                      : QNetworkProxy::HttpProxy;
    const int standardPort = kind == QNetworkProxy::Socks5Proxy ? 1080 : 8080;
    return QNetworkProxy(kind, url.host(), quint16(url.port(standardPort)), url.userName(), url.password());
}

} // namespace

QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses)
{
    if (addresses.isEmpty())
        return {};
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const auto &address : addresses)
        (address.protocol() == addresses.front().protocol() ? first : second).append(address);
    QList<QHostAddress> mixed;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            mixed.append(first[i]);
        if (i < second.size())
            mixed.append(second[i]);
    }
    return mixed;
}

Dialer::Dialer(Resolver &resolver, base::Clock &clock)
    : m_resolver(resolver)
    , m_clock(clock)
{
}

Dialer::~Dialer() = default;

void Dialer::dial(const QString &host, quint16 port, const QUrl &proxy)
{
    m_port = port;
    m_proxy = proxy;
    if (!proxy.isEmpty()) {
        attempt(host, {});
        return;
    }
    m_resolver.addresses(host).then(this, [this](const base::Result<QList<QHostAddress>> &found) {
        if (!found) {
            m_done = true;
            Q_EMIT failed(found.error());
            return;
        }
        m_left = interleaved(*found);
        dialNext();
    });
}

void Dialer::dialNext()
{
    if (m_done)
        return;
    if (m_left.isEmpty()) {
        if (m_running.empty()) {
            m_done = true;
            Q_EMIT failed(Error{ErrorKind::ServerUnreachable, m_lastError, m_lastCondition, {}});
        }
        return;
    }
    attempt({}, m_left.takeFirst());
    m_clock.after(headStart, this, [this] {
        if (!m_left.isEmpty())
            dialNext();
    });
}

void Dialer::attempt(const QString &host, const QHostAddress &address)
{
    auto *socket = new QTcpSocket(this);
    m_running.push_back(socket);
    socket->setProxy(proxyOf(m_proxy));
    connect(socket, &QTcpSocket::connected, this, [this, socket] { won(socket); });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, socket] { lost(socket); });
    if (host.isEmpty())
        socket->connectToHost(address, m_port);
    else
        socket->connectToHost(host, m_port);
}

void Dialer::lost(QTcpSocket *socket)
{
    if (m_done)
        return;
    m_lastError = socket->errorString();
    m_lastCondition = socket->error() == QAbstractSocket::ConnectionRefusedError ? QStringLiteral("connection-refused")
                                                                                 : QString();
    std::erase(m_running, socket);
    socket->deleteLater();
    dialNext();
}

void Dialer::won(QTcpSocket *socket)
{
    if (std::exchange(m_done, true))
        return;
    for (QTcpSocket *other : m_running) {
        if (other == socket)
            continue;
        other->disconnect(this);
        other->abort();
        other->deleteLater();
    }
    m_running.clear();
    socket->disconnect(this);
    Q_EMIT connected(socket);
}

} // namespace stream

#include "moc_Dialer.cpp"
