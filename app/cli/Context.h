// SPDX-License-Identifier: GPL-3.0-or-later
// What a command has at hand: its arguments, the open profile, the output. Owned by main(); main thread.
#pragma once

#include "Workspace.h"
#include "base/Secret.h"
#include "cli/Arguments.h"
#include "cli/Output.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace cli {

class Context : public QObject
{
    Q_OBJECT

public:
    Context(Arguments arguments, const Output &output, app::Workspace &workspace);

    const Arguments &arguments() const { return m_arguments; }
    const Output &output() const { return m_output; }
    app::Workspace &workspace() const { return m_workspace; }
    std::chrono::milliseconds timeout() const;

    // The account meant: the only one, or that of --account. Says what is wrong and gives null otherwise.
    chat::Account *account(Exit &exit) const;
    // Signs it in; waits at most timeout().
    base::Task<base::Result<>> online(chat::Account *account);
    // The address in a word; says so and gives none if it is no address.
    std::optional<base::Jid> address(const QString &word, Exit &exit) const;

private:
    const Arguments m_arguments;
    const Output &m_output;
    app::Workspace &m_workspace;
};

// The password from --password-file, LUCCHETTO_PASSWORD, or a prompt on a terminal; never from the command line.
std::optional<base::Secret> askPassword(const Arguments &arguments, const QString &prompt);
// What unlocks the profile, from --passphrase-file or LUCCHETTO_PASSPHRASE.
std::optional<base::Secret> givenPassphrase(const Arguments &arguments);
// The first line of a file.
std::optional<base::Secret> secretFromFile(const QString &path);

} // namespace cli
