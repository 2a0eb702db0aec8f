// SPDX-License-Identifier: GPL-3.0-or-later
// Measures encrypted messages with all that belongs to them: from the key press to the bytes for the socket, commit
// included, and a catch-up of locked messages into the profile. Against one small commit in the same profile and the
// bare work of OpenSSL in the same run.
#include "BareCrypto.h"
#include "Measuring.h"
#include "Report.h"

#include "chat/Conversations.h"
#include "chat/Inbox.h"
#include "chat/InboxBatch.h"
#include "chat/OutboxWorks.h"
#include "encryption/Announcements.h"
#include "encryption/OwnKeys.h"
#include "encryption/Sealing.h"
#include "primitives/Provider.h"
#include "steps/Steps.h"
#include "store/Accounts.h"
#include "store/Conversations.h"
#include "store/OmemoDevices.h"
#include "store/Profile.h"
#include "xep/Archive.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <QtEndian>

#include <algorithm>

namespace {

using crypto::Profile;
using measuring::sure;
using measuring::wait;
using Ratchets = std::shared_ptr<encryption::Ratchets>;

constexpr int sendings = 300;
constexpr int mostDevices = 700; // as many as a stanza has room for
constexpr int messages = 10'000;
constexpr std::size_t together = 300; // in a commit, as a catch-up does
const base::Jid self = base::Jid::of(u"v@x.test");
const base::Jid bruno = base::Jid::of(u"bruno@y.test");

// A profile with one account and its device.
struct Home
{
    Home(const QString &folder, const base::Jid &jid)
        : profile(wait(store::Profile::open(folder, store::KeySource::given(base::Secret(QByteArray(32, 'k'))))))
    {
        addDevice(jid);
    }
    template<typename Work>
    auto write(Work work)
    {
        return wait(profile->write(std::move(work)));
    }
    void addDevice(const base::Jid &jid)
    {
        accounts.append(write([jid](store::Connection &connection) {
            model::AccountSettings settings;
            settings.jid = jid;
            return store::accounts::add(connection, settings);
        }));
        ratchets.append(write([account = accounts.back()](store::Connection &connection) -> base::Result<Ratchets> {
            return Ratchets(sure(encryption::Ratchets::open(connection, account, base::SystemClock().utc())));
        }));
    }
    crypto::Bundle bundle(int device, Profile spoken)
    {
        return write([own = ratchets[device], spoken](store::Connection &connection) {
            return encryption::ownKeys::bundle(connection, *own, spoken, base::SystemClock().utc());
        });
    }
    // Learns of these devices of that person in one profile, and that there are none in the other.
    void meet(const base::Jid &owner, Home &other, int first, int count, Profile spoken)
    {
        for (const auto profileOfList : encryption::profiles) {
            std::vector<xep::omemo::Device> list;
            for (int i = first; profileOfList == spoken && i < first + count; ++i)
                list.push_back({other.ratchets[i]->device()});
            write([&](store::Connection &connection) {
                return encryption::announcements::adoptList(connection, accounts.front(), owner, profileOfList, list,
                                                            now());
            });
        }
        for (int i = first; i < first + count; ++i) {
            const auto bundle = other.bundle(i, spoken);
            write([&](store::Connection &connection) {
                return encryption::announcements::adoptBundle(connection, *ratchets.front(), owner,
                                                              other.ratchets[i]->device(), bundle, now());
            });
        }
    }
    static QDateTime now() { return base::SystemClock().utc(); }

    std::unique_ptr<store::Profile> profile;
    QList<model::AccountId> accounts;
    QList<Ratchets> ratchets;
};

// The longest turn of the main thread, which runs a turn after the other as long as this lives.
class Turns
{
public:
    Turns()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const double now = measuring::threadSeconds();
            m_longest = std::max(m_longest, now - m_since);
            m_since = now;
        });
        m_timer.start(0);
    }
    double longest() const { return m_longest * 1e3; } // ms of CPU time

private:
    QTimer m_timer;
    double m_since = measuring::threadSeconds();
    double m_longest = 0;
};

// How many commits a profile's write-ahead log holds, by the header of each frame (sqlite.org/fileformat2.html §4.1).
int commitsIn(const QString &folder)
{
    QFile file(folder + QStringLiteral("/profile.db-wal"));
    if (!file.open(QFile::ReadOnly))
        measuring::fail(QStringLiteral("there is no write-ahead log"));
    const QByteArray log = file.readAll();
    const auto number = [&](qsizetype at) { return qFromBigEndian<quint32>(log.constData() + at); };
    int commits = 0;
    for (qsizetype at = 32; at + 24 <= log.size(); at += 24 + qsizetype(number(8))) {
        const bool isOfThisRound = number(at + 8) == number(16) && number(at + 12) == number(20);
        commits += isOfThisRound && number(at + 4) != 0 ? 1 : 0;
    }
    return commits;
}

