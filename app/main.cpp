// SPDX-License-Identifier: GPL-3.0-or-later
#include "Application.h"
#include "CommandLine.h"

#include "primitives/Provider.h"

#include <QApplication>

#include <cstdio>
#include <optional>

namespace {

int say(std::FILE *where, const QString &text, int code)
{
    std::fputs(text.toLocal8Bit().constData(), where);
    return code;
}

} // namespace

int main(int count, char **values)
{
    QStringList arguments;
    for (int i = 1; i < count; ++i)
        arguments << QString::fromLocal8Bit(values[i]);
    const app::CommandLine line = app::CommandLine::parse(arguments);
    switch (line.wish) {
    case app::CommandLine::Wish::ShowHelp: return say(stdout, app::CommandLine::help(), 0);
    case app::CommandLine::Wish::ShowVersion:
        return say(stdout, QStringLiteral("lucchetto " LUCCHETTO_VERSION "\n"), 0);
    case app::CommandLine::Wish::Refuse:
        return say(stderr,
                   QStringLiteral("lucchetto: I don't know \"%1\". See lucchetto --help.\n").arg(line.complaint), 2);
    case app::CommandLine::Wish::Start: break;
    }
    app::forgetHostileEnvironment();
    int ownCount = 1; // Qt's own options are not for whoever wrote the command line (security.md J04)
    QApplication::setDesktopFileName(QStringLiteral("lucchetto"));
    QApplication application(ownCount, values);
    QApplication::setApplicationName(QStringLiteral("lucchetto"));
    QApplication::setApplicationDisplayName(QStringLiteral("Lucchetto"));
    QApplication::setApplicationVersion(QStringLiteral(LUCCHETTO_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    std::optional<crypto::Provider> crypto;
    app::Application program(line, [&crypto] {
        crypto.emplace();
        return crypto->fault();
    });
    return program.start() ? QApplication::exec() : 0;
}
