// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a chat, the same in the list, in its header and by keys. Free functions.
#pragma once

#include "model/Conversation.h"

class QMenu;
class QWidget;

namespace chat {
class Conversations;
}

namespace window {

bool isMuted(const model::Conversation &chat);
QDateTime mutedForEver();
// Adds the actions; they work on the chat as it is when the menu opens. `window` gets the question before removing.
void fillChatMenu(QMenu &menu, const model::Conversation &chat, chat::Conversations &conversations, QWidget *window);

} // namespace window
