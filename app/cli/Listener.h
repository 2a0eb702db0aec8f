// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what happens to an account as events until it is told to end. Lives as long as the command `listen`.
#pragma once

#include "base/Task.h"
#include "chat/Account.h"
#include "cli/Context.h"
#include "model/Contact.h"
#include "model/Message.h"

#include <QObject>
#include <QSet>

namespace cli {

class Listener : public QObject
{
    Q_OBJECT

public:
    // `count` 0: no end by number.
    Listener(Context &context, chat::Account &account, int count);

    void setOnlyFrom(const base::Jid &bareJid) { m_onlyFrom = bareJid; }
    // Finishes after `count` messages, after `time` (0: never), or when the connection fails for good.
    base::Task<Exit> finished(std::chrono::milliseconds time);

Q_SIGNALS:
    void ended();

private:
    void followAccount();
    void followRoster();
    void followDevices();
    void end(Exit exit);
    void tellMessage(const model::Message &message);
    void noteChanged(const model::Message &message);
    void tellDelivery(const model::Message &message);
    void tellConnection();
    void tellDevices(const base::Jid &owner, const QList<quint32> &devices, const QString &change);
    void tellRoster(const model::Contact &contact, const QString &change);
    QJsonObject forAccount() const;

    Context &m_context;
    chat::Account &m_account;
    const int m_count;
    int m_seen = 0;
    QSet<model::MessageId> m_closed; // told as undecryptable
    base::Jid m_onlyFrom;
    std::optional<Exit> m_exit;
};

// Finishes with the message once it has left (Sent or more), failed, or cannot be encrypted; Timeout otherwise.
base::Task<base::Result<model::Message>> delivered(Context &context, model::ConversationId conversation,
                                                   model::MessageId message);
// Whether waiting longer may help it to be encrypted.
bool isRefused(const model::Message &message);

} // namespace cli
