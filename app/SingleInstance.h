// SPDX-License-Identifier: GPL-3.0-or-later
// One window a profile: the second start asks the first to come forward, and lucchetto-cli asks it to run a command.
// Owned by Application; main thread.
#pragma once

#include <QObject>
#include <QString>

class QLocalServer;
class QLocalSocket;

namespace app {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    // The socket lies in the profile folder, for its owner only (security.md J05).
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);
    ~SingleInstance() override;

    // Where the window of the profile in that folder listens.
    static QString socketIn(const QString &folder);
    // True if another one runs; it was asked to come forward and to propose `uri`.
    bool handOver(const QString &uri);
    // Listens for later starts.
    void listen();

Q_SIGNALS:
    void asked(QString uri); // to come forward; `uri` may be empty
    // To run a command; the socket is the receiver's from now on.
    void runAsked(QLocalSocket *socket, QByteArray request);

private:
    void accept();
    void read(QLocalSocket *socket);

    QString m_name;
    QLocalServer *m_server = nullptr;
};

} // namespace app
