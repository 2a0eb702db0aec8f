// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Events.h"

#include "chat/Roster.h"

#include <QCoreApplication>

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

Exit list(const Context &context, const chat::Account &account)
{
    auto contacts = account.roster().contacts();
    std::sort(contacts.begin(), contacts.end(), [](const model::Contact &a, const model::Contact &b) {
        return QString::localeAwareCompare(a.displayName(), b.displayName()) < 0;
    });
    for (const auto &contact : contacts) {
        const QString plain = contact.name.isEmpty()
            ? contact.jid.toString()
            : QStringLiteral("%1 <%2>").arg(contact.name, contact.jid.toString());
        context.output().event(text(u"contact"), toJson(contact, account.jid()), plain);
    }
    const auto requests = account.roster().requests();
    for (const auto &request : requests) {
        context.output().event(text(u"request"),
                               {{text(u"account"), account.jid().toString()}, {text(u"from"), request.jid.toString()}},
                               tr("%1 asks to become a contact.").arg(request.jid.toString()));
    }
    context.output().end(int(contacts.size()));
    return Exit::Done;
}

// What was asked of one contact; by value, since the answer comes later.
base::Task<base::Result<>> change(chat::Roster &roster, QString what, base::Jid jid, QString name, QStringList groups)
{
    if (what == text(u"add"))
        return roster.add(jid, name, groups);
    if (what == text(u"remove"))
        return roster.remove(jid);
    if (what == text(u"accept"))
        return roster.accept(jid);
    if (what == text(u"block"))
        return roster.block(jid);
    if (what == text(u"unblock"))
        return roster.unblock(jid);
    roster.decline(jid);
    return base::Task<base::Result<>>::ready(base::Done{});
}

} // namespace

base::Task<Exit> contacts(Context &context)
{
    Exit exit = Exit::Done;
    auto *account = context.account(exit);
    if (!account)
        co_return exit;
    const QString what = context.arguments().words.value(0);
    const QStringList known{text(u"add"),     text(u"remove"), text(u"accept"),
                            text(u"decline"), text(u"block"),  text(u"unblock")};
    if (!what.isEmpty() && (!known.contains(what) || context.arguments().words.size() != 2))
        co_return context.output().failure(
            Exit::WrongUse, text(u"usage"),
            tr("Usage: lucchetto-cli contacts [add|remove|accept|decline|block|unblock JID]"));
    std::optional<base::Jid> jid;
    if (!what.isEmpty()) {
        jid = context.address(context.arguments().words.value(1), exit);
        if (!jid)
            co_return exit;
    }
    if (const auto online = co_await context.online(account).on(&context); !online)
        co_return context.output().failure(online.error());
    if (!jid) {
        if (const auto loaded = co_await account->rosterLoaded().on(&context); !loaded)
            co_return context.output().failure(loaded.error());
        co_return list(context, *account);
    }
    const auto task = change(account->roster(), what, jid->bare(), context.arguments().value(text(u"name")),
                             context.arguments().values(text(u"group")));
    const auto changed = co_await task.on(&context);
    if (!changed)
        co_return context.output().failure(changed.error());
    context.output().event(text(u"contacts"),
                           {{text(u"account"), account->jid().toString()},
                            {text(u"jid"), jid->bare().toString()},
                            {text(u"change"), what}},
                           tr("Done."));
    co_return Exit::Done;
}

} // namespace cli
