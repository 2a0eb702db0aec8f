// SPDX-License-Identifier: GPL-3.0-or-later
// Who a chat is with and what can be done about it: name, groups, contact, encryption, connection. Owned by ChatsPage.
#pragma once

#include "base/Result.h"
#include "model/Contact.h"
#include "model/Conversation.h"
#include "widgets/Avatar.h"
#include "window/Desk.h"
#include "window/SidePanel.h"

namespace chat {
class Account;
}
namespace trust {
class Padlocks;
}
namespace widgets {
class TextField;
}

namespace window {

class DetailsPanel : public SidePanel
{
    Q_OBJECT

public:
    DetailsPanel(const Desk &desk, const trust::Padlocks &padlocks, widgets::AvatarPictures &pictures,
                 QWidget *parent = nullptr);

    void present(model::ConversationId id);

Q_SIGNALS:
    void padlockPressed();

private:
    void rebuild();
    void refresh(model::ConversationId id);
    QString shownOf(const model::Conversation &chat) const;
    void addFace(const model::Conversation &chat);
    void addContactPart(const model::Conversation &chat, chat::Account &account);
    void addAdding(const base::Jid &jid, chat::Account &account);
    void addNaming(const model::Contact &contact);
    void addRemoving(const model::Conversation &chat);
    void addEncryption(const model::Conversation &chat);
    void addConnection(const chat::Account &account);
    void say(const QString &outcome);
    // Offers to block, or to unblock: whichever the server says is left.
    void addBlocking(const model::Conversation &chat, chat::Account &account);
    void block(const base::Jid &jid, const QString &name);
    void unblock(const base::Jid &jid);
    void blockingAnswered(const base::Result<> &done);
    void save();

    Desk m_desk;
    const trust::Padlocks &m_padlocks;
    widgets::AvatarPictures &m_pictures;
    model::ConversationId m_id;
    QString m_shown; // what the panel was built from
    widgets::TextField *m_name = nullptr;
    widgets::TextField *m_groups = nullptr;
    widgets::Label *m_outcome = nullptr;
};

} // namespace window
