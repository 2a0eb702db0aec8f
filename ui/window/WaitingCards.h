// SPDX-License-Identifier: GPL-3.0-or-later
// Contact requests and first messages of strangers, of all accounts, as cards among what waits; they never go by
// themselves. Owned by LeftPanel.
#pragma once

#include "model/Contact.h"
#include "model/Ids.h"
#include "widgets/Avatar.h"
#include "widgets/CardGroup.h"
#include "window/Desk.h"

#include <QSet>

namespace chat {
class Account;
}

namespace window {

class WaitingCards : public widgets::CardGroup
{
    Q_OBJECT

public:
    WaitingCards(const Desk &desk, widgets::AvatarPictures &pictures, QWidget *parent = nullptr);

Q_SIGNALS:
    void accepted(model::AccountId account, base::Jid jid);

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
    QSet<std::pair<qint64, QString>> m_ignored; // put away until the next start
    QSet<model::ConversationId> m_strangers;
};

} // namespace window
