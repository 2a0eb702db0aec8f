// SPDX-License-Identifier: GPL-3.0-or-later
// The command line taken apart: global options, the command, its options and words. Plain value.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace cli {

struct OptionSpec
{
    QString name;
    QString value; // name of its value in the help; empty: a switch
    QString summary;
};

struct CommandSpec
{
    QString name;
    QString words; // such as "TO TEXT"; words in brackets may be left out
    QString summary;
    std::vector<OptionSpec> options;

    int fewestWords() const;
    int mostWords() const; // -1: any number
};

struct Arguments
{
    QString command;
    QStringList words;
    QHash<QString, QStringList> options;

    bool has(const QString &option) const { return options.contains(option); }
    QString value(const QString &option) const { return options.value(option).value(0); }
    QStringList values(const QString &option) const { return options.value(option); }
};

struct ParseFailure
{
    QString sentence;
};

const std::vector<OptionSpec> &globalOptions();

// Takes the words after the program's name. Global options may stand before or after the command.
std::optional<Arguments> parse(const QStringList &line, const std::vector<CommandSpec> &commands,
                               ParseFailure &failure);
QString helpText(const std::vector<CommandSpec> &commands);
QString helpText(const CommandSpec &command);

} // namespace cli