// A chat whose other side, and the own account, have so many devices in all.
class Sending
{
public:
    Sending(int devices, Profile spoken)
        : m_devices(devices)
        , m_own(m_folder.filePath(QStringLiteral("own")), self)
    {
        Home others(m_folder.filePath(QStringLiteral("others")), base::Jid::of(u"d0@y.test"));
        for (int i = 1; i < devices; ++i)
            others.addDevice(base::Jid::of(QStringLiteral("d%1@y.test").arg(i)));
        const int theirs = (devices + 1) / 2; // the rest are own other devices
        m_own.meet(bruno, others, 0, theirs, spoken);
        m_own.meet(self, others, theirs, devices - theirs, spoken);
        m_chat = m_own
                     .write([&](store::Connection &connection) {
                         const store::conversations::Start start{m_own.accounts.front(), bruno,
                                                                 model::ConversationKind::Person, false, Home::now()};
                         return store::conversations::ensure(connection, start);
                     })
                     .id;
    }

    void run(int count)
    {
        QElapsedTimer watch;
        for (int i = 0; i < count; ++i) {
            const double before = measuring::cpuSeconds();
            watch.start();
            send(i);
            wall.add(watch.nsecsElapsed());
            computing.add(qint64((measuring::cpuSeconds() - before) * 1e9));
            watch.start();
            m_own.write([&](store::Connection &connection) {
                return store::conversations::setDraft(connection, m_chat, QString::number(i));
            });
            commit.add(watch.nsecsElapsed());
            const double bareBefore = measuring::cpuSeconds();
            measuring::barePayload();
            for (int device = 0; device < m_devices; ++device)
                measuring::bareDevice();
            bare.add(qint64((measuring::cpuSeconds() - bareBefore) * 1e9));
        }
    }
    // The main thread's, in ms, while so many messages are sent.
    double longestTurn(int count)
    {
        const Turns turns;
        for (int i = 0; i < count; ++i)
            send(2 * sendings + i);
        return turns.longest();
    }
    // Commits for one message.
    double commits()
    {
        constexpr int count = 10;
        int more = -1;
        while (more < 0) { // the log begins anew now and then
            const int before = commitsIn(m_folder.filePath(QStringLiteral("own")));
            for (int i = 0; i < count; ++i)
                send(sendings + i);
            more = commitsIn(m_folder.filePath(QStringLiteral("own"))) - before;
        }
        return double(more) / count;
    }

    measuring::Times wall;
    measuring::Times computing;
    measuring::Times commit; // of one small row
    measuring::Times bare;   // OpenSSL alone

private:
    void send(int number)
    {
        model::Message message;
        message.conversation = m_chat;
        message.direction = model::Direction::Out;
        message.from = self;
        message.body = QStringLiteral("ci vediamo alle otto davanti al cinema, numero %1").arg(number);
        message.time = message.sent = Home::now();
        message.originId = message.stanzaId = QStringLiteral("bench-%1").arg(number);
        message.state = model::DeliveryState::Pending;
        message.encryption = model::Encryption::Omemo2;
        const chat::outboxWorks::Address address{
            bruno, true, encryption::Readers::AllAccepted, {m_own.ratchets.front(), self, Home::now()}};
        const auto written = m_own.write([message, address](store::Connection &connection) {
            return chat::outboxWorks::storeLocked(connection, message, model::Encryption::None, address);
        });
        if (!written.stanza)
            measuring::fail(QStringLiteral("a message was not locked"));
    }

    const int m_devices;
    const QTemporaryDir m_folder;
    Home m_own;
    model::ConversationId m_chat;
};

void benchSending(measuring::Report &report, Profile spoken)
{
    Sending few(3, spoken);
    few.run(sendings);
    report.add(QStringLiteral("from key press to stanza, 3 devices"), few.wall, 5,
               QStringLiteral("one small commit %1 ms").arg(few.commit.at(0.95), 0, 'f', 2));
    report.add(QStringLiteral("commits for one message"), few.commits(), "", 1);
    Sending some(100, spoken);
    some.run(sendings);
    report.add(QStringLiteral("computing, 100 devices"), some.computing, 15,
               QStringLiteral("%1 x bare OpenSSL").arg(some.computing.at(0.5) / some.bare.at(0.5), 0, 'f', 1));
    Sending many(mostDevices, spoken);
    many.run(sendings / 10);
    report.add(QStringLiteral("longest turn, %1 devices").arg(mostDevices), many.longestTurn(sendings / 10), "ms", 16,
               QStringLiteral("computing beside it %1 ms, %2 x bare OpenSSL")
                   .arg(many.computing.at(0.5), 0, 'f', 1)
                   .arg(many.computing.at(0.5) / many.bare.at(0.5), 0, 'f', 1));
}

steps::Verdict inside(steps::Incoming &incoming, const steps::Surroundings &surroundings)
{
    for (const auto step : {steps::chatStates::note, steps::receipts::note, steps::markers::note}) {
        if (step(incoming, surroundings) == steps::Verdict::Drop)
            return steps::Verdict::Drop;
    }
    return steps::text::interpret(incoming, surroundings);
}

