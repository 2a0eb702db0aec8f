// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandDocuments.h"

#include "cli/Commands.h"

namespace documents {
namespace {

// troff takes a leading dot or apostrophe for a request and a bare hyphen for a dash.
QString troff(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\e")).replace(QLatin1Char('-'), QLatin1String("\\-"));
    if (text.startsWith(QLatin1Char('.')) || text.startsWith(QLatin1Char('\'')))
        text.prepend(QLatin1String("\\&"));
    return text;
}

QString optionsInTroff(const std::vector<cli::OptionSpec> &options)
{
    QString text;
    for (const auto &option : options)
        text += QStringLiteral(".TP\n.B \\-\\-%1 %2\n%3\n")
                    .arg(troff(option.name), troff(option.value), troff(option.summary));
    return text;
}

QStringList namesOf(const std::vector<cli::OptionSpec> &options)
{
    QStringList names;
    for (const auto &option : options)
        names.append(QStringLiteral("--") + option.name);
    return names;
}

} // namespace

QString manPage()
{
    QString text = QStringLiteral(".\\\" Written by ./dev docs from app/cli/Commands.cpp; do not edit.\n"
                                  ".TH LUCCHETTO-CLI 1\n"
                                  ".SH NAME\nlucchetto\\-cli \\- chat over XMPP from a terminal\n"
                                  ".SH SYNOPSIS\n.B lucchetto\\-cli\n[OPTIONS] COMMAND ...\n"
                                  ".SH DESCRIPTION\nThe same program as\n.BR lucchetto (1),\nwithout its window. If a "
                                  "window has the profile open, it runs the command.\n.SH COMMANDS\n");
    for (const auto &command : cli::commands()) {
        text += QStringLiteral(".TP\n.B %1 %2\n%3\n")
                    .arg(troff(command.spec.name), troff(command.spec.words), troff(command.spec.summary));
        if (!command.spec.options.empty())
            text += QStringLiteral(".RS\n%1.RE\n").arg(optionsInTroff(command.spec.options));
    }
    text += QStringLiteral(".SH OPTIONS\n") + optionsInTroff(cli::globalOptions());
    text += QStringLiteral(".SH EXIT STATUS\n0 done, 1 failed, 2 wrong use, 3 authentication refused, 4 not found, "
                           "5 refused to send unencrypted, 6 profile in use or not to be opened, 124 timed out.\n"
                           ".SH ENVIRONMENT\n.TP\n.B LUCCHETTO_PASSWORD\nthe account's password\n"
                           ".TP\n.B LUCCHETTO_PASSPHRASE\nwhat unlocks the profile\n");
    return text;
}

QString bashCompletion()
{
    QStringList commands{QStringLiteral("help")};
    QString cases;
    for (const auto &command : cli::commands()) {
        commands.append(command.spec.name);
        if (!command.spec.options.empty())
            cases += QStringLiteral("        %1) own=\"%2\" ;;\n")
                         .arg(command.spec.name, namesOf(command.spec.options).join(QLatin1Char(' ')));
    }
    return QStringLiteral(
               "# Written by ./dev docs from app/cli/Commands.cpp; do not edit.\n"
               "_lucchetto_cli() {\n"
               "    local word=${COMP_WORDS[COMP_CWORD]} commands=\"%1\" general=\"%2\" own= command= i\n"
               "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
               "        [[ \" $commands \" == *\" ${COMP_WORDS[i]} \"* ]] && command=${COMP_WORDS[i]} && break\n"
               "    done\n"
               "    case ${COMP_WORDS[COMP_CWORD-1]} in\n"
               "        --*-file|--ca|--xml-log) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"
               "        --profile) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n"
               "    esac\n"
               "    case $command in\n"
               "        help) COMPREPLY=($(compgen -W \"$commands\" -- \"$word\")); return ;;\n"
               "%3"
               "    esac\n"
               "    if [[ $word == -* ]]; then\n"
               "        COMPREPLY=($(compgen -W \"$general $own\" -- \"$word\"))\n"
               "    elif [[ -z $command ]]; then\n"
               "        COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
               "    fi\n"
               "}\n"
               "complete -F _lucchetto_cli lucchetto-cli\n")
        .arg(commands.join(QLatin1Char(' ')), namesOf(cli::globalOptions()).join(QLatin1Char(' ')), cases);
}

QString fishCompletion()
{
    const auto quoted = [](QString text) {
        text.replace(QLatin1Char('\''), QLatin1String("\\'"));
        return QLatin1Char('\'') + text + QLatin1Char('\'');
    };
    const auto option = [&quoted](const cli::OptionSpec &spec, const QString &condition) {
        return QStringLiteral("complete -c lucchetto-cli %1 -l %2 %3-d %4\n")
            .arg(condition, spec.name, spec.value.isEmpty() ? QString() : QStringLiteral("-r "), quoted(spec.summary));
    };
    QString text = QStringLiteral("# Written by ./dev docs from app/cli/Commands.cpp; do not edit.\n"
                                  "complete -c lucchetto-cli -f\n");
    for (const auto &spec : cli::globalOptions())
        text += option(spec, QString());
    for (const auto &command : cli::commands()) {
        text += QStringLiteral("complete -c lucchetto-cli -n __fish_use_subcommand -a %1 -d %2\n")
                    .arg(command.spec.name, quoted(command.spec.summary));
        for (const auto &spec : command.spec.options)
            text += option(spec, QStringLiteral("-n '__fish_seen_subcommand_from %1'").arg(command.spec.name));
    }
    return text;
}

} // namespace documents
