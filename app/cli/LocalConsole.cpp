// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/LocalConsole.h"

#include "base/Pool.h"
#include "cli/Terminal.h"

#include <QFile>

#include <cstdio>
#include <iostream>
#include <string>

namespace cli {
namespace {

constexpr qint64 longestSecret = 64 * 1024;

std::optional<base::Secret> firstLineOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray line = file.readLine(longestSecret);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return base::Secret(line);
}

const char *variableFor(const QString &option)
{
    if (option == QLatin1String("password-file"))
        return "LUCCHETTO_PASSWORD";
    return option == QLatin1String("passphrase-file") ? "LUCCHETTO_PASSPHRASE" : nullptr;
}

} // namespace

void LocalConsole::write(Channel channel, const QByteArray &line)
{
    std::FILE *file = channel == Channel::Output ? stdout : stderr;
    std::fwrite(line.constData(), 1, std::size_t(line.size()), file);
    std::fputc('\n', file);
    std::fflush(file);
}

std::optional<base::Secret> LocalConsole::given(const QString &option)
{
    if (m_arguments.has(option))
        return firstLineOf(m_arguments.value(option));
    const char *variable = variableFor(option);
    if (variable && qEnvironmentVariableIsSet(variable))
        return base::Secret(qgetenv(variable));
    return std::nullopt;
}

base::Task<std::optional<base::Secret>> LocalConsole::ask(QString prompt)
{
    return base::Task<std::optional<base::Secret>>::ready(promptSecret(prompt));
}

base::Task<std::optional<QString>> LocalConsole::nextLine()
{
    m_isReading = true;
    return base::onPool([this]() -> std::optional<QString> {
        std::string line;
        const bool isThere = bool(std::getline(std::cin, line));
        m_isReading = false;
        if (!isThere)
            return std::nullopt;
        return QString::fromStdString(line);
    });
}

} // namespace cli
