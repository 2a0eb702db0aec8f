// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the store against the bare library under it: storing and indexing, pages, search, memory.
//     bench_store [ROWS]      200,000 messages unless told otherwise; the figures of the design are for 1,000,000
#include "BareIndex.h"
#include "Measuring.h"
#include "Report.h"
#include "Talk.h"

#include "store/Accounts.h"
#include "store/Connection.h"
#include "store/Conversations.h"
#include "store/Folder.h"
#include "store/Messages.h"
#include "store/Profile.h"
#include "store/Schema.h"
#include "store/Search.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace {

using measuring::pageOfArchive;
using measuring::Rate;
using measuring::Stopwatch;
using measuring::sure;
using measuring::Talk;
using measuring::wait;
using store::Connection;
using store::OpenMode;

constexpr int conversations = 50;
constexpr qint64 newYear = 1'767'225'600'000;

const QByteArray rawKey(32, 'k');

base::Secret key()
{
    return base::Secret(rawKey);
}

struct World
{
    std::unique_ptr<Connection> connection;
    QList<model::ConversationId> chats;
    qint64 time = newYear;
    quint64 number = 0;
    quint64 chat = 0;

    Connection &db() { return *connection; }
};

World makeWorld(const QString &path)
{
    World world;
    sure(store::folder::ensureFile(path));
    world.connection = sure(Connection::open(path, key(), OpenMode::ReadWrite));
    sure(store::schema::migrate(world.db()));
    model::AccountSettings account;
    account.jid = base::Jid::of(u"anna@example.org");
    const auto id = sure(store::accounts::add(world.db(), account));
    for (int i = 0; i < conversations; ++i) {
        const auto jid = base::Jid::of(QStringLiteral("friend%1@example.net").arg(i));
        world.chats.append(sure(store::conversations::ensure(world.db(), {id, jid})).id);
    }
    return world;
}

QString randomId(std::mt19937_64 &random)
{
    return QStringLiteral("%1%2").arg(random(), 16, 16, QLatin1Char('0')).arg(random(), 16, 16, QLatin1Char('0'));
}

