// SPDX-License-Identifier: GPL-3.0-or-later
// "Waiting for you": contact requests and first messages of strangers, of all accounts, as cards above the list; they
// never go by themselves. Owned by LeftPanel.
#pragma once

#include "model/Contact.h"
#include "model/Ids.h"
#include "widgets/Avatar.h"
#include "window/Desk.h"

#include <QSet>
#include <QWidget>

class QVBoxLayout;

namespace chat {
class Account;
}

namespace window {

class WaitingCards : public QWidget
{
    Q_OBJECT

public:
    WaitingCards(const Desk &desk, widgets::AvatarPictures &pictures, QWidget *parent = nullptr);

    int count() const { return m_count; }

Q_SIGNALS:
    void accepted(model::AccountId account, base::Jid jid);
    void countChanged();

private:
    enum class Asks { ForContact, ForAnswer };
    struct Asking
    {
        model::AccountId account;
        base::Jid jid;
        Asks asks = Asks::ForContact;
    };

    void follow(chat::Account &account);
    void rebuild();
    void block(model::AccountId id, const base::Jid &jid);
    QWidget *card(chat::Account &account, const model::ContactRequest &request, Asks asks);
    QLayout *whoAsks(const chat::Account &account, const model::ContactRequest &request);
    QLayout *answers(const Asking &asking);
    QWidget *moreButton(const Asking &asking);
    void accept(const Asking &asking);
    void ignore(const Asking &asking);
    void decline(const Asking &asking);

    Desk m_desk;
    widgets::AvatarPictures &m_pictures;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    QSet<std::pair<qint64, QString>> m_ignored; // put away until the next start
    QSet<model::ConversationId> m_strangers;
    int m_count = 0;
};

} // namespace window
