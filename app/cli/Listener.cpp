// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Listener.h"

#include "base/Signals.h"
#include "chat/Encryption.h"
#include "chat/Outbox.h"
#include "chat/Roster.h"
#include "chat/Timeline.h"
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
    connect(&conversations, &chat::Conversations::messageChanged, this, &Listener::noteChanged);
    followAccount();
    followRoster();
    followDevices();
}

void Listener::followAccount()
{
    connect(&m_account, &chat::Account::typingNoted, this, [this](const base::Jid &bareJid, bool typing) {
        auto object = forAccount();
        object.insert(text(u"from"), bareJid.toString());
        object.insert(text(u"typing"), typing);
        m_context.output().event(text(u"typing"), object, {});
    });
    connect(&m_account, &chat::Account::stateChanged, this, &Listener::tellConnection);
    connect(&m_account, &chat::Account::caughtUp, this, [this](const chat::SyncCounts &counts) {
        auto object = forAccount();
        object.insert(text(u"conversation"), QJsonValue::Null);
        object.insert(text(u"messages"), counts.messages);
        object.insert(text(u"gaps"), counts.gaps);
        m_context.output().event(text(u"synced"), object, {});
    });
}

void Listener::followRoster()
{
    connect(&m_account.roster(), &chat::Roster::contactChanged, this,
            [this](const model::Contact &contact) { tellRoster(contact, text(u"changed")); });
    connect(&m_account.roster(), &chat::Roster::contactRemoved, this, [this](const base::Jid &jid) {
        model::Contact gone;
        gone.jid = jid;
        tellRoster(gone, text(u"removed"));
    });
    connect(&m_account.roster(), &chat::Roster::presenceChanged, this,
            [this](const base::Jid &jid, const model::Presence &presence) {
                auto object = forAccount();
                object.insert(text(u"from"), jid.toString());
                object.insert(text(u"show"), wordFor(presence.show));
                object.insert(text(u"status"), presence.status);
                m_context.output().event(text(u"presence"), object, {});
            });
    connect(&m_account.roster(), &chat::Roster::requestReceived, this, [this](const model::ContactRequest &request) {
        auto object = forAccount();
        object.insert(text(u"from"), request.jid.toString());
        m_context.output().event(text(u"request"), object, request.jid.toString());
    });
}

void Listener::followDevices()
{
    connect(&m_account.encryption(), &chat::Encryption::devicesAppeared, this,
            [this](const base::Jid &owner, const QList<quint32> &devices) {
                tellDevices(owner, devices, text(u"new"));
            });
    connect(&m_account.encryption(), &chat::Encryption::devicesGone, this,
            [this](const base::Jid &owner, const QList<quint32> &devices) {
                tellDevices(owner, devices, text(u"gone"));
            });
    connect(&m_account.encryption(), &chat::Encryption::keyChanged, this,
            [this](const base::Jid &owner, quint32 device) { tellDevices(owner, {device}, text(u"key-changed")); });
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
    tell(m_context.output(), message, m_account.jid(), conversation->jid);
    const bool isClosed = message.kind == model::MessageKind::Undecryptable;
    if (isClosed)
        m_closed.insert(message.id);
    if (m_count > 0 && !isClosed && ++m_seen >= m_count)
        end(Exit::Done);
}

void Listener::noteChanged(const model::Message &message)
{
    if (message.kind != model::MessageKind::Undecryptable && m_closed.remove(message.id))
        tellMessage(message); // it could be opened after all
    else
        tellDelivery(message);
}

void Listener::tellDelivery(const model::Message &message)
{
    if (message.direction != model::Direction::Out)
        return;
    auto object = forAccount();
    object.insert(text(u"id"), QString::number(message.id.value));
    object.insert(text(u"state"), wordFor(message.state));
    object.insert(text(u"error"), orNull(message.error));
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

void Listener::tellDevices(const base::Jid &owner, const QList<quint32> &devices, const QString &change)
{
    for (const quint32 device : devices) {
        auto object = forAccount();
        object.insert(text(u"jid"), owner.toString());
        object.insert(text(u"device"), qint64(device));
        object.insert(text(u"change"), change);
        m_context.output().event(text(u"device"), object, {});
    }
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

bool isRefused(const model::Message &message)
{
    switch (message.obstacle) {
    case model::Obstacle::NoDevices:
    case model::Obstacle::NobodyMay:
    case model::Obstacle::TooLarge:
    case model::Obstacle::EncryptionOff: return message.state == model::DeliveryState::Pending;
    default: return false;
    }
}

base::Task<base::Result<model::Message>> delivered(Context &context, model::ConversationId conversation,
                                                   model::MessageId message)
{
    auto newest = std::make_shared<std::optional<model::Message>>();
    auto &conversations = context.workspace().conversations();
    QObject watch;
    QObject::connect(&conversations, &chat::Conversations::messageChanged, &watch,
                     [message, newest](const model::Message &changed) {
                         if (changed.id == message)
                             *newest = changed;
                     });
    chat::Timeline timeline(context.workspace().profile(), conversations, conversation);
    const auto known = co_await timeline.get(message).on(&context);
    if (!known)
        co_return known.error();
    if (!*newest)
        *newest = *known;
    auto look = [newest]() -> std::optional<base::Result<model::Message>> {
        const bool isOver = (*newest)->state > model::DeliveryState::Pending || isRefused(**newest);
        return isOver ? std::optional<base::Result<model::Message>>(**newest) : std::nullopt;
    };
    auto late = [] { return base::Result<model::Message>(base::ErrorKind::Timeout); };
    const auto task = base::whenFound<base::Result<model::Message>>(
        &conversations, &chat::Conversations::messageChanged, std::move(look),
        base::Limit<base::Result<model::Message>>{context.workspace().clock(), context.timeout(), std::move(late)});
    co_return co_await task.on(&context);
}

} // namespace cli
