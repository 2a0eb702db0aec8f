// SPDX-License-Identifier: GPL-3.0-or-later
// lucchetto-cli: the program without its window. The contract is docs/cli.md.
#include "base/Signals.h"
#include "chat/Outbox.h"
#include "cli/Commands.h"
#include "cli/Handover.h"
#include "cli/LocalConsole.h"

#include "primitives/Provider.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>

#include <cstdio>
#include <cstdlib>

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

QString folderOf(const cli::Arguments &arguments)
{
    const QString folder = arguments.value(QStringLiteral("profile"));
    return folder.isEmpty() ? store::Profile::standardFolder() : QDir(folder).absolutePath();
}

// A window that has the profile open runs the command; nothing if there is none.
base::Task<std::optional<Exit>> runInWindow(cli::Arguments arguments, QString folder, const cli::Output &output,
                                            cli::Console &console)
{
    cli::Handover handover(arguments, output, console);
    const auto exit = co_await handover.run(folder).on(qApp);
    co_await base::nextTurn(qApp).on(qApp); // the answer may have come in the middle of its own signal
    co_return exit;
}

// Asks for a passphrase only where it is needed: not for a profile that a window has open.
base::Task<store::KeySource> keySource(cli::Console &console)
{
    auto passphrase = console.given(QStringLiteral("passphrase-file"));
    if (!passphrase)
        passphrase = co_await console.ask(QCoreApplication::translate("cli", "Passphrase of the profile: ")).on(qApp);
    co_return store::KeySource::passphrase(passphrase.value_or(base::Secret()));
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

base::Task<Exit> run(cli::Arguments arguments, cli::Console &console, cli::Output &output)
{
    app::Workspace::Options options{folderOf(arguments), store::KeySource::keychain(),
                                    arguments.value(QStringLiteral("xml-log"))};
    if (const auto exit = co_await runInWindow(arguments, options.folder, output, console).on(qApp))
        co_return *exit;
    const bool isGiven = console.given(QStringLiteral("passphrase-file")).has_value();
    if (isGiven || store::KeyRing::placeIn(options.folder) == store::KeyPlace::Passphrase)
        options.key = co_await keySource(console).on(qApp);
    auto workspace = co_await app::Workspace::open(options).on(qApp);
    if (!workspace)
        co_return output.failure(workspace.error());
    if (!options.xmlLog.isEmpty() && !(*workspace)->network().isLoggingTo(options.xmlLog))
        co_return output.failure(Exit::Failed, QStringLiteral("xml-log"), cli::noXmlLog(options.xmlLog));
    cli::Context context(arguments, output, **workspace, console);
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
    auto arguments = cli::parse(line, specs(), failure);
    // A window that runs the command stands in another folder.
    for (const auto &file : {QStringLiteral("ca"), QStringLiteral("xml-log")}) {
        if (arguments && arguments->has(file))
            arguments->options[file] = {QFileInfo(arguments->value(file)).absoluteFilePath()};
    }
    cli::LocalConsole console(arguments.value_or(cli::Arguments()));
    cli::Output output(line.contains(QStringLiteral("--json")), console);
    if (arguments)
        output.setAccount(base::Jid::of(arguments->value(QStringLiteral("account"))).toString());
    if (!arguments)
        return code(output.failure(Exit::WrongUse, QStringLiteral("usage"), failure.sentence));
    setLogLevel(arguments->value(QStringLiteral("log-level")));

    const crypto::Provider provider;
    if (!provider.fault().isEmpty())
        return code(output.failure(Exit::Failed, QStringLiteral("crypto"), provider.fault()));
    // Queued: a command may end before the event loop has begun.
    run(*arguments, console, output).then(&application, [&application](Exit exit) {
        QMetaObject::invokeMethod(
            &application, [exit] { QCoreApplication::exit(code(exit)); }, Qt::QueuedConnection);
    });
    const int exit = application.exec();
    // Nobody can wake a thread that waits for a line of standard input, and nobody needs that line any more.
    if (console.isReading())
        std::_Exit(exit);
    return exit;
}
