// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Listener.h"

#include "base/Signals.h"
#include "chat/Outbox.h"
#include "chat/Roster.h"
#include "cli/Events.h"

#include <QCoreApplication>

namespace cli {
namespace {

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

} // namespace

Listener::Listener(Context &context, chat::Account &account, int count)
    : m_context(context)
    , m_account(account)
    , m_count(count)
{
    auto &conversations = context.workspace().conversations();
    connect(&conversations, &chat::Conversations::messageStored, this, &Listener::tellMessage);
    connect(&conversations, &chat::Conversations::messageChanged, this, &Listener::tellDelivery);
    connect(&account, &chat::Account::typingNoted, this, [this](const base::Jid &bareJid, bool typing) {
        auto object = forAccount();
        object.insert(text(u"from"), bareJid.toString());
        object.insert(text(u"typing"), typing);
        m_context.output().event(text(u"typing"), object, {});
    });
    connect(&account, &chat::Account::stateChanged, this, &Listener::tellConnection);
    connect(&account, &chat::Account::caughtUp, this, [this](const chat::SyncCounts &counts) {
        auto object = forAccount();
        object.insert(text(u"conversation"), QJsonValue::Null);
        object.insert(text(u"messages"), counts.messages);
        object.insert(text(u"gaps"), counts.gaps);
        m_context.output().event(text(u"synced"), object, {});
    });
    connect(&account.roster(), &chat::Roster::contactChanged, this,
            [this](const model::Contact &contact) { tellRoster(contact, text(u"changed")); });
    connect(&account.roster(), &chat::Roster::contactRemoved, this, [this](const base::Jid &jid) {
        model::Contact gone;
        gone.jid = jid;
        tellRoster(gone, text(u"removed"));
    });
    connect(&account.roster(), &chat::Roster::presenceChanged, this,
            [this](const base::Jid &jid, const model::Presence &presence) {
                auto object = forAccount();
                object.insert(text(u"from"), jid.toString());
                object.insert(text(u"show"), wordFor(presence.show));
                object.insert(text(u"status"), presence.status);
                m_context.output().event(text(u"presence"), object, {});
            });
    connect(&account.roster(), &chat::Roster::requestReceived, this, [this](const model::ContactRequest &request) {
        auto object = forAccount();
        object.insert(text(u"from"), request.jid.toString());
        m_context.output().event(text(u"request"), object, request.jid.toString());
    });
}

base::Task<Exit> Listener::finished(std::chrono::milliseconds time)
{
    if (time.count() > 0) {
        m_context.workspace().clock().after(time, this, [this] { end(m_count > 0 ? Exit::TimedOut : Exit::Done); });
    }
    return base::whenFound<Exit>(this, &Listener::ended, [this] { return m_exit; });
}

void Listener::end(Exit exit)
{
    m_exit = exit;
    Q_EMIT ended();
}

void Listener::tellMessage(const model::Message &message)
{
    const auto conversation = m_context.workspace().conversations().find(message.conversation);
    if (!conversation || conversation->account != m_account.id())
        return;
    if (!m_onlyFrom.isEmpty() && message.from.bare() != m_onlyFrom)
        return;
    m_context.output().event(text(u"message"), toJson(message, m_account.jid(), conversation->jid), toPlain(message));
    if (m_count > 0 && ++m_seen >= m_count)
        end(Exit::Done);
}

void Listener::tellDelivery(const model::Message &message)
{
    if (message.direction != model::Direction::Out)
        return;
    auto object = forAccount();
    object.insert(text(u"id"), QString::number(message.id.value));
    object.insert(text(u"state"), wordFor(message.state));
    object.insert(text(u"error"), message.error);
    m_context.output().event(text(u"delivery"), object, {});
}

void Listener::tellConnection()
{
    const auto &state = m_account.state();
    auto object = forAccount();
    object.insert(text(u"state"), wordFor(state.connectivity));
    object.insert(text(u"resumed"), m_account.facts().resumed);
    const bool broken = state.connectivity == chat::Connectivity::Waiting
        || state.connectivity == chat::Connectivity::Failed;
    object.insert(text(u"error"), broken ? QJsonValue(base::nameOf(state.error.kind)) : QJsonValue(QJsonValue::Null));
    m_context.output().event(text(u"connection"), object, {});
    if (state.connectivity == chat::Connectivity::Failed)
        end(m_context.output().failure(state.error));
}

void Listener::tellRoster(const model::Contact &contact, const QString &change)
{
    auto object = toJson(contact, m_account.jid());
    object.insert(text(u"change"), change);
    m_context.output().event(text(u"roster"), object, {});
}

QJsonObject Listener::forAccount() const
{
    return {{text(u"account"), m_account.jid().toString()}};
}

base::Task<base::Result<model::DeliveryState>> delivered(Context &context, chat::Account &account,
                                                         model::MessageId message)
{
    auto state = std::make_shared<base::Result<model::DeliveryState>>(model::DeliveryState::Pending);
    auto &conversations = context.workspace().conversations();
    QObject watch;
    QObject::connect(&conversations, &chat::Conversations::messageChanged, &watch,
                     [message, state](const model::Message &changed) {
                         if (changed.id == message)
                             *state = changed.state;
                     });
    const auto known = co_await account.outbox().stateOf(message).on(&context);
    if (known && *known > model::DeliveryState::Pending)
        co_return known;
    auto look = [state]() -> std::optional<base::Result<model::DeliveryState>> {
        return **state > model::DeliveryState::Pending ? std::optional(*state) : std::nullopt;
    };
    const auto task = base::whenFound<base::Result<model::DeliveryState>>(
        &conversations, &chat::Conversations::messageChanged, std::move(look),
        base::Limit<base::Result<model::DeliveryState>>{context.workspace().clock(), context.timeout(),
                                                        [] { return base::ErrorKind::Timeout; }});
    co_return co_await task.on(&context);
}

} // namespace cli
