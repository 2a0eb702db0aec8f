// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal that lucchetto-cli was started in, with its files and its environment. Owned by main().
#pragma once

#include "cli/Arguments.h"
#include "cli/Console.h"

#include <atomic>

namespace cli {

class LocalConsole final : public Console
{
public:
    explicit LocalConsole(Arguments arguments)
        : m_arguments(std::move(arguments))
    {
    }

    void write(Channel channel, const QByteArray &line) override;
    std::optional<base::Secret> given(const QString &option) override;
    base::Task<std::optional<base::Secret>> ask(QString prompt) override;
    // Waits on the pool, since standard input blocks.
    base::Task<std::optional<QString>> nextLine() override;
    // A line is being waited for.
    bool isReading() const { return m_isReading; }

private:
    const Arguments m_arguments;
    std::atomic_bool m_isReading = false;
};

} // namespace cli
