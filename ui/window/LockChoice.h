// SPDX-License-Identifier: GPL-3.0-or-later
// Switching a chat's encryption, wherever that is offered: up at once, down with a question that names the person (ux.md
// B11); each leaves a line in the chat. Free functions.
#pragma once

#include "model/Conversation.h"
#include "window/Desk.h"

class QWidget;

namespace window::lockChoice {

void turnOn(const Desk &desk, const model::Conversation &chat,
            model::EncryptionChoice choice = model::EncryptionChoice::On);
// Asks first, over `window`; false: the person thought better of it.
bool turnOff(QWidget *window, const Desk &desk, const model::Conversation &chat);
// What waits for keys leaves in clear, and all that follows too, if the person says so.
void sendInClear(QWidget *window, const Desk &desk, const model::Conversation &chat);

} // namespace window::lockChoice
