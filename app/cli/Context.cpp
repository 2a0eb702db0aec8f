// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Context.h"

#include "base/Signals.h"

namespace cli {
Context::Context(Arguments arguments, Output &output, app::Workspace &workspace, Console &console)
    : m_arguments(std::move(arguments))
    , m_output(output)
    , m_workspace(workspace)
    , m_console(console)
{
    // Where there is no other account, everything is about the one.
    if (const auto all = workspace.accounts().all(); all.size() == 1)
        speakOf(all.front()->jid());
}

std::chrono::milliseconds Context::timeout() const
{
    bool ok = false;
    const int seconds = m_arguments.value(QStringLiteral("timeout")).toInt(&ok);
    return std::chrono::seconds(ok && seconds > 0 ? seconds : 30);
}

chat::Account *Context::account(Exit &exit) const
{
    const auto all = m_workspace.accounts().all();
    const QString wanted = m_arguments.value(QStringLiteral("account"));
    for (auto *account : all) {
        if (wanted.isEmpty() ? all.size() == 1 : account->jid() == base::Jid::of(wanted)) {
            speakOf(account->jid());
            return account;
        }
    }
    if (!wanted.isEmpty())
        speakOf(base::Jid::of(wanted));
    const QString sentence = all.empty() ? tr("There is no account in this profile. Add one with login or register.")
        : wanted.isEmpty()               ? tr("There are several accounts: say which with --account.")
                                         : tr("The account %1 is not in this profile.").arg(wanted);
    exit = m_output.failure(all.empty() || !wanted.isEmpty() ? Exit::NotFound : Exit::WrongUse,
                            QStringLiteral("account"), sentence);
    return nullptr;
}

base::Task<base::Result<>> Context::online(chat::Account *account)
{
    account->start();
    auto look = [account]() -> std::optional<base::Result<>> {
        const auto &state = account->state();
        if (state.connectivity == chat::Connectivity::Online)
            return base::Done{};
        if (state.connectivity == chat::Connectivity::Failed)
            return state.error;
        return std::nullopt;
    };
    auto late = [account]() -> base::Result<> {
        const auto &state = account->state();
        if (state.connectivity == chat::Connectivity::Waiting)
            return state.error;
        return base::ErrorKind::Timeout;
    };
    return base::whenFound<base::Result<>>(account, &chat::Account::stateChanged, std::move(look),
                                           base::Limit<base::Result<>>{m_workspace.clock(), timeout(),
                                                                       std::move(late)});
}

std::optional<base::Jid> Context::address(const QString &word, Exit &exit) const
{
    const auto jid = base::Jid::parse(word);
    if (!jid)
        exit = m_output.failure(Exit::WrongUse, QStringLiteral("address"),
                                tr("“%1” is no address: it looks like name@server.").arg(word));
    return jid;
}

base::Task<std::optional<base::Secret>> Context::password(QString prompt)
{
    if (auto given = m_console.given(QStringLiteral("password-file")))
        return base::Task<std::optional<base::Secret>>::ready(std::move(given));
    return m_console.ask(std::move(prompt));
}

} // namespace cli
