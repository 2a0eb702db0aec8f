// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/LineSender.h"

#include "base/Signals.h"
#include "chat/Outbox.h"
#include "cli/Events.h"
#include "cli/Listener.h"

#include <QCoreApplication>
#include <QSet>

namespace cli {
namespace {

class Progress : public QObject
{
public:
    Progress(Context &context, const chat::Account &account)
        : m_context(context)
        , m_account(account)
    {
        connect(&context.workspace().conversations(), &chat::Conversations::messageChanged, this, &Progress::note);
    }

    void noteStored(model::MessageId id, const QString &body)
    {
        m_waiting.insert(id);
        tell(id, model::DeliveryState::Pending, {}, body);
    }
    base::Task<Exit> allSent()
    {
        return base::whenFound<Exit>(&m_context.workspace().conversations(), &chat::Conversations::messageChanged,
                                     [this]() -> std::optional<Exit> {
                                         if (!m_waiting.isEmpty())
                                             return std::nullopt;
                                         return m_refused ? Exit::NotEncrypted : m_failed ? Exit::Failed : Exit::Done;
                                     });
    }

private:
    void note(const model::Message &message)
    {
        const bool refused = isRefused(message);
        const bool waits = message.state == model::DeliveryState::Pending && !refused;
        if (message.direction != model::Direction::Out || waits || !m_waiting.remove(message.id))
            return;
        tell(message.id, refused ? model::DeliveryState::Failed : message.state, message.error, {});
        m_failed = m_failed || message.state == model::DeliveryState::Failed;
        m_refused = m_refused || refused;
        if (refused)
            m_account.outbox().discard(message.id);
    }
    void tell(model::MessageId id, model::DeliveryState state, const QString &error, const QString &body)
    {
        QJsonObject object{{QStringLiteral("account"), m_account.jid().toString()},
                           {QStringLiteral("id"), QString::number(id.value)},
                           {QStringLiteral("state"), wordFor(state)},
                           {QStringLiteral("error"), orNull(error)}};
        if (!body.isEmpty())
            object.insert(QStringLiteral("body"), body);
        m_context.output().event(QStringLiteral("delivery"), object, {});
    }
    Context &m_context;
    const chat::Account &m_account;
    QSet<model::MessageId> m_waiting; // stored, not yet with the server
    bool m_failed = false;
    bool m_refused = false; // some could not be encrypted, and were taken back
};

} // namespace

base::Task<Exit> sendLines(Context &context, chat::Account &account, model::ConversationId conversation,
                           chat::Lock lock)
{
    Progress progress(context, account);
    account.start();
    while (const auto line = co_await context.console().nextLine().on(&context)) {
        if (line->trimmed().isEmpty())
            continue;
        const auto id = co_await account.outbox().send(conversation, *line, lock).on(&context);
        if (!id)
            co_return context.output().failure(id.error());
        progress.noteStored(*id, *line);
    }
    const auto task = progress.allSent();
    const Exit exit = co_await task.on(&context);
    if (exit == Exit::Failed)
        co_return context.output().failure(Exit::Failed, QStringLiteral("not-accepted"),
                                           QCoreApplication::translate("cli",
                                                                       "Some lines were not accepted; their "
                                                                       "events say why."));
    if (exit == Exit::NotEncrypted)
        co_return context.output().failure(Exit::NotEncrypted, QStringLiteral("not-encrypted"),
                                           QCoreApplication::translate("cli",
                                                                       "Some lines could not be encrypted and were "
                                                                       "not sent; --plain sends them readable."));
    co_return exit;
}

} // namespace cli
