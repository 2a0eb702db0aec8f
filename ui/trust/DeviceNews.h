// SPDX-License-Identifier: GPL-3.0-or-later
// What has changed among people's devices and wants to be looked at (ux.md B13): what a person must decide is kept until
// that is done, what need not be decided becomes a line in the chat. Owned by ChatsPage; main thread.
#pragma once

#include "chat/Devices.h"
#include "model/Ids.h"

#include <QObject>

namespace chat {
class Account;
class Accounts;
class Conversations;
} // namespace chat

namespace trust {

struct News
{
    model::AccountId account;
    base::Jid owner;
    chat::KnownDevice known;
    model::DeviceAlarm::Kind kind = model::DeviceAlarm::Kind::NewDevice;
    QDateTime since;

    bool operator==(const News &) const = default;
};

class DeviceNews : public QObject
{
    Q_OBJECT

public:
    DeviceNews(chat::Accounts &accounts, chat::Conversations &conversations, QObject *parent = nullptr);

    // About that person's devices, a changed key first; also of the own account, but not about this very device.
    QList<News> of(model::AccountId account, const base::Jid &owner) const;
    // About the devices of the own accounts.
    QList<News> own() const;
    // What the person has decided about all of these; also where a key was never seen, the news is over.
    void decide(const QList<News> &news, model::KeyTrust trust);
    void dismiss(const News &news);

Q_SIGNALS:
    void changed();

private:
    void follow(chat::Account &account);
    void read(chat::Account &account);
    void look(chat::Account &account, const model::DeviceAlarm &alarm);
    void take(chat::Account &account, const model::DeviceAlarm &alarm, const chat::KnownDevice &known);

    void tell(const News &news);

    chat::Accounts &m_accounts;
    chat::Conversations &m_conversations;
    QList<News> m_news;
    QList<News> m_told; // as a line in the chat, until the alarm is gone
};

} // namespace trust
