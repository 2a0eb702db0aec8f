// SPDX-License-Identifier: GPL-3.0-or-later
// What a command has at hand: its arguments, the open profile, where it writes and reads. Owned by main() or a Guest;
// main thread.
#pragma once

#include "Workspace.h"
#include "base/Secret.h"
#include "cli/Arguments.h"
#include "cli/Console.h"
#include "cli/Output.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace cli {

class Context : public QObject
{
    Q_OBJECT

public:
    Context(Arguments arguments, Output &output, app::Workspace &workspace, Console &console);

    const Arguments &arguments() const { return m_arguments; }
    const Output &output() const { return m_output; }
    app::Workspace &workspace() const { return m_workspace; }
    Console &console() const { return m_console; }
    std::chrono::milliseconds timeout() const;

    // The account meant: the only one, or that of --account. Says what is wrong and gives null otherwise.
    chat::Account *account(Exit &exit) const;
    // What is said from now on is about that account, if it does not say otherwise.
    void speakOf(const base::Jid &account) const { m_output.setAccount(account.bare().toString()); }
    // Signs it in; waits at most timeout().
    base::Task<base::Result<>> online(chat::Account *account);
    // The password from --password-file, LUCCHETTO_PASSWORD, or a prompt on a terminal; never from the command line.
    base::Task<std::optional<base::Secret>> password(QString prompt);
    // The address in a word; says so and gives none if it is no address.
    std::optional<base::Jid> address(const QString &word, Exit &exit) const;

private:
    const Arguments m_arguments;
    Output &m_output;
    app::Workspace &m_workspace;
    Console &m_console;
};

} // namespace cli
