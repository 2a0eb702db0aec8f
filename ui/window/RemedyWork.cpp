// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/RemedyWork.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Encryption.h"
#include "chat/Outbox.h"
#include "text/Times.h"

namespace window {
namespace {

struct RemedyWords
{
    Q_DECLARE_TR_FUNCTIONS(window::Remedy)

public:
    static QString plea(const QDateTime &sent)
    {
        return tr("I could not read your message of %1. Please send it again.", "%1: day and time")
            .arg(text::fullTime(sent, QDateTime::currentDateTime()));
    }
    static QString asked(bool isDone)
    {
        return isDone ? tr("Asked.") : tr("That did not work. Try again when you are online.");
    }
    static QString repaired()
    {
        return tr("What is written from now on can be read again. The old message stays closed.");
    }
};

} // namespace

void apply(timeline::Remedy remedy, const model::Message &closed, const Desk &desk, QObject *guard,
           const std::function<void(const QString &)> &say)
{
    const auto chat = desk.conversations.find(closed.conversation);
    chat::Account *own = chat ? desk.accounts.find(chat->account) : nullptr;
    if (!own)
        return;
    if (remedy == timeline::Remedy::Repair) {
        own->encryption().repair(closed);
        return say(RemedyWords::repaired());
    }
    own->outbox()
        .askAgain(closed, RemedyWords::plea(closed.sent))
        .then(guard, [say](const base::Result<model::MessageId> &asked) { say(RemedyWords::asked(bool(asked))); });
}

} // namespace window
