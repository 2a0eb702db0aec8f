// SPDX-License-Identifier: GPL-3.0-or-later
// Who reads a chat and why: its padlock in words, the switches, and every device that reads or does not (ux.md B11).
// Owned by ChatsPage.
#pragma once

#include "chat/BesideLock.h"
#include "chat/Devices.h"
#include "model/Conversation.h"
#include "window/Desk.h"
#include "window/SidePanel.h"

#include <optional>

namespace chat {
class Account;
}
namespace trust {
class DeviceCard;
class Padlocks;
} // namespace trust

namespace window {

class PadlockPanel : public SidePanel
{
    Q_OBJECT

public:
    PadlockPanel(const Desk &desk, trust::Padlocks &padlocks, QWidget *parent = nullptr);

    // Asks for the devices of both sides anew.
    void present(model::ConversationId id);
    void focusFirst() override;

Q_SIGNALS:
    void verifyWanted(model::AccountId account, base::Jid owner, quint32 device);

private:
    void readDevices();
    void rebuild();
    void addState(const model::Conversation &chat);
    void addWaiting(const model::Conversation &chat);
    void addSwitches(const model::Conversation &chat);
    void addBesideLock(const model::Conversation &chat);
    void readBesideLock();
    void addDevices(const model::Conversation &chat, const base::Jid &owner, const chat::PersonsDevices &all);
    void addCard(const base::Jid &owner, const chat::KnownDevice &known, const model::Conversation &chat);
    void setEncryption(model::EncryptionChoice choice);
    void turnOff();
    void sendInClear();
    void setTrust(const base::Jid &owner, quint32 device, model::KeyTrust trust);
    std::optional<model::Conversation> chat() const;
    chat::Account *account() const;

    Desk m_desk;
    trust::Padlocks &m_padlocks;
    model::ConversationId m_id;
    model::EncryptionChoice m_shown = model::EncryptionChoice::Automatic; // what the panel was built from
    QMetaObject::Connection m_following;
    std::optional<chat::PersonsDevices> m_theirs; // nothing: not read yet
    std::optional<chat::PersonsDevices> m_own;
    chat::BesideLockFacts m_beside;
    bool m_showsPast = false; // devices that are no longer in use
};

} // namespace window
