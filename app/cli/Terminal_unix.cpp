// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Terminal.h"

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace cli {

std::optional<base::Secret> promptSecret(const QString &prompt)
{
    if (!isatty(STDIN_FILENO))
        return std::nullopt;
    std::fputs(qPrintable(prompt), stderr);
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    char line[4096] = {};
    const bool read = std::fgets(line, sizeof line, stdin) != nullptr;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
    if (!read)
        return std::nullopt;
    QByteArray text(line);
    if (text.endsWith('\n'))
        text.chop(1);
    return base::Secret(text);
}

} // namespace cli
