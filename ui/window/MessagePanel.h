// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one message: who, when, how far it got, how it was protected. Owned by ChatsPage.
#pragma once

#include "model/Conversation.h"
#include "window/SidePanel.h"

namespace window {

class MessagePanel : public SidePanel
{
    Q_OBJECT

public:
    explicit MessagePanel(QWidget *parent = nullptr);

    void present(const model::Message &message, const model::Conversation &chat);
};

} // namespace window
