// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Terminal.h"

#include <cstdio>
#include <io.h>
#include <windows.h>

namespace cli {

std::optional<base::Secret> promptSecret(const QString &prompt)
{
    if (!_isatty(_fileno(stdin)))
        return std::nullopt;
    std::fputs(qPrintable(prompt), stderr);
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD shown = 0;
    GetConsoleMode(input, &shown);
    SetConsoleMode(input, shown & ~DWORD(ENABLE_ECHO_INPUT));
    char line[4096] = {};
    const bool read = std::fgets(line, sizeof line, stdin) != nullptr;
    SetConsoleMode(input, shown);
    std::fputc('\n', stderr);
    if (!read)
        return std::nullopt;
    return base::Secret(QByteArray(line).trimmed());
}

} // namespace cli
