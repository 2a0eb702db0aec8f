// SPDX-License-Identifier: GPL-3.0-or-later
// Puts messages into the first account of a profile (passphrase in LUCCHETTO_PASSPHRASE), the newest ones all in one
// chat: what bench_reaction.py looks at. About 15,000 messages a second.
//     fill-profile PROFILE DOMAIN MESSAGES LARGE      chats with contatto0 to contatto49@DOMAIN; the first has LARGE
#include "Measuring.h"
#include "Talk.h"

#include "store/Accounts.h"
#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Profile.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

using measuring::sure;
using measuring::wait;

constexpr int chats = 50;
constexpr int together = 5'000;
constexpr qint64 apart = 20'000; // ms from one message to the next

struct Plan
{
    QString domain;
    int messages;
    int large;
    qint64 first; // ms since 1970

    base::Jid person(int chat) const { return base::Jid::of(QStringLiteral("contatto%1@%2").arg(chat).arg(domain)); }
    int chatOf(int message) const { return message >= messages - large ? 0 : 1 + message / 20 % (chats - 1); }
};

QList<model::ConversationId> addChats(store::Profile &profile, const Plan &plan)
{
    return wait(profile.write([plan](store::Connection &connection) -> base::Result<QList<model::ConversationId>> {
        QList<model::ConversationId> ids;
        const auto account = sure(store::accounts::list(connection)).constFirst().id;
        for (int chat = 0; chat < chats; ++chat)
            ids.append(sure(store::conversations::ensure(connection, {account, plan.person(chat)})).id);
        return ids;
    }));
}

model::Message message(const Plan &plan, measuring::Talk &talk, int number)
{
    model::Message message;
    message.from = plan.person(plan.chatOf(number));
    message.body = talk.sentence();
    message.time = message.sent = QDateTime::fromMSecsSinceEpoch(plan.first + number * apart, Qt::UTC);
    message.stanzaId = message.originId = QStringLiteral("m%1").arg(number);
    message.read = true;
    return message;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 5)
        measuring::fail(QStringLiteral("fill-profile PROFILE DOMAIN MESSAGES LARGE"));
    const int count = arguments[3].toInt();
    const Plan plan{arguments[2], count, arguments[4].toInt(), QDateTime::currentMSecsSinceEpoch() - count * apart};
    const auto source = store::KeySource::passphrase(base::Secret(qgetenv("LUCCHETTO_PASSPHRASE")));
    const auto profile = wait(store::Profile::open(arguments[1], source));
    const auto ids = addChats(*profile, plan);
    measuring::Talk talk;
    for (int done = 0; done < count; done += together) {
        wait(profile->write([&, done](store::Connection &connection) -> base::Result<base::Done> {
            for (int number = done; number < std::min(done + together, count); ++number) {
                auto next = message(plan, talk, number);
                next.conversation = ids[plan.chatOf(number)];
                sure(store::messages::insert(connection, next));
            }
            return base::Done{};
        }));
    }
    return 0;
}
