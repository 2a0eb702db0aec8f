// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Events.h"
#include "cli/LineSender.h"
#include "cli/Listener.h"

#include "chat/Outbox.h"
#include "chat/Search.h"
#include "chat/Timeline.h"

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

int numberOr(const Arguments &arguments, const char16_t *option, int fallback)
{
    bool ok = false;
    const int number = arguments.value(text(option)).toInt(&ok);
    return ok && number > 0 ? number : fallback;
}

constexpr qsizetype longestInput = 1024 * 1024; // characters

base::Task<QString> textToSend(Context &context, QString word)
{
    if (word != text(u"-"))
        co_return word;
    QString read;
    while (const auto line = co_await context.console().nextLine().on(&context)) {
        read += *line + u'\n';
        if (read.size() > longestInput)
            break; // the outbox refuses it
    }
    while (read.endsWith(u'\n'))
        read.chop(1);
    co_return read;
}

void tellMessages(const Context &context, const QList<model::Message> &messages)
{
    for (const auto &message : messages) {
        const auto conversation = context.workspace().conversations().find(message.conversation);
        const auto *account = conversation ? context.workspace().accounts().find(conversation->account) : nullptr;
        if (account)
            tell(context.output(), message, account->jid(), conversation->jid);
    }
    context.output().end(int(messages.size()));
}

// The newest messages of a chat, oldest first, page by page; older than `before` unless that is none.
base::Task<base::Result<QList<model::Message>>> latest(Context &context, model::ConversationId conversation, int limit,
                                                       model::MessageId before)
{
    chat::Timeline timeline(context.workspace().profile(), context.workspace().conversations(), conversation);
    QList<model::Message> messages;
    std::optional<model::Message> oldest;
    if (before) {
        const auto found = co_await timeline.get(before).on(&context);
        if (!found)
            co_return found.error();
        oldest = *found;
    }
    for (bool more = true; more && messages.size() < limit;) {
        const int wanted = limit - int(messages.size());
        const auto asking = oldest ? timeline.before(*oldest, wanted) : timeline.last(wanted);
        const auto page = co_await asking.on(&context);
        if (!page)
            co_return page.error();
        messages = page->messages + messages;
        more = !page->reachesStart && !page->messages.isEmpty();
        if (more)
            oldest = messages.first();
    }
    co_return messages;
}

// The chat meant by a word of the command line; says so and gives none if there is none.
std::optional<model::Conversation> chatWith(const Context &context, const QString &word, Exit &exit)
{
    const auto jid = context.address(word, exit);
    auto *account = jid ? context.account(exit) : nullptr;
    if (!account)
        return std::nullopt;
    const auto found = context.workspace().conversations().find(account->id(), jid->bare());
    if (!found)
        exit = context.output().failure(Exit::NotFound, text(u"conversation"),
                                        tr("There is no chat with %1 here.").arg(jid->toString()));
    return found;
}

// As the options want it; nothing if they want several things.
std::optional<chat::Lock> lockOf(const Arguments &arguments)
{
    const bool isLocked = arguments.has(text(u"omemo"));
    const bool isPlain = arguments.has(text(u"plain"));
    const bool isLegacy = arguments.has(text(u"legacy-only"));
    const bool isOmemo2 = arguments.has(text(u"profile-2-only"));
    if ((isLocked || isLegacy || isOmemo2) + isPlain > 1 || (isLegacy && isOmemo2))
        return std::nullopt;
    if (isLegacy || isOmemo2)
        return isLegacy ? chat::Lock::OnlyLegacy : chat::Lock::OnlyOmemo2;
    return isLocked ? chat::Lock::Always : isPlain ? chat::Lock::Never : chat::Lock::AsTheChat;
}

// It waits for what will not come by itself: says so, and takes it back.
Exit refuse(const Context &context, chat::Account &account, const model::Message &message)
{
    account.outbox().discard(message.id);
    switch (message.obstacle) {
    case model::Obstacle::NobodyMay:
        return context.output().failure(Exit::NotEncrypted, text(u"not-trusted"),
                                        tr("No key of the other side is accepted: see them with devices, then use "
                                           "trust or verify. Nothing was sent."));
    case model::Obstacle::TooLarge:
        return context.output().failure(
            Exit::NotEncrypted, text(u"too-large"),
            tr("The text is too long to be encrypted for so many devices. Nothing was sent."));
    case model::Obstacle::EncryptionOff:
        return context.output().failure(Exit::NotEncrypted, text(u"encryption-off"),
                                        tr("This program cannot encrypt here. Nothing was sent."));
    default:
        if (context.arguments().has(text(u"legacy-only")) || context.arguments().has(text(u"profile-2-only")))
            return context.output().failure(
                Exit::NotEncrypted, text(u"not-encrypted"),
                tr("The other side has no device that reads this profile. Nothing was sent; --omemo takes the one that "
                   "each device reads."));
        return context.output().failure(Exit::NotEncrypted, text(u"not-encrypted"),
                                        tr("The other side has no device that reads encrypted messages. Nothing was "
                                           "sent; --plain sends it readable."));
    }
}

} // namespace

