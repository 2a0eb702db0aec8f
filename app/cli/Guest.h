// SPDX-License-Identifier: GPL-3.0-or-later
// A command that a lucchetto-cli has handed to the window which has its profile open: run here, read and written over
// there. One JSON object a line each way; see Handover for the other end. Owns itself until the other end hangs up or
// the command is done; whoever owns the workspace deletes what is left before it. Main thread.
#pragma once

#include "Workspace.h"
#include "cli/Commands.h"
#include "cli/Console.h"

#include <QHash>
#include <QJsonObject>

class QLocalSocket;

namespace cli {

class Guest final
    : public QObject
    , private Console
{
    Q_OBJECT

public:
    // `request` as Handover wrote it; takes the socket over.
    Guest(QLocalSocket *socket, const QByteArray &request, app::Workspace &workspace, QObject *parent);
    ~Guest() override;

private:
    void write(Channel channel, const QByteArray &line) override;
    std::optional<base::Secret> given(const QString &option) override;
    base::Task<std::optional<base::Secret>> ask(QString prompt) override;
    base::Task<std::optional<QString>> nextLine() override;

    void run(const Arguments &arguments, app::Workspace &workspace);
    void read();
    void tell(const QJsonObject &object);
    void end(Exit exit);

    QLocalSocket *const m_socket; // child
    chat::Network &m_network;
    QString m_xmlLog; // written as long as this runs
    QHash<QString, base::Secret> m_secrets;
    std::unique_ptr<Output> m_output;
    std::unique_ptr<Context> m_context;
    std::optional<base::Completer<std::optional<base::Secret>>> m_secretAsked;
    std::optional<base::Completer<std::optional<QString>>> m_lineAsked;
};

} // namespace cli
