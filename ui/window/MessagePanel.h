// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one message: who, when, how far it got, how it was protected. Owned by ChatsPage.
#pragma once

#include "model/Conversation.h"
#include "window/Desk.h"
#include "window/SidePanel.h"

namespace chat {
struct Proof;
}

namespace window {

class MessagePanel : public SidePanel
{
    Q_OBJECT

public:
    explicit MessagePanel(const Desk &desk, QWidget *parent = nullptr);

    void present(const model::Message &message, const model::Conversation &chat);

private:
    void addRemedies(const model::Message &message);
    void addProof(const chat::Proof &proof);
    void addReaders(const chat::Proof &proof);
    void addFingerprint(const QStringList &groups);

    Desk m_desk;
    model::MessageId m_shown;
};

} // namespace window
