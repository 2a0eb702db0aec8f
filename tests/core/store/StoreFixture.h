// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the store share: a profile or a bare database in a folder of its own, and values to put into it.
#pragma once

#include "model/Conversation.h"
#include "store/Accounts.h"
#include "store/Connection.h"
#include "store/Conversations.h"
#include "store/Folder.h"
#include "store/Messages.h"
#include "store/Profile.h"
#include "store/Schema.h"

#include <QDeadlineTimer>
#include <QTemporaryDir>

#include <catch2/catch_test_macros.hpp>

namespace storeTest {

inline base::Secret key(char byte = 'k')
{
    return base::Secret(QByteArray(32, byte));
}

// The answer of a task, with the event loop running meanwhile; fails the test after 20 seconds.
template<typename T>
T answerOf(base::Task<T> task)
{
    std::optional<T> answer;
    QObject guard;
    task.then(&guard, [&](T value) { answer.emplace(std::move(value)); });
    const QDeadlineTimer deadline(20000);
    while (!answer && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    REQUIRE(answer);
    return std::move(*answer);
}

inline QDateTime at(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

// 2026-01-01, in milliseconds.
inline constexpr qint64 newYear = 1'767'225'600'000;

// A database with one account and one conversation.
struct Database
{
    explicit Database(int version = store::schema::current())
    {
        REQUIRE(folder.isValid());
        REQUIRE(store::folder::ensureFile(path()));
        auto opened = store::Connection::open(path(), key(), store::OpenMode::ReadWrite);
        REQUIRE(opened);
        connection = std::move(*opened);
        REQUIRE(store::schema::migrate(*connection, version));
        model::AccountSettings settings;
        settings.jid = base::Jid::of(u"anna@example.org");
        const auto added = store::accounts::add(*connection, settings);
        REQUIRE(added);
        account = *added;
        chat = conversationWith(u"bob@example.net");
    }

    QString path() const { return folder.filePath(QStringLiteral("profile.db")); }
    store::Connection &db() { return *connection; }
    model::ConversationId conversationWith(QStringView jid)
    {
        const auto made = store::conversations::ensure(*connection, {account, base::Jid::of(jid)});
        REQUIRE(made);
        return made->id;
    }

    // Somebody's message, read, one second after the one before.
    model::Message incoming(const QString &body)
    {
        model::Message message;
        message.conversation = chat;
        message.from = base::Jid::of(u"bob@example.net");
        message.body = body;
        message.time = at(newYear + 1000 * ++count);
        message.stanzaId = QStringLiteral("s%1").arg(count);
        message.originId = QStringLiteral("o%1").arg(count);
        message.archiveId = QStringLiteral("a%1").arg(count);
        return message;
    }
    // An own message that waits to be sent.
    model::Message outgoing(const QString &body)
    {
        model::Message message = incoming(body);
        message.from = base::Jid::of(u"anna@example.org");
        message.direction = model::Direction::Out;
        message.state = model::DeliveryState::Pending;
        message.stanzaId = message.originId;
        message.archiveId.clear();
        return message;
    }
    store::messages::Inserted insert(const model::Message &message)
    {
        const auto inserted = store::messages::insert(*connection, message);
        REQUIRE(inserted);
        return *inserted;
    }
    model::Message stored(model::MessageId id)
    {
        const auto message = store::messages::get(*connection, id);
        REQUIRE(message);
        return *message;
    }
    model::Conversation row()
    {
        const auto conversation = store::conversations::get(*connection, chat);
        REQUIRE(conversation);
        return *conversation;
    }

    QTemporaryDir folder;
    std::unique_ptr<store::Connection> connection;
    model::AccountId account;
    model::ConversationId chat;
    qint64 count = 0;
};

inline QStringList texts(std::initializer_list<const char *> utf8)
{
    QStringList list;
    for (const char *text : utf8)
        list.append(QString::fromUtf8(text));
    return list;
}

inline QStringList bodiesOf(const QList<model::Message> &messages)
{
    QStringList bodies;
    for (const auto &message : messages)
        bodies.append(message.body);
    return bodies;
}

inline base::Result<std::unique_ptr<store::Profile>> tryOpen(const QString &folder,
                                                             store::KeySource source = store::KeySource::given(key()))
{
    return answerOf(store::Profile::open(folder, std::move(source)));
}

inline std::unique_ptr<store::Profile> openProfile(const QString &folder,
                                                   store::KeySource source = store::KeySource::given(key()))
{
    auto opened = tryOpen(folder, std::move(source));
    if (!opened)
        FAIL(opened.error().detail.toStdString());
    return std::move(*opened);
}

} // namespace storeTest