base::Task<Exit> send(Context &context)
{
    Exit exit = Exit::Done;
    const auto to = context.address(context.arguments().words.value(0), exit);
    auto *account = to ? context.account(exit) : nullptr;
    if (!account)
        co_return exit;
    const auto lock = lockOf(context.arguments());
    if (!lock)
        co_return context.output().failure(Exit::WrongUse, text(u"usage"),
                                           tr("Choose one of --omemo, --plain, --legacy-only and --profile-2-only."));
    const auto conversation = co_await context.workspace().conversations().open(account->id(), to->bare()).on(&context);
    if (!conversation)
        co_return context.output().failure(conversation.error());
    if (context.arguments().has(text(u"lines")))
        co_return co_await sendLines(context, *account, *conversation, *lock).on(&context);

    const QString body = co_await textToSend(context, context.arguments().words.value(1)).on(&context);
    if (body.trimmed().isEmpty())
        co_return context.output().failure(Exit::WrongUse, text(u"empty"), tr("There is no text to send."));
    const auto id = co_await account->outbox().send(*conversation, body, *lock).on(&context);
    if (!id)
        co_return context.output().failure(id.error());

    if (const auto online = co_await context.online(account).on(&context); !online)
        co_return context.output().failure(online.error());
    const auto message = co_await delivered(context, *conversation, *id).on(&context);
    if (!message)
        co_return context.output().failure(message.error());
    if (isRefused(*message))
        co_return refuse(context, *account, *message);
    const QJsonObject object{
        {text(u"account"), account->jid().toString()},  {text(u"id"), QString::number(id->value)},
        {text(u"conversation"), to->bare().toString()}, {text(u"encryption"), wordFor(message->encryption)},
        {text(u"state"), wordFor(message->state)},      {text(u"error"), orNull(message->error)}};
    const bool isDone = message->state != model::DeliveryState::Failed;
    context.output().event(text(u"send"), object, isDone ? tr("Sent.") : QString());
    if (!isDone)
        co_return context.output().failure(Exit::Failed, text(u"not-accepted"),
                                           tr("The message was not accepted: %1").arg(message->error));
    co_return Exit::Done;
}

base::Task<Exit> listen(Context &context)
{
    Exit exit = Exit::Done;
    auto *account = context.account(exit);
    if (!account)
        co_return exit;
    Listener listener(context, *account, numberOr(context.arguments(), u"count", 0));
    if (const QString from = context.arguments().value(text(u"from")); !from.isEmpty()) {
        const auto jid = context.address(from, exit);
        if (!jid)
            co_return exit;
        listener.setOnlyFrom(jid->bare());
    }
    account->start();
    const auto task = listener.finished(std::chrono::seconds(numberOr(context.arguments(), u"for", 0)));
    co_return co_await task.on(&context);
}

base::Task<Exit> sync(Context &context)
{
    Exit exit = Exit::Done;
    auto *account = context.account(exit);
    if (!account)
        co_return exit;
    if (const auto online = co_await context.online(account).on(&context); !online)
        co_return context.output().failure(online.error());
    const auto counts = co_await account->catchUp().on(&context);
    if (!counts)
        co_return context.output().failure(counts.error());
    const QJsonObject object{{text(u"account"), account->jid().toString()},
                             {text(u"conversation"), QJsonValue::Null},
                             {text(u"messages"), counts->messages},
                             {text(u"pages"), counts->pages},
                             {text(u"gaps"), counts->gaps}};
    context.output().event(text(u"synced"), object, {});
    context.output().event(text(u"sync"), object, tr("New messages: %1").arg(counts->messages));
    co_return Exit::Done;
}

base::Task<Exit> history(Context &context)
{
    Exit exit = Exit::Done;
    const auto conversation = chatWith(context, context.arguments().words.value(0), exit);
    if (!conversation)
        co_return exit;
    const int limit = numberOr(context.arguments(), u"limit", 50);
    const model::MessageId before{context.arguments().value(text(u"before")).toLongLong()};
    const auto messages = co_await latest(context, conversation->id, limit, before).on(&context);
    if (!messages)
        co_return context.output().failure(messages.error());
    tellMessages(context, *messages);
    co_return Exit::Done;
}

base::Task<Exit> search(Context &context)
{
    Exit exit = Exit::Done;
    model::ConversationId in;
    if (const QString where = context.arguments().value(text(u"in")); !where.isEmpty()) {
        const auto conversation = chatWith(context, where, exit);
        if (!conversation)
            co_return exit;
        in = conversation->id;
    }
    chat::Search search(context.workspace().profile());
    const auto hits = co_await search
                          .find(context.arguments().words.value(0), in, numberOr(context.arguments(), u"limit", 50))
                          .on(&context);
    if (!hits)
        co_return context.output().failure(hits.error());
    QList<model::Message> messages;
    for (const auto &hit : *hits)
        messages.append(hit.message);
    tellMessages(context, messages);
    co_return Exit::Done;
}

} // namespace cli
