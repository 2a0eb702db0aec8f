// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/LockChoice.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Encryption.h"
#include "chat/Outbox.h"
#include "text/KeyWords.h"
#include "text/SafeDisplay.h"
#include "widgets/Question.h"

namespace window::lockChoice {
namespace {

using model::EncryptionChoice;
using text::KeyWords;

} // namespace

void turnOn(const Desk &desk, const model::Conversation &chat, EncryptionChoice choice)
{
    const bool isNews = !chat::encrypts(chat);
    desk.conversations.setEncryption(chat.id, choice);
    if (isNews && chat.lastMessage)
        desk.conversations.note(chat.id, KeyWords::onNote());
    if (const chat::Account *account = desk.accounts.find(chat.account))
        account->encryption().refresh(chat.jid);
}

bool turnOff(QWidget *window, const Desk &desk, const model::Conversation &chat)
{
    const QString name = text::safeName(chat.name).text;
    if (!widgets::confirm(window, KeyWords::offQuestion(name), KeyWords::offExplanation(name), KeyWords::offVerb()))
        return false;
    desk.conversations.setEncryption(chat.id, EncryptionChoice::Off);
    if (chat.lastMessage)
        desk.conversations.note(chat.id, KeyWords::offNote());
    return true;
}

void sendInClear(QWidget *window, const Desk &desk, const model::Conversation &chat)
{
    const QString name = text::safeName(chat.name).text;
    if (!widgets::confirm(window, KeyWords::clearQuestion(name), KeyWords::clearExplanation(), KeyWords::clearVerb()))
        return;
    const bool wasOn = chat::encrypts(chat);
    desk.conversations.setEncryption(chat.id, EncryptionChoice::Off);
    if (wasOn)
        desk.conversations.note(chat.id, KeyWords::offNote());
    if (const chat::Account *account = desk.accounts.find(chat.account))
        account->outbox().sendInClear(chat.id);
}

} // namespace window::lockChoice
