// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Arguments.h"

#include <QCommandLineParser>

#include <algorithm>

namespace cli {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

void addOption(QCommandLineParser &parser, const OptionSpec &spec)
{
    parser.addOption(QCommandLineOption(spec.name, spec.summary, spec.value));
}

QStringList wordsOf(const CommandSpec &command)
{
    return command.words.split(u' ', Qt::SkipEmptyParts);
}

const OptionSpec *globalOption(QStringView argument)
{
    for (const auto &spec : globalOptions()) {
        if (argument == QStringView(spec.name))
            return &spec;
    }
    return nullptr;
}

// Where the command's name stands: the first word that is neither an option nor the value of a global one.
qsizetype commandPosition(const QStringList &line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QStringView argument = line[i];
        if (!argument.startsWith(u"--"))
            return i;
        const auto *spec = argument.contains(u'=') ? nullptr : globalOption(argument.mid(2));
        if (spec && !spec->value.isEmpty())
            ++i;
    }
    return -1;
}

QString optionTable(const std::vector<OptionSpec> &options)
{
    QString text;
    for (const auto &spec : options) {
        const QString left = spec.value.isEmpty() ? spec.name : spec.name + u' ' + spec.value;
        text += QStringLiteral("  --%1 %2\n").arg(left.leftJustified(26), spec.summary);
    }
    return text;
}

} // namespace

int CommandSpec::fewestWords() const
{
    const auto all = wordsOf(*this);
    return int(std::count_if(all.begin(), all.end(), [](const QString &word) { return !word.startsWith(u'['); }));
}

int CommandSpec::mostWords() const
{
    const auto all = wordsOf(*this);
    return all.filter(QStringLiteral("…")).isEmpty() ? int(all.size()) : -1;
}

const std::vector<OptionSpec> &globalOptions()
{
    static const std::vector<OptionSpec> options{
        {QStringLiteral("profile"), QStringLiteral("DIR"), tr("folder with accounts and history")},
        {QStringLiteral("account"), QStringLiteral("JID"), tr("which account, where there are several")},
        {QStringLiteral("json"), {}, tr("one JSON object a line on standard output")},
        {QStringLiteral("timeout"), QStringLiteral("SECONDS"), tr("longest wait for the network (30)")},
        {QStringLiteral("password-file"), QStringLiteral("FILE"), tr("file whose first line is the password")},
        {QStringLiteral("passphrase-file"), QStringLiteral("FILE"), tr("file whose first line unlocks the profile")},
        {QStringLiteral("log-level"), QStringLiteral("LEVEL"), tr("none, warning, info or debug")},
        {QStringLiteral("xml-log"), QStringLiteral("FILE"), tr("writes the stream to a file, secrets cut out")},
    };
    return options;
}

std::optional<Arguments> parse(const QStringList &line, const std::vector<CommandSpec> &commands, ParseFailure &failure)
{
    const auto position = commandPosition(line);
    const QString name = position < 0 ? QString() : line[position];
    const auto command = std::find_if(commands.begin(), commands.end(),
                                      [&name](const CommandSpec &spec) { return spec.name == name; });
    if (command == commands.end()) {
        failure.sentence = name.isEmpty() ? tr("Which command? “lucchetto-cli help” lists them.")
                                          : tr("There is no command “%1”. “lucchetto-cli help” lists them.").arg(name);
        return std::nullopt;
    }

    QCommandLineParser parser;
    for (const auto &spec : globalOptions())
        addOption(parser, spec);
    for (const auto &spec : command->options)
        addOption(parser, spec);
    if (!parser.parse(QStringList{QStringLiteral("lucchetto-cli")} + line)) {
        failure.sentence = tr("%1 “lucchetto-cli help %2” lists the options.").arg(parser.errorText(), name);
        return std::nullopt;
    }

    Arguments arguments{name, parser.positionalArguments().mid(1), {}};
    for (const auto &option : parser.optionNames())
        arguments.options[option] = parser.values(option);
    const auto count = arguments.words.size();
    if (count < command->fewestWords() || (command->mostWords() >= 0 && count > command->mostWords())) {
        failure.sentence = tr("Usage: lucchetto-cli %1 %2").arg(name, command->words);
        return std::nullopt;
    }
    return arguments;
}

QString helpText(const std::vector<CommandSpec> &commands)
{
    QString text = tr("Usage: lucchetto-cli [OPTIONS] COMMAND …\n\nCommands:\n");
    for (const auto &command : commands)
        text += QStringLiteral("  %1 %2\n")
                    .arg((command.name + u' ' + command.words).leftJustified(34), command.summary);
    return text + tr("\nOptions for all of them:\n") + optionTable(globalOptions());
}

QString helpText(const CommandSpec &command)
{
    QString text = tr("Usage: lucchetto-cli %1 %2\n%3\n").arg(command.name, command.words, command.summary);
    if (!command.options.empty())
        text += tr("\nOptions:\n") + optionTable(command.options);
    return text;
}

} // namespace cli
