// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Events.h"

#include <QCoreApplication>
#include <QJsonArray>

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

// What a person misses where the server lacks it (XEP-0479, client-relevant rows).
struct Need
{
    const char16_t *name;
    const char16_t *feature;
    bool ofAccount;
    const char *use;
};
constexpr Need needs[] = {
    {u"XEP-0313", u"urn:xmpp:mam:2", true, QT_TRANSLATE_NOOP("cli", "history from other devices")},
    {u"XEP-0280", u"urn:xmpp:carbons:2", false, QT_TRANSLATE_NOOP("cli", "messages on all devices at once")},
    {u"XEP-0163", u"http://jabber.org/protocol/pubsub#publish-options", true,
     QT_TRANSLATE_NOOP("cli", "encryption keys and pictures")},
    {u"XEP-0191", u"urn:xmpp:blocking", false, QT_TRANSLATE_NOOP("cli", "blocking people")},
    {u"XEP-0359", u"urn:xmpp:sid:0", true, QT_TRANSLATE_NOOP("cli", "no message twice")},
};

bool offers(const chat::ServerReport &report, const Need &need)
{
    const QString feature = text(need.feature);
    return report.accountFeatures.contains(feature) || report.features.contains(feature);
}

} // namespace

base::Task<Exit> doctor(Context &context)
{
    Exit exit = Exit::Done;
    auto *account = context.account(exit);
    if (!account)
        co_return exit;
    if (const auto online = co_await context.online(account).on(&context); !online)
        co_return context.output().failure(online.error());
    const auto report = co_await account->examine(context.arguments().words.value(0)).on(&context);
    if (!report)
        co_return context.output().failure(report.error());

    QJsonArray table;
    QString plain = tr("Server: %1 %2\n").arg(report->domain, report->software);
    for (const auto &need : needs) {
        const bool offered = offers(*report, need);
        table.append(QJsonObject{{text(u"xep"), text(need.name)}, {text(u"offered"), offered}});
        plain += QStringLiteral("  %1 %2 (%3)\n").arg(offered ? text(u"✓") : text(u"✗"), tr(need.use), text(need.name));
    }
    if (!report->contacts.isEmpty())
        plain += tr("Who runs it: %1").arg(report->contacts.join(QStringLiteral(", ")));
    auto object = toJson(account->facts(), account->jid());
    object.insert(text(u"domain"), report->domain);
    object.insert(text(u"software"), report->software);
    object.insert(text(u"features"), QJsonArray::fromStringList(report->features));
    object.insert(text(u"accountFeatures"), QJsonArray::fromStringList(report->accountFeatures));
    object.insert(text(u"contacts"), QJsonArray::fromStringList(report->contacts));
    object.insert(text(u"compliance"), table);
    context.output().event(text(u"doctor"), object, plain);
    co_return Exit::Done;
}

} // namespace cli
