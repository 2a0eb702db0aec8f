// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a TCP connection to a name: both address families in a race (RFC 8305), or through a proxy that resolves the
// name itself. Owned by TlsTransport.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "stream/Resolver.h"

#include <QObject>
#include <QTcpSocket>
#include <QUrl>

#include <memory>
#include <vector>

namespace stream {

// Families take turns, the first one's family first (RFC 8305 §4).
QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses);

class Dialer : public QObject
{
    Q_OBJECT

public:
    Dialer(Resolver &resolver, base::Clock &clock);
    ~Dialer() override;

    // Ends in connected() or failed(). `proxy` empty: none.
    void dial(const QString &host, quint16 port, const QUrl &proxy);

Q_SIGNALS:
    // The receiver takes the socket.
    void connected(QTcpSocket *socket);
    void failed(const base::Error &error);

private:
    void dialNext();
    void attempt(const QString &host, const QHostAddress &address);
    void lost(QTcpSocket *socket);
    void won(QTcpSocket *socket);

    Resolver &m_resolver;
    base::Clock &m_clock;
    QUrl m_proxy;
    quint16 m_port = 0;
    QList<QHostAddress> m_left;
    std::vector<QTcpSocket *> m_running; // children
    QString m_lastError;
    QString m_lastCondition;
    bool m_done = false;
};

} // namespace stream