// What the other side has written, as the archive has it.
std::vector<xep::ArchivedMessage> written(Home &writer, quint32 reader, int count)
{
    std::vector<xep::ArchivedMessage> all;
    const stream::Origin origin{self, bruno.withResource(u"phone"), stream::Channel::Archive};
    writer.write([&](store::Connection &connection) -> base::Result<> {
        // Whoever never answers is not written to any more.
        const auto heard = store::omemoDevices::noteHeard(connection, writer.accounts.front(), self, reader,
                                                          Home::now());
        if (!heard)
            return heard;
        for (int i = 0; i < count; ++i) {
            const QString id = QStringLiteral("b%1").arg(i);
            auto sealing = encryption::seal(
                connection, *writer.ratchets.front(),
                {bruno, self, QStringLiteral("numero %1 di una lunga serata").arg(i), {}, {}, Home::now()});
            if (!sealing || !std::holds_alternative<encryption::Sealed>(*sealing))
                return {base::ErrorKind::Storage, QStringLiteral("nothing was locked")};
            xml::Element message(xml::ns::client, u"message");
            message.set(u"from", bruno.toString()).set(u"to", self.toString());
            message.set(u"type", QStringLiteral("chat")).set(u"id", id);
            for (const auto &element : std::get<encryption::Sealed>(*sealing).elements)
                message.add(element);
            all.push_back({id, Home::now().addMSecs(i), {std::move(message), origin, 0}});
        }
        return base::Done{};
    });
    return all;
}

void benchCatchingUp(measuring::Report &report, Profile spoken)
{
    const QTemporaryDir folder;
    Home own(folder.filePath(QStringLiteral("own")), self);
    Home writer(folder.filePath(QStringLiteral("writer")), bruno);
    writer.meet(self, own, 0, 1, spoken);
    writer.meet(bruno, writer, 0, 1, spoken);
    auto archive = written(writer, own.ratchets.front()->device(), messages);

    base::SystemClock clock;
    chat::Conversations conversations(*own.profile, clock);
    const auto everybody = [](const base::Jid &) { return true; };
    const steps::Surroundings surroundings{
        own.accounts.front(),          self, clock, {everybody, everybody}, [](const xml::Element &) {},
        [](const base::Jid &, bool) {}};
    chat::Inbox inbox(*own.profile, conversations, surroundings);
    const auto order = std::make_shared<chat::ServerOrder>();
    QElapsedTimer watch;
    watch.start();
    int stored = 0;
    for (std::size_t at = 0; at < archive.size(); at += together) {
        const auto end = archive.begin() + std::ptrdiff_t(std::min(at + together, archive.size()));
        std::vector<xep::ArchivedMessage> page(std::make_move_iterator(archive.begin() + std::ptrdiff_t(at)),
                                               std::make_move_iterator(end));
        const auto batch = std::make_shared<chat::InboxBatch>();
        batch->place = chat::ArchivePlace{chat::ArchivePlace::Way::Newer, 1, false, end == archive.end(), {}, 0};
        batch->account = own.accounts.front();
        batch->order = order;
        batch->unlocking.emplace(chat::Unlocking{own.ratchets.front(), surroundings, inside, clock.utc()});
        batch->incoming = inbox.readPage(std::move(page));
        own.write([batch](store::Connection &connection) { return batch->store(connection); });
        stored += int(std::count_if(batch->stored.begin(), batch->stored.end(), [](const auto &one) {
            return one && one->isNew && one->message.kind == model::MessageKind::Text;
        }));
    }
    const double seconds = double(watch.nsecsElapsed()) / 1e9;
    if (stored != messages)
        measuring::fail(QStringLiteral("%1 messages were opened").arg(stored));
    constexpr double mostPerMessage = 1000.0 / 1500;
    const double before = measuring::cpuSeconds();
    for (int i = 0; i < messages; ++i) {
        measuring::barePayload();
        measuring::bareDevice();
    }
    const double bare = measuring::cpuSeconds() - before;
    report.add(QStringLiteral("catch-up of locked messages, each"), seconds * 1e3 / messages, "ms", mostPerMessage,
               QStringLiteral("%1 messages/s; %2 x bare OpenSSL")
                   .arg(messages / seconds, 0, 'f', 0)
                   .arg(seconds / bare, 0, 'f', 1));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const crypto::Provider provider;
    int status = 0;
    for (const auto spoken : {Profile::Omemo2, Profile::Legacy}) {
        measuring::Report report(
            QStringLiteral("Encrypted messages, %1: from the key press to the stanza, and from "
                           "the archive into the profile")
                .arg(spoken == Profile::Omemo2 ? QStringLiteral("omemo:2") : QStringLiteral("legacy profile")));
        benchSending(report, spoken);
        benchCatchingUp(report, spoken);
        if (report.status() != 0)
            status = report.status();
    }
    return status;
}
