// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SampleDesk.h"

#include "store/Accounts.h"
#include "store/Conversations.h"
#include "store/Messages.h"
#include "store/Roster.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <stdexcept>

namespace sample {

namespace {

using base::Jid;
using model::Direction;

const QString me = QStringLiteral("giulia@serviziliberi.it");

store::KeySource key()
{
    return store::KeySource::given(base::Secret(QByteArray(32, 'k')));
}

template<typename T>
T need(base::Result<T> result)
{
    if (!result)
        throw std::runtime_error(qPrintable(result.error().detail));
    return std::move(result).value();
}

template<typename T>
T wait(const base::Task<T> &task)
{
    QObject guard;
    std::optional<T> answer;
    task.then(&guard, [&](T value) { answer.emplace(std::move(value)); });
    if (!waitUntil([&] { return answer.has_value(); }))
        throw std::runtime_error("no answer in 10 s");
    return std::move(*answer);
}

struct Line
{
    Direction direction;
    const char *time; // of the sample day
    const char *words;
    model::DeliveryState state = model::DeliveryState::None;
};

struct Person
{
    const char *address;
    const char *name;
    bool pinned;
    const char *draft;
    int unread; // the last ones
    int daysAgo;
    QList<Line> lines;
};

QList<Person> people()
{
    using S = model::DeliveryState;
    return {
        {"anna@serviziliberi.it",
         "Anna",
         true,
         "",
         0,
         0,
         {{Direction::In, "18:34", "Ciao! Stasera ci vediamo alle 21, sala grande."},
          {Direction::In, "18:36", "Qualcuno porta il proiettore?"},
          {Direction::Out, "18:38", "Lo porto io, e anche la prolunga.", S::Read},
          {Direction::Out, "18:38", "Il verbale è su https://example.org/verbale-novembre", S::Delivered},
          {Direction::In, "18:40", "Perfetto, grazie."}}},
        {"bruno@jabber.example",
         "Bruno",
         false,
         "",
         2,
         0,
         {{Direction::Out, "16:58", "Hai visto la bozza?", S::Read},
          {Direction::In, "17:05", "Sì, ti mando il verbale"},
          {Direction::In, "17:06", "Domani lo stampiamo"}}},
        {"carla@jabber.example", "Carla", false, "porto il pane e", 0, 0, {{Direction::In, "16:20", "Chi cucina?"}}},
        {"marco@example.org", "Marco", false, "", 1, 1, {{Direction::In, "21:10", "Ci sei?"}}},
        {"nonna@example.org", "Nonna", false, "", 0, 3, {{Direction::In, "12:00", "Va bene, a domenica!"}}},
    };
}

QDateTime at(const Line &line, int daysAgo)
{
    return QDateTime(QDate::currentDate().addDays(-daysAgo), QTime::fromString(QString::fromUtf8(line.time), u"HH:mm"),
                     Qt::UTC);
}

base::Result<base::Done> addPerson(store::Connection &connection, model::AccountId account, const Person &person)
{
    const Jid jid = Jid::of(QString::fromUtf8(person.address));
    model::Contact contact;
    contact.account = account;
    contact.jid = jid;
    contact.name = QString::fromUtf8(person.name);
    contact.subscription = model::Subscription::Both;
    need(store::roster::put(connection, contact, {}));
    const model::Conversation chat = need(store::conversations::ensure(connection, {account, jid}));
    for (qsizetype i = 0; i < person.lines.size(); ++i) {
        const Line &line = person.lines[i];
        model::Message message;
        message.conversation = chat.id;
        message.direction = line.direction;
        message.from = line.direction == Direction::In ? jid : Jid::of(me);
        message.body = QString::fromUtf8(line.words);
        message.time = message.sent = at(line, person.daysAgo);
        message.stanzaId = message.originId = QStringLiteral("%1-%2").arg(jid.toString()).arg(i);
        message.state = line.state;
        message.encryption = model::Encryption::Omemo2;
        message.trust = line.direction == Direction::In ? model::Trust::Blind : model::Trust::NotApplicable;
        message.read = i < person.lines.size() - person.unread;
        need(store::messages::insert(connection, message));
    }
    need(store::conversations::setPinned(connection, chat.id, person.pinned));
    return store::conversations::setDraft(connection, chat.id, QString::fromUtf8(person.draft));
}

} // namespace

bool waitUntil(const std::function<bool()> &isDone)
{
    QElapsedTimer time;
    time.start();
    while (!isDone()) {
        if (time.elapsed() > 10'000)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QThread::usleep(500);
    }
    return true;
}

base::Task<base::Result<>> OpenLock::setPassphrase(base::Secret passphrase)
{
    m_passphrase = std::move(passphrase);
    m_guard = Guard::Passphrase;
    return base::Task<base::Result<>>::ready(base::Done{});
}

base::Task<base::Result<>> OpenLock::removePassphrase(base::Secret current)
{
    if (current.reveal() != m_passphrase.reveal())
        return base::Task<base::Result<>>::ready(base::ErrorKind::WrongPassphrase);
    m_guard = Guard::SystemKeychain;
    return base::Task<base::Result<>>::ready(base::Done{});
}

base::Task<base::Result<>> OpenLock::verify(base::Secret passphrase)
{
    if (passphrase.reveal() != m_passphrase.reveal())
        return base::Task<base::Result<>>::ready(base::ErrorKind::WrongPassphrase);
    return base::Task<base::Result<>>::ready(base::Done{});
}

SampleDesk::SampleDesk(Content content)
{
    fill(content);
    m_preferences = std::make_unique<settings::Preferences>(m_folder.path());
    open();
}

SampleDesk::~SampleDesk() = default;

void SampleDesk::fill(Content content)
{
    if (content == Content::Empty)
        return;
    const auto profile = need(wait(store::Profile::open(m_folder.path(), key())));
    need(wait(profile->write([content](store::Connection &connection) -> base::Result<base::Done> {
        model::AccountSettings settings;
        settings.jid = Jid::of(me);
        settings.displayName = QStringLiteral("Giulia");
        settings.enabled = false; // connects nowhere
        const model::AccountId account = need(store::accounts::add(connection, settings));
        if (content == Content::Chats) {
            for (const Person &person : people())
                need(addPerson(connection, account, person));
            need(store::roster::putRequest(connection,
                                           {account,
                                            Jid::of(u"dario@example.net"),
                                            {},
                                            QStringLiteral("Sono Dario, del laboratorio"),
                                            QDateTime(QDate::currentDate(), QTime(9, 0), Qt::UTC)}));
        }
        return base::Done{};
    })));
}

void SampleDesk::open()
{
    m_workspace = need(wait(app::Workspace::open({m_folder.path(), key(), {}})));
}

void SampleDesk::reopen()
{
    m_workspace.reset();
    open();
}

void SampleDesk::addMessage(const char *person, model::Message message)
{
    const Jid jid = Jid::of(QString::fromUtf8(person));
    const auto chat = m_workspace->conversations().find(m_workspace->accounts().all().front()->id(), jid);
    message.conversation = chat->id;
    message.from = jid;
    message.stanzaId = message.originId = QStringLiteral("%1+%2").arg(chat->id.value).arg(message.time.toString());
    need(wait(m_workspace->profile().write(
        [message](store::Connection &connection) { return store::messages::insert(connection, message); })));
    reopen();
}

window::Desk SampleDesk::desk()
{
    return {m_workspace->profile(),
            m_workspace->accounts(),
            m_workspace->conversations(),
            m_workspace->avatars(),
            m_workspace->network(),
            *m_preferences,
            m_lock};
}

} // namespace sample
