// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the store against the bare library under it: storing and indexing, pages, search, memory.
//     bench_store [ROWS]      200,000 messages unless told otherwise; the figures of the design are for 1,000,000
#include "Measuring.h"
#include "store/Accounts.h"
#include "store/Connection.h"
#include "store/Conversations.h"
#include "store/Folder.h"
#include "store/Messages.h"
#include "store/Profile.h"
#include "store/Schema.h"
#include "store/Search.h"
#include "store/Sqlite.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

namespace {

using measuring::fail;
using measuring::sure;
using store::Connection;
using store::OpenMode;

constexpr int pageOfArchive = 100; // messages in a transaction, as an archive sends them
constexpr int conversations = 50;
constexpr qint64 newYear = 1'767'225'600'000;

base::Secret key()
{
    return base::Secret(QByteArray(32, 'k'));
}

// Sentences whose words are as unevenly used as in a language.
class Talk
{
public:
    Talk()
    {
        for (int i = 0; i < 60'000; ++i)
            m_words.append(word(i));
    }
    QString sentence()
    {
        const int count = 3 + static_cast<int>(m_random() % 12);
        QStringList words;
        for (int i = 0; i < count; ++i)
            words.append(m_words.at(rank()));
        return words.join(QLatin1Char(' '));
    }
    const QString &wordOfRank(int rank) const { return m_words.at(rank); }
    std::mt19937_64 &random() { return m_random; }

private:
    // Syllables, so that words share their beginnings.
    static QString word(int number)
    {
        static const char *const syllables[] = {"ba", "co", "di", "fe", "gu", "la", "mo", "ni", "pe", "ru",
                                                "sa", "to", "vi", "ze", "an", "es", "in", "or", "un", "ta"};
        QString text;
        for (int rest = number + 1; rest > 0; rest /= 20)
            text += QLatin1String(syllables[(rest * 7 + 3) % 20]);
        return text;
    }
    int rank()
    {
        const double even = std::generate_canonical<double, 53>(m_random);
        return std::min<int>(static_cast<int>(std::pow(60'000.0, even)) - 1, 59'999);
    }

    QStringList m_words;
    std::mt19937_64 m_random{42};
};

struct Times
{
    QList<double> milliseconds;

    void add(qint64 nanoseconds) { milliseconds.append(static_cast<double>(nanoseconds) / 1e6); }
    double at(double share)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        const auto index = static_cast<qsizetype>(share * static_cast<double>(milliseconds.size() - 1));
        return milliseconds.at(index);
    }
    void print(const char *name)
    {
        std::printf("%-44s median %8.2f ms   p95 %8.2f ms   worst %8.2f ms\n", name, at(0.5), at(0.95), at(1.0));
    }
};

// By the clock and by the processor, which counts on a busy machine.
class Stopwatch
{
public:
    Stopwatch() { m_clock.start(); }
    double seconds() const { return static_cast<double>(m_clock.nsecsElapsed()) / 1e9; }
    double processorSeconds() const { return static_cast<double>(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    QElapsedTimer m_clock;
    std::clock_t m_start = std::clock();
};

struct Rate
{
    double byClock = 0;
    double byProcessor = 0;

    Rate(qsizetype rows, const Stopwatch &watch)
        : byClock(static_cast<double>(rows) / watch.seconds())
        , byProcessor(static_cast<double>(rows) / watch.processorSeconds())
    {
    }
    void print(const QString &name) const
    {
        std::printf("%-44s %8.0f rows/s   %8.0f a second of processor", qPrintable(name), byClock, byProcessor);
    }
};

enum class Lock { Plain, Encrypted };

// Nothing but FTS5, in transactions of one page.
Rate bareRate(const QString &path, Lock lock, const QStringList &bodies)
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *insert = nullptr;
    const auto run = [&](const char *sql) {
        if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(QString::fromUtf8(sqlite3_errmsg(handle)));
    };
    sqlite3_open(QFile::encodeName(path).constData(), &handle);
    const QByteArray rawKey = "x'" + key().reveal().toHex() + '\'';
    if (lock == Lock::Encrypted)
        sqlite3_key(handle, rawKey.constData(), static_cast<int>(rawKey.size()));
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4000");
    run("CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')");
    sqlite3_prepare_v2(handle, "INSERT INTO words (body) VALUES (?)", -1, &insert, nullptr);
    const Stopwatch watch;
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        if (i % pageOfArchive == 0)
            run("BEGIN");
        const QByteArray utf8 = bodies.at(i).toUtf8();
        sqlite3_bind_text(insert, 1, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
        if (sqlite3_step(insert) != SQLITE_DONE)
            fail(QString::fromUtf8(sqlite3_errmsg(handle)));
        sqlite3_reset(insert);
        if ((i + 1) % pageOfArchive == 0)
            run("COMMIT");
    }
    const Rate rate(bodies.size(), watch);
    sqlite3_finalize(insert);
    sqlite3_close(handle);
    return rate;
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
    return Rate(messages.size(), watch);
}

// The way of the program: pages of an archive given to the writer as fast as they come, who lets them share commits.
Rate profileRate(const QString &folder, Talk &talk, const QStringList &bodies)
{
    World world;
    std::unique_ptr<store::Profile> profile;
    QObject guard;
    QEventLoop loop;
    store::Profile::open(folder, store::KeySource::given(key())).then(&guard, [&](auto opened) {
        profile = sure(std::move(opened));
        loop.quit();
    });
    if (!profile)
        loop.exec();
    profile
        ->write([](Connection &connection) -> base::Result<base::Done> {
            model::AccountSettings account;
            account.jid = base::Jid::of(u"anna@example.org");
            const auto id = sure(store::accounts::add(connection, account));
            for (int i = 0; i < conversations; ++i) {
                const auto jid = base::Jid::of(QStringLiteral("friend%1@example.net").arg(i));
                sure(store::conversations::ensure(connection, {id, jid}));
            }
            return base::Done{};
        })
        .then(&guard, [&](auto done) {
            sure(done);
            loop.quit();
        });
    loop.exec();
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
    return Rate(messages.size(), watch);
}

template<typename Work>
void measure(const char *name, int rounds, Work work)
{
    Times times;
    QElapsedTimer timer;
    for (int i = 0; i < rounds; ++i) {
        timer.start();
        work(i);
        times.add(timer.nsecsElapsed());
    }
    times.print(name);
}

void measurePages(const QString &path, World &world)
{
    measure("open, list and first page", 20, [&](int) {
        const auto reader = sure(Connection::open(path, key(), OpenMode::ReadOnly));
        const auto list = sure(store::conversations::list(*reader));
        sure(store::messages::last(*reader, list.first().id, 50));
    });
    const auto reader = sure(Connection::open(path, key(), OpenMode::ReadOnly));
    std::mt19937_64 random(7);
    measure("page of 50 at a random place", 200, [&](int) {
        const qint64 time = newYear + static_cast<qint64>(random() % static_cast<quint64>(world.time - newYear));
        sure(store::messages::before(*reader, world.chats.first(), {time, {}}, 50));
    });
}

void measureSearch(const QString &path, const World &world, const Talk &talk)
{
    const auto reader = sure(Connection::open(path, key(), OpenMode::ReadOnly));
    const auto ask = [&](const QString &text, model::ConversationId chat = {}) {
        return sure(store::search::find(*reader, {text, chat, 50, {}})).size();
    };
    measure("search: one common word", 50, [&](int i) { ask(talk.wordOfRank(i) + QLatin1Char(' ')); });
    measure("search: one rare word", 50, [&](int i) { ask(talk.wordOfRank(20'000 + 301 * i) + QLatin1Char(' ')); });
    measure("search: two common words", 50,
            [&](int i) { ask(talk.wordOfRank(i) + QLatin1Char(' ') + talk.wordOfRank(i + 50) + QLatin1Char(' ')); });
    measure("search: common and rare word", 50, [&](int i) {
        ask(talk.wordOfRank(i) + QLatin1Char(' ') + talk.wordOfRank(9'000 + 7 * i) + QLatin1Char(' '));
    });
    for (int length = 1; length <= 6; ++length) {
        const QByteArray name = "search: as you type, letter " + QByteArray::number(length);
        measure(name.constData(), 60, [&](int i) { ask(talk.wordOfRank((997 * i + 1'000) % 59'000).left(length)); });
    }
    measure("search: common word in one small chat", 50,
            [&](int i) { ask(talk.wordOfRank(i), world.chats.at(1 + i % (conversations - 1))); });
    measure("search: start of a word in one small chat", 50,
            [&](int i) { ask(talk.wordOfRank(500 + 31 * i).left(3), world.chats.at(1 + i % (conversations - 1))); });
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

    const Rate plain = bareRate(folder.filePath(QStringLiteral("plain.db")), Lock::Plain, bodies);
    plain.print(QStringLiteral("floor: bare FTS5, plain"));
    const Rate floor = bareRate(folder.filePath(QStringLiteral("encrypted.db")), Lock::Encrypted, bodies);
    std::printf("\n");
    floor.print(QStringLiteral("floor: bare FTS5, encrypted"));
    std::printf("\n");

    const QString path = folder.filePath(QStringLiteral("profile.db"));
    const Rate queued = profileRate(folder.filePath(QStringLiteral("queued")), talk, bodies);
    queued.print(QStringLiteral("store and index, pages queued at the profile"));
    std::printf("   %.2f of the floor by clock, %.2f by processor\n", queued.byClock / floor.byClock,
                queued.byProcessor / floor.byProcessor);
    World world = makeWorld(path);
    for (int done = 0; done < rows; done += static_cast<int>(bodies.size())) {
        const Rate rate = ownRate(world, talk, bodies);
        rate.print(QStringLiteral("store and index, from row %1").arg(done));
        std::printf("   %.2f of the floor by clock, %.2f by processor\n", rate.byClock / floor.byClock,
                    rate.byProcessor / floor.byProcessor);
        std::fflush(stdout);
    }
    measure("one message, one commit", 300, [&](int) {
        store::Transaction transaction(world.db());
        sure(transaction.begin());
        sure(store::messages::insert(world.db(), nextMessage(world, talk, talk.sentence())));
        sure(transaction.commit());
    });
    measurePages(path, world);
    measureSearch(path, world, talk);
    std::printf("%-44s %8.1f MiB, database %.0f MiB, library %.1f MiB\n", "memory", measuring::residentMiB(),
                static_cast<double>(QFile(path).size()) / 1048576,
                static_cast<double>(sqlite3_memory_used()) / 1048576);
    return 0;
}