model::Message nextMessage(World &world, Talk &talk, const QString &body)
{
    model::Message message;
    // People talk for a while before they turn to somebody else; one chat holds a good part of everything.
    if (talk.random()() % 8 == 0)
        world.chat = talk.random()() % 4 == 0 ? 0 : talk.random()() % conversations;
    const auto chat = world.chat;
    message.conversation = world.chats.at(static_cast<qsizetype>(chat));
    message.from = base::Jid::of(QStringLiteral("friend%1@example.net").arg(chat));
    message.body = body;
    message.time = QDateTime::fromMSecsSinceEpoch(world.time += 20'000, Qt::UTC);
    message.sent = message.time;
    message.via = model::Via::Archive;
    message.archiveId = QString::number(world.time * 1000 + static_cast<qint64>(++world.number)); // as ejabberd's
    message.originId = randomId(talk.random());
    message.stanzaId = message.originId;
    return message;
}

Rate ownRate(World &world, Talk &talk, const QStringList &bodies)
{
    QList<model::Message> messages;
    for (const QString &body : bodies)
        messages.append(nextMessage(world, talk, body));
    const Stopwatch watch;
    for (qsizetype i = 0; i < messages.size(); i += pageOfArchive) {
        store::Transaction transaction(world.db());
        sure(transaction.begin());
        for (qsizetype j = i; j < std::min(i + pageOfArchive, messages.size()); ++j)
            sure(store::messages::insert(world.db(), messages.at(j)));
        sure(transaction.commit());
    }
    return Rate::of(messages.size(), watch);
}

// The way of the program: pages of an archive given to the writer as fast as they come, who lets them share commits.
Rate profileRate(const QString &folder, Talk &talk, const QStringList &bodies)
{
    World world;
    QObject guard;
    QEventLoop loop;
    const auto profile = wait(store::Profile::open(folder, store::KeySource::given(key())));
    wait(profile->write([](Connection &connection) -> base::Result<base::Done> {
        model::AccountSettings account;
        account.jid = base::Jid::of(u"anna@example.org");
        const auto id = sure(store::accounts::add(connection, account));
        for (int i = 0; i < conversations; ++i) {
            const auto jid = base::Jid::of(QStringLiteral("friend%1@example.net").arg(i));
            sure(store::conversations::ensure(connection, {id, jid}));
        }
        return base::Done{};
    }));
    for (int i = 1; i <= conversations; ++i)
        world.chats.append(model::ConversationId{i});
    QList<model::Message> messages;
    for (const QString &body : bodies)
        messages.append(nextMessage(world, talk, body));

    const Stopwatch watch;
    qsizetype waiting = 0;
    for (qsizetype i = 0; i < messages.size(); i += pageOfArchive) {
        ++waiting;
        profile
            ->write([page = messages.mid(i, pageOfArchive)](Connection &connection) -> base::Result<base::Done> {
                for (const auto &message : page)
                    sure(store::messages::insert(connection, message));
                return base::Done{};
            })
            .then(&guard, [&](auto done) {
                sure(done);
                if (--waiting == 0)
                    loop.quit();
            });
    }
    loop.exec();
    return Rate::of(messages.size(), watch);
}

template<typename Work>
measuring::Times times(int rounds, Work work)
{
    measuring::Times times;
    QElapsedTimer timer;
    for (int i = 0; i < rounds; ++i) {
        timer.start();
        work(i);
        times.add(timer.nsecsElapsed());
    }
    return times;
}

void measurePages(measuring::Report &report, const QString &path, World &world)
{
    const auto first = times(20, [&](int) {
        const auto reader = sure(Connection::open(path, key(), OpenMode::ReadOnly));
        const auto list = sure(store::conversations::list(*reader));
        sure(store::messages::last(*reader, list.first().id, 50));
    });
    report.add(QStringLiteral("open, list and first page"), first);
    const auto reader = sure(Connection::open(path, key(), OpenMode::ReadOnly));
    std::mt19937_64 random(7);
    const auto anywhere = times(200, [&](int) {
        const qint64 time = newYear + qint64(random() % quint64(world.time - newYear));
        sure(store::messages::before(*reader, world.chats.first(), {time, {}}, 50));
    });
    report.add(QStringLiteral("page of 50 at a random place"), anywhere);
}

void measureSearch(measuring::Report &report, const QString &path, const World &world)
{
    const auto reader = sure(Connection::open(path, key(), OpenMode::ReadOnly));
    const auto measure = [&](const QString &what, int rounds, auto question) {
        const auto searched = times(rounds, [&](int i) { sure(store::search::find(*reader, question(i))); });
        report.add(QStringLiteral("search: ") + what, searched, 50);
    };
    const auto everywhere = [](const QString &text) { return store::search::Question{text, {}, 50, {}}; };
    const auto word = [](int rank) { return QString(Talk::word(rank) + QLatin1Char(' ')); };
    const auto smallChat = [&world](int i) { return world.chats.at(1 + i % (conversations - 1)); };
    measure(QStringLiteral("one common word"), 50, [&](int i) { return everywhere(word(i)); });
    measure(QStringLiteral("one rare word"), 50, [&](int i) { return everywhere(word(20'000 + 301 * i)); });
    measure(QStringLiteral("two common words"), 50, [&](int i) { return everywhere(word(i) + word(i + 50)); });
    measure(QStringLiteral("common and rare word"), 50,
            [&](int i) { return everywhere(word(i) + word(9'000 + 7 * i)); });
    for (int length = 1; length <= 6; ++length)
        measure(QStringLiteral("as you type, letter %1").arg(length), 60,
                [&](int i) { return everywhere(Talk::word((997 * i + 1'000) % 59'000).left(length)); });
    measure(QStringLiteral("common word in one small chat"), 50, [&](int i) {
        return store::search::Question{Talk::word(i), smallChat(i), 50, {}};
    });
    measure(QStringLiteral("start of a word in one small chat"), 50, [&](int i) {
        return store::search::Question{Talk::word(500 + 31 * i).left(3), smallChat(i), 50, {}};
    });
}

void add(measuring::Report &report, const QString &what, const Rate &rate, const Rate &floor,
         std::optional<double> most = {})
{
    report.add(what + QStringLiteral(", processor"), floor.byProcessor / rate.byProcessor, "x", most,
               QStringLiteral("%1 rows a second of processor").arg(rate.byProcessor, 0, 'f', 0));
    report.add(what + QStringLiteral(", clock"), floor.byClock / rate.byClock, "x", most,
               QStringLiteral("%1 rows/s").arg(rate.byClock, 0, 'f', 0));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const int rows = argc > 1 ? std::atoi(argv[1]) : 200'000;
    QTemporaryDir folder;
    Talk talk;
    QStringList bodies;
    for (int i = 0; i < std::min(rows, 100'000); ++i)
        bodies.append(talk.sentence());

    measuring::Report report(QStringLiteral("Storing and indexing, cost of a bare FTS5 loop's; %1 messages").arg(rows));
    const auto plain = measuring::bareIndexRate(folder.filePath(QStringLiteral("plain.db")), {}, bodies);
    const auto floor = measuring::bareIndexRate(folder.filePath(QStringLiteral("encrypted.db")), rawKey, bodies);
    report.add(QStringLiteral("floor: bare FTS5, encrypted, of plain"), plain.byProcessor / floor.byProcessor, "x", {},
               QStringLiteral("%1 rows/s").arg(floor.byClock, 0, 'f', 0));
    add(report, QStringLiteral("pages queued at the profile"),
        profileRate(folder.filePath(QStringLiteral("queued")), talk, bodies), floor, 2);
    const QString path = folder.filePath(QStringLiteral("profile.db"));
    World world = makeWorld(path);
    for (int done = 0; done < rows; done += int(bodies.size()))
        add(report, QStringLiteral("one connection, from row %1").arg(done), ownRate(world, talk, bodies), floor);
    const auto single = times(300, [&](int) {
        store::Transaction transaction(world.db());
        sure(transaction.begin());
        sure(store::messages::insert(world.db(), nextMessage(world, talk, talk.sentence())));
        sure(transaction.commit());
    });
    report.add(QStringLiteral("one message, one commit"), single);
    measurePages(report, path, world);
    measureSearch(report, path, world);
    report.add(QStringLiteral("memory"), measuring::residentMiB(), "MiB", {},
               QStringLiteral("database %1 MiB").arg(QFileInfo(path).size() / 1048576));
    return report.status();
}
