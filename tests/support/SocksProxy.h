// SPDX-License-Identifier: GPL-3.0-or-later
// A SOCKS5 proxy on loopback (RFC 1928, no authentication) that notes what it was asked for and leads everything to
// one port of this machine.
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace support {

class SocksProxy : public QObject
{
public:
    explicit SocksProxy(quint16 target)
        : m_target(target)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] { take(m_server.nextPendingConnection()); });
        m_server.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server.serverPort(); }

    QByteArray askedFor; // the name as the client wrote it; empty if it wrote an address

private:
    void take(QTcpSocket *client)
    {
        connect(client, &QTcpSocket::readyRead, this, [this, client] { read(client); });
    }
    void read(QTcpSocket *client)
    {
        if (m_step == 0) {
            client->readAll();
            client->write("\x05\x00", 2);
            ++m_step;
        } else if (m_step == 1) {
            const QByteArray request = client->readAll();
            if (request.size() > 5 && request[3] == 3)
                askedFor = request.mid(5, request[4]);
            ++m_step;
            m_outside = new QTcpSocket(this);
            connect(m_outside, &QTcpSocket::connected, client,
                    [client] { client->write(QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01", 10)); });
            connect(m_outside, &QTcpSocket::readyRead, client, [this, client] { client->write(m_outside->readAll()); });
            m_outside->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
        } else {
            m_outside->write(client->readAll());
        }
    }

    QTcpServer m_server;
    QTcpSocket *m_outside = nullptr;
    const quint16 m_target;
    int m_step = 0;
};

} // namespace support
