// SPDX-License-Identifier: GPL-3.0-or-later
// Writes pairs of messages into a profile until it is killed, and says on its standard output which are stored.
//     store_writer FOLDER FIRST
#include "store/Accounts.h"
#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Profile.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace {

using base::Done;
using base::Result;
using store::Connection;

Result<model::ConversationId> chatIn(Connection &connection)
{
    const auto accounts = store::accounts::list(connection);
    if (!accounts)
        return accounts.error();
    model::AccountSettings settings;
    settings.jid = base::Jid::of(u"anna@example.org");
    const auto account = accounts->isEmpty() ? store::accounts::add(connection, settings) : accounts->first().id;
    if (!account)
        return account.error();
    const auto chat = store::conversations::ensure(connection, {*account, base::Jid::of(u"bob@example.net")});
    if (!chat)
        return chat.error();
    return chat->id;
}

Result<Done> writePair(Connection &connection, int number)
{
    const auto chat = chatIn(connection);
    if (!chat)
        return chat.error();
    for (const auto direction : {model::Direction::Out, model::Direction::In}) {
        const bool isOwn = direction == model::Direction::Out;
        model::Message message;
        message.conversation = *chat;
        message.direction = direction;
        message.from = base::Jid::of(isOwn ? u"anna@example.org" : u"bob@example.net");
        message.state = isOwn ? model::DeliveryState::Pending : model::DeliveryState::None;
        message.read = isOwn;
        message.body = QStringLiteral("word%1").arg(number);
        message.time = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000 + number, Qt::UTC);
        message.originId =
            QStringLiteral("%1-%2").arg(isOwn ? QStringLiteral("out") : QStringLiteral("in")).arg(number);
        if (const auto inserted = store::messages::insert(connection, message); !inserted)
            return inserted.error();
    }
    return Done{};
}

void writeOn(store::Profile &profile, QObject &guard, int number)
{
    profile.write([number](Connection &connection) { return writePair(connection, number); })
        .then(&guard, [&profile, &guard, number](Result<Done> done) {
            if (!done)
                return QCoreApplication::exit(1);
            std::printf("%d\n", number);
            std::fflush(stdout);
            // Several at once, so that commits are shared.
            writeOn(profile, guard, number + 4);
        });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    QObject guard;
    std::unique_ptr<store::Profile> profile;
    store::Profile::open(QString::fromLocal8Bit(argv[1]), store::KeySource::given(base::Secret(QByteArray(32, 'k'))))
        .then(&guard, [&](auto opened) {
            if (!opened)
                std::exit(3); // it may come before the event loop
            profile = std::move(*opened);
            for (int i = 0; i < 4; ++i)
                writeOn(*profile, guard, std::atoi(argv[2]) + i);
        });
    return application.exec();
}
