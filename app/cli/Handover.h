// SPDX-License-Identifier: GPL-3.0-or-later
// Hands a command to the window that has the profile open, and is its terminal until it is done (docs/cli.md: one
// process a profile). Owned by main(); main thread.
#pragma once

#include "cli/Arguments.h"
#include "cli/Console.h"
#include "cli/Output.h"

#include <QJsonObject>
#include <QObject>

#include <optional>

class QLocalSocket;

namespace cli {

class Handover : public QObject
{
    Q_OBJECT

public:
    Handover(Arguments arguments, const Output &output, Console &console);
    ~Handover() override;

    // The command's exit; nothing if no window listens in that folder.
    base::Task<std::optional<Exit>> run(QString folder);

private:
    QByteArray request() const;
    void read();
    void obey(const QJsonObject &said);
    void tell(const QJsonObject &object);

    const Arguments m_arguments;
    const Output &m_output;
    Console &m_console;
    QLocalSocket *const m_socket; // child
    base::Completer<std::optional<Exit>> m_done;
};

// The arguments in a request; no command if they are none.
Arguments argumentsIn(const QJsonObject &request);

} // namespace cli
