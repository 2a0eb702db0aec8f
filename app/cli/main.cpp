// SPDX-License-Identifier: GPL-3.0-or-later
// lucchetto-cli: the program without its window. The contract is docs/cli.md.
#include "base/Signals.h"
#include "chat/Outbox.h"
#include "cli/Commands.h"

#include "primitives/Provider.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>

#include <cstdio>

namespace {

using cli::Exit;

int code(Exit exit)
{
    return static_cast<int>(exit);
}

std::vector<cli::CommandSpec> specs()
{
    std::vector<cli::CommandSpec> all;
    for (const auto &command : cli::commands())
        all.push_back(command.spec);
    all.push_back({QStringLiteral("help"),
                   QStringLiteral("[COMMAND]"),
                   QCoreApplication::translate("cli", "explains a command"),
                   {}});
    return all;
}

int help(const QString &about)
{
    for (const auto &spec : specs()) {
        if (spec.name == about) {
            std::fputs(cli::helpText(spec).toUtf8().constData(), stdout);
            return code(Exit::Done);
        }
    }
    std::fputs(cli::helpText(specs()).toUtf8().constData(), stdout);
    return code(about.isEmpty() ? Exit::Done : Exit::WrongUse);
}

void setLogLevel(const QString &level)
{
    if (level == QLatin1String("debug"))
        QLoggingCategory::setFilterRules(QStringLiteral("lucchetto.*=true"));
    else if (level == QLatin1String("info"))
        QLoggingCategory::setFilterRules(QStringLiteral("lucchetto.*.debug=false\nlucchetto.*.info=true"));
    else
        QLoggingCategory::setFilterRules(
            level == QLatin1String("none") ? QStringLiteral("*=false") : QStringLiteral("*.debug=false\n*.info=false"));
}

store::KeySource keySource(const cli::Arguments &arguments)
{
    const auto passphrase = cli::givenPassphrase(arguments);
    return passphrase ? store::KeySource::passphrase(*passphrase) : store::KeySource::keychain();
}

// What was accepted goes out while the line is up; what cannot goes with the next start.
base::Task<base::Result<>> leave(app::Workspace &workspace, std::chrono::milliseconds limit)
{
    co_await base::nextTurn(&workspace).on(&workspace); // the command may have ended in the middle of a signal
    base::Result<> drained = base::Done{};
    for (auto *account : workspace.accounts().all()) {
        if (account->state().connectivity == chat::Connectivity::Online)
            drained = co_await account->outbox().drained(limit).on(account);
    }
    const auto closed = co_await workspace.accounts().shutDown().on(&workspace);
    co_await base::nextTurn(&workspace).on(&workspace);
    co_return drained ? closed : drained;
}

base::Task<Exit> run(cli::Arguments arguments, const cli::Output &output)
{
    app::Workspace::Options options;
    options.folder = arguments.value(QStringLiteral("profile"));
    options.key = keySource(arguments);
    options.xmlLog = arguments.value(QStringLiteral("xml-log"));
    auto workspace = co_await app::Workspace::open(options).on(qApp);
    if (!workspace)
        co_return output.failure(workspace.error());
    cli::Context context(arguments, output, **workspace);
    for (const auto &command : cli::commands()) {
        if (command.spec.name == arguments.command) {
            const auto exit = co_await command.run(context).on(&context);
            const auto left = co_await leave(**workspace, context.timeout()).on(&context);
            co_return left || exit != Exit::Done ? exit : output.failure(left.error());
        }
    }
    co_return Exit::WrongUse;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("lucchetto"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LUCCHETTO_VERSION));
    QCoreApplication application(argc, argv);
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("lucchetto"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);

    const QStringList line = application.arguments().mid(1);
    if (line.isEmpty() || line.first() == QLatin1String("help") || line.first() == QLatin1String("--help"))
        return help(line.value(1));
    if (line.first() == QLatin1String("--version")) {
        std::puts("lucchetto-cli " LUCCHETTO_VERSION);
        return 0;
    }

    cli::ParseFailure failure;
    const auto arguments = cli::parse(line, specs(), failure);
    if (!arguments)
        return code(cli::Output(line.contains(QStringLiteral("--json")))
                        .failure(Exit::WrongUse, QStringLiteral("usage"), failure.sentence));
    setLogLevel(arguments->value(QStringLiteral("log-level")));
    const cli::Output output(arguments->has(QStringLiteral("json")));

    const crypto::Provider provider;
    if (!provider.fault().isEmpty())
        return code(output.failure(Exit::Failed, QStringLiteral("crypto"), provider.fault()));
    // Queued: a command may end before the event loop has begun.
    run(*arguments, output).then(&application, [&application](Exit exit) {
        QMetaObject::invokeMethod(
            &application, [exit] { QCoreApplication::exit(code(exit)); }, Qt::QueuedConnection);
    });
    return application.exec();
}
