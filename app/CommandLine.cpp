// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandLine.h"

#include <QDir>

namespace app {

namespace {

constexpr qsizetype longestUri = 4096;

bool isLink(const QString &argument)
{
    return argument.startsWith(QLatin1String("xmpp:"), Qt::CaseInsensitive) && argument.size() <= longestUri;
}

} // namespace

CommandLine CommandLine::parse(const QStringList &arguments)
{
    CommandLine line;
    bool onlyLinks = false; // after `--`
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!onlyLinks && argument == QLatin1String("--")) {
            onlyLinks = true;
        } else if (!onlyLinks && (argument == QLatin1String("--help") || argument == QLatin1String("-h"))) {
            line.wish = Wish::ShowHelp;
        } else if (!onlyLinks && (argument == QLatin1String("--version") || argument == QLatin1String("-v"))) {
            line.wish = Wish::ShowVersion;
        } else if (!onlyLinks && argument == QLatin1String("--profile") && i + 1 < arguments.size()) {
            line.profile = QDir(arguments[++i]).absolutePath();
        } else if (!onlyLinks && argument.startsWith(QLatin1String("--profile="))) {
            line.profile = QDir(argument.mid(10)).absolutePath();
        } else if (isLink(argument) && line.uri.isEmpty()) {
            line.uri = argument;
        } else {
            line.wish = Wish::Refuse;
            line.complaint = argument;
            return line;
        }
    }
    return line;
}

QString CommandLine::help()
{
    return QStringLiteral("Usage: lucchetto [--profile FOLDER] [--] [xmpp:LINK]\n"
                          "\n"
                          "A chat program for XMPP that keeps the padlock closed.\n"
                          "\n"
                          "  --profile FOLDER  keep accounts and messages there (default: the system's data folder)\n"
                          "  --help            show this\n"
                          "  --version         show the version\n"
                          "\n"
                          "A link is shown for you to decide; nothing is done by opening it.\n");
}

void forgetHostileEnvironment()
{
    for (const char *name :
         {"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_STYLE_OVERRIDE", "QT_LOGGING_RULES", "QT_LOGGING_CONF",
          "QT_DEBUG_PLUGINS", "QT_QPA_GENERIC_PLUGINS", "QT_MESSAGE_PATTERN", "SSLKEYLOGFILE", "QT_IM_MODULES_PATH"})
        qunsetenv(name);
}

} // namespace app
