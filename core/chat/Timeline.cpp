// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Timeline.h"

#include "chat/Conversations.h"
#include "store/Messages.h"
#include "store/Profile.h"

namespace chat {
namespace {

namespace rows = store::messages;

constexpr int largestPage = 500;

} // namespace

Timeline::Timeline(store::Profile &profile, Conversations &conversations, model::ConversationId conversation)
    : m_profile(profile)
    , m_conversation(conversation)
{
    connect(&conversations, &Conversations::messageStored, this, [this](const model::Message &message) {
        if (message.conversation == m_conversation)
            Q_EMIT messageAdded(message);
    });
    connect(&conversations, &Conversations::messageChanged, this, [this](const model::Message &message) {
        if (message.conversation == m_conversation)
            Q_EMIT messageChanged(message);
    });
    connect(&conversations, &Conversations::messageRemoved, this,
            [this](model::ConversationId in, model::MessageId id) {
                if (in == m_conversation)
                    Q_EMIT removed(id);
            });
    connect(&conversations, &Conversations::removed, this, [this](model::ConversationId id) {
        if (id == m_conversation)
            Q_EMIT cleared();
    });
}

Timeline::~Timeline() = default;

base::Task<base::Result<model::Message>> Timeline::get(model::MessageId message)
{
    const auto task = m_profile.read(
        [message](store::Connection &connection) { return rows::get(connection, message); });
    co_return co_await task.on(this);
}

base::Task<base::Result<Page>> Timeline::last(int count)
{
    count = qBound(1, count, largestPage);
    const auto task = m_profile.read(
        [id = m_conversation, count](store::Connection &connection) { return rows::last(connection, id, count); });
    auto rowsFound = co_await task.on(this);
    if (!rowsFound)
        co_return rowsFound.error();
    const bool reachesStart = rowsFound->size() < count;
    co_return Page{std::move(*rowsFound), reachesStart, true};
}

base::Task<base::Result<Page>> Timeline::before(model::Message message, int count)
{
    count = qBound(1, count, largestPage);
    const auto task = m_profile.read(
        [id = m_conversation, at = rows::positionOf(message), count](store::Connection &connection) {
            return rows::before(connection, id, at, count);
        });
    auto rowsFound = co_await task.on(this);
    if (!rowsFound)
        co_return rowsFound.error();
    const bool reachesStart = rowsFound->size() < count;
    co_return Page{std::move(*rowsFound), reachesStart, false};
}

base::Task<base::Result<Page>> Timeline::after(model::Message message, int count)
{
    count = qBound(1, count, largestPage);
    const auto task = m_profile.read(
        [id = m_conversation, at = rows::positionOf(message), count](store::Connection &connection) {
            return rows::after(connection, id, at, count);
        });
    auto rowsFound = co_await task.on(this);
    if (!rowsFound)
        co_return rowsFound.error();
    const bool reachesEnd = rowsFound->size() < count;
    co_return Page{std::move(*rowsFound), false, reachesEnd};
}

base::Task<base::Result<Page>> Timeline::around(model::MessageId message, int count)
{
    count = qBound(2, count, largestPage);
    auto work = [id = m_conversation, message, count](store::Connection &connection) -> base::Result<Page> {
        const auto anchor = rows::get(connection, message);
        if (!anchor)
            return anchor.error();
        const auto at = rows::positionOf(*anchor);
        auto older = rows::before(connection, id, at, count / 2);
        if (!older)
            return older.error();
        auto newer = rows::after(connection, id, at, count / 2);
        if (!newer)
            return newer.error();
        const bool reachesStart = older->size() < count / 2;
        const bool reachesEnd = newer->size() < count / 2;
        return Page{*older + QList<model::Message>{*anchor} + *newer, reachesStart, reachesEnd};
    };
    const auto task = m_profile.read(std::move(work));
    co_return co_await task.on(this);
}

} // namespace chat
