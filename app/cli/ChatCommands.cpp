// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "chat/Account.h"
#include "chat/BesideLock.h"
#include "chat/Conversations.h"

#include <QCoreApplication>
#include <QJsonObject>

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

QString plainly(const chat::BesideLockFacts &facts, const QString &peer)
{
    if (facts.choice == model::BesideLock::Refused)
        return tr("Nothing travels beside the lock: who reads with an older program alone gets the text, and neither "
                  "learns that messages arrived nor that you type.");
    return facts.isLegacy ? tr("%1 or you read with an older program that locks text alone: that messages arrived and "
                               "that somebody types travels beside the lock, where servers can read it.")
                                .arg(peer)
                          : tr("Nothing travels beside the lock: all devices read the current encryption.");
}

// What the second word says; nothing if it is none.
std::optional<model::BesideLock> choiceIn(const QString &word)
{
    if (word == u"allow")
        return model::BesideLock::Allowed;
    return word == u"refuse" ? std::optional(model::BesideLock::Refused) : std::nullopt;
}

} // namespace

base::Task<Exit> besideLock(Context &context)
{
    Exit exit = Exit::Done;
    const auto jid = context.address(context.arguments().words.value(0), exit);
    auto *account = jid ? context.account(exit) : nullptr;
    if (!account)
        co_return exit;
    const QString word = context.arguments().words.value(1);
    const auto choice = choiceIn(word);
    if (!choice && !word.isEmpty())
        co_return context.output().failure(Exit::WrongUse, text(u"usage"), tr("Say allow or refuse."));
    auto &conversations = context.workspace().conversations();
    const auto opened = co_await conversations.open(account->id(), jid->bare()).on(&context);
    const auto conversation = opened ? conversations.find(*opened) : std::nullopt;
    if (!conversation)
        co_return context.output().failure(opened ? base::Error{base::ErrorKind::NotFound, {}, {}, {}}
                                                  : opened.error());
    auto &profile = context.workspace().profile();
    if (choice) {
        const auto set = co_await chat::setBesideLock(profile, conversation->id, *choice).on(&context);
        if (!set)
            co_return context.output().failure(set.error());
    }
    const auto facts = co_await chat::besideLock(profile, *conversation).on(&context);
    if (!facts)
        co_return context.output().failure(facts.error());
    const bool isAllowed = facts->choice == model::BesideLock::Allowed;
    context.output().event(text(u"beside-lock"),
                           {{text(u"account"), account->jid().toString()},
                            {text(u"jid"), conversation->jid.toString()},
                            {text(u"choice"), isAllowed ? text(u"allow") : text(u"refuse")},
                            {text(u"legacy"), facts->isLegacy}},
                           plainly(*facts, conversation->jid.toString()));
    co_return Exit::Done;
}

} // namespace cli
