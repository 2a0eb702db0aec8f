// SPDX-License-Identifier: GPL-3.0-or-later
// Where a command writes and what it reads: this terminal, or the one of a lucchetto-cli that asked the window to run
// it. Owned by main() or by a Guest; main thread.
#pragma once

#include "base/Secret.h"
#include "base/Task.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace cli {

enum class Channel { Output, Errors };

class Console
{
public:
    virtual ~Console() = default;
    // A line without its end.
    virtual void write(Channel channel, const QByteArray &line) = 0;
    // What was given by that option's file or the variable that stands for it; nothing if neither was, or the file
    // cannot be read.
    virtual std::optional<base::Secret> given(const QString &option) = 0;
    // Asks a person; nothing if nobody sits there.
    virtual base::Task<std::optional<base::Secret>> ask(QString prompt) = 0;
    // The next line of standard input; nothing at its end.
    virtual base::Task<std::optional<QString>> nextLine() = 0;
};

} // namespace cli
