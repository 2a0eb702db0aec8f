// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Events.h"
#include "cli/Findings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QNetworkInterface>

namespace cli {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

bool hasNetwork()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [](const QNetworkInterface &one) {
        return one.flags().testFlag(QNetworkInterface::IsRunning)
            && !one.flags().testFlag(QNetworkInterface::IsLoopBack) && !one.addressEntries().isEmpty();
    });
}

QJsonArray listOf(const QList<Finding> &findings)
{
    QJsonArray all;
    for (const Finding &finding : findings)
        all.append(toJson(finding));
    return all;
}

QString linesOf(const QList<Finding> &findings)
{
    if (findings.isEmpty())
        return tr("Nothing is wrong.");
    QStringList lines{tr("What is wrong, and whose fault it is:")};
    for (const Finding &finding : findings)
        lines.append(toPlain(finding));
    return lines.join(u'\n');
}

// It did not even work: the one reason, then the failure as for every command.
Exit tellFailure(const Context &context, const chat::Account &account, const base::Error &error, const Machine &machine)
{
    const QList<Finding> findings{findingFor(error, machine)};
    QJsonObject object{{text(u"account"), account.jid().toString()},
                       {text(u"domain"), account.jid().domain()},
                       {text(u"findings"), listOf(findings)}};
    context.output().event(text(u"doctor"), object, linesOf(findings));
    return context.output().failure(error);
}

void tellReport(const Context &context, const chat::Account &account, const chat::ServerReport &report,
                const QList<Finding> &findings)
{
    QJsonArray table;
    QStringList plain{tr("Server: %1 %2").arg(report.domain, report.software)};
    for (const Need &need : needsMet(report)) {
        table.append(QJsonObject{{text(u"xep"), text(need.xep)}, {text(u"offered"), need.isOffered}});
        plain += QStringLiteral("  %1 %2 (%3)")
                     .arg(need.isOffered ? text(u"✓") : text(u"✗"), tr(need.use), text(need.xep));
    }
    if (!report.contacts.isEmpty())
        plain += tr("Who runs it: %1").arg(report.contacts.join(QStringLiteral(", ")));
    plain += linesOf(findings);
    auto object = toJson(account.facts(), account.jid());
    object.insert(text(u"domain"), report.domain);
    object.insert(text(u"software"), report.software);
    object.insert(text(u"features"), QJsonArray::fromStringList(report.features));
    object.insert(text(u"accountFeatures"), QJsonArray::fromStringList(report.accountFeatures));
    object.insert(text(u"contacts"), QJsonArray::fromStringList(report.contacts));
    object.insert(text(u"compliance"), table);
    object.insert(text(u"findings"), listOf(findings));
    context.output().event(text(u"doctor"), object, plain.join(u'\n'));
}

} // namespace

base::Task<Exit> doctor(Context &context)
{
    Exit exit = Exit::Done;
    auto *account = context.account(exit);
    if (!account)
        co_return exit;
    const Machine machine{hasNetwork(), context.workspace().profile().keyRing().place() == store::KeyPlace::File};
    if (const auto online = co_await context.online(account).on(&context); !online)
        co_return tellFailure(context, *account, online.error(), machine);
    const QString domain = context.arguments().words.value(0);
    const auto report = co_await account->examine(domain).on(&context);
    if (!report)
        co_return context.output().failure(report.error());
    // Of another server only that is known which it says to strangers.
    const bool isOwn = domain.isEmpty() || report->domain == account->jid().domain();
    tellReport(context, *account, *report,
               findingsIn(*report, isOwn ? account->facts() : chat::ConnectionFacts(), machine));
    co_return Exit::Done;
}

} // namespace cli
