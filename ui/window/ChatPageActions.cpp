// SPDX-License-Identifier: GPL-3.0-or-later
// What one does in a chat: search it, send, try again, look at one message, its menu.
#include "window/ChatPage.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Devices.h"
#include "chat/Encryption.h"
#include "chat/Outbox.h"
#include "chat/Roster.h"
#include "chat/Timeline.h"
#include "theme/Icons.h"
#include "timeline/ChatSource.h"
#include "timeline/TimelineView.h"
#include "window/ChatMenu.h"
#include "window/FindBar.h"

#include <QMenu>

namespace window {

namespace {

constexpr int mostHits = 200;

} // namespace

void ChatPage::startFind(const QString &words)
{
    if (m_chat.id)
        m_find->start(words);
}

bool ChatPage::endFind()
{
    forgetFound();
    if (m_find->isHidden())
        return false;
    m_find->hide();
    focusComposer();
    return true;
}

void ChatPage::find(const QString &words)
{
    const quint64 turn = ++m_searchTurn;
    if (words.trimmed().isEmpty()) {
        m_view->setFound({});
        m_find->setHits({});
        return;
    }
    m_search.find(words, m_chat.id, mostHits)
        .then(this, [this, turn, words](const base::Result<QList<chat::SearchHit>> &hits) {
            if (turn != m_searchTurn)
                return; // the words have changed meanwhile
            QList<model::MessageId> messages;
            if (hits) {
                for (const chat::SearchHit &hit : *hits)
                    messages << hit.message.id;
            }
            m_view->setFound(messages.isEmpty() ? QString() : words);
            m_find->setHits(messages);
        });
}

void ChatPage::submit(const QString &text)
{
    chat::Account *own = account();
    if (!own) {
        m_composer->restore(text);
        return;
    }
    if (m_chat.encryption == model::EncryptionChoice::OnlyVerified)
        askWhoMisses(*own, text);
    else
        send(*own, m_chat, text);
}

void ChatPage::askWhoMisses(chat::Account &own, const QString &text)
{
    own.devices()
        .of(m_chat.jid)
        .then(this, [this, chat = m_chat, text](const base::Result<chat::PersonsDevices> &theirs) {
            chat::Account *still = m_desk.accounts.find(chat.account);
            const auto missing = theirs ? m_readers.unasked(chat.id, *theirs) : QList<model::Device>();
            if (still && missing.isEmpty())
                return send(*still, chat, text);
            if (chat.id != m_chat.id)
                return m_desk.conversations.setDraft(chat.id, text);
            m_composer->restore(text);
            m_missing = missing;
            Q_EMIT barOutdated();
        });
}

void ChatPage::sendToVerified()
{
    m_readers.agree(m_chat.id, m_missing);
    forgetMissing();
    m_composer->submit();
}

void ChatPage::forgetMissing()
{
    m_missing.clear();
    Q_EMIT barOutdated();
}

void ChatPage::send(chat::Account &own, const model::Conversation &chat, const QString &text)
{
    const model::ConversationId id = chat.id;
    // With the first words to a new person goes the request to be contacts [UX-ONB-3].
    const bool isHere = id == m_chat.id;
    if (isHere && !chat.lastMessage && !nameIfNoContact().isEmpty() && !isContactAsked())
        own.roster().add(chat.jid, {}, {}).then(this, [this](const base::Result<> &) { Q_EMIT barOutdated(); });
    own.outbox().send(id, text).then(this, [this, id, text](const base::Result<model::MessageId> &sent) {
        const bool isOpen = id == m_chat.id;
        if (sent) {
            m_desk.conversations.setDraft(id, isOpen ? m_composer->text() : QString());
            if (isOpen)
                m_view->goToEnd();
        } else if (isOpen) {
            m_composer->restore(text); // nothing typed is lost
        }
    });
}

// So that they are there when the first message is written.
void ChatPage::learnKeys()
{
    chat::Account *own = account();
    if (own && own->state().connectivity == chat::Connectivity::Online && chat::encrypts(m_chat))
        own->encryption().refresh(m_chat.jid);
}

void ChatPage::noteState(const model::Message &message)
{
    if (message.conversation != m_chat.id)
        return;
    if (message.state == model::DeliveryState::Failed)
        m_failed = message;
    else if (message.id == m_failed.id)
        m_failed = {};
    else
        return;
    Q_EMIT barOutdated();
}

void ChatPage::sendFailedAgain()
{
    if (chat::Account *own = account())
        own->outbox().retry(m_failed.id);
    forgetFailed();
}

void ChatPage::forgetFailed()
{
    m_failed = {};
    Q_EMIT barOutdated();
}

void ChatPage::showMessageDetails(model::MessageId id)
{
    if (!m_messages)
        return;
    m_messages->around(id, 2).then(m_messages.get(), [this, id](const base::Result<chat::Page> &page) {
        if (!page)
            return;
        for (const model::Message &message : page->messages) {
            if (message.id == id)
                Q_EMIT messageDetailsWanted(message);
        }
    });
}

void ChatPage::fillMenu(QMenu *menu)
{
    menu->addAction(theme::asIcon(theme::Icon::Search), tr("Search in this chat"), this, [this] { startFind(); });
    menu->addAction(theme::asIcon(theme::Icon::Details), tr("Details"), this, &ChatPage::detailsPressed);
    menu->addAction(theme::asIcon(theme::Icon::PadlockClosed), tr("Encryption"), this, &ChatPage::padlockPressed);
    fillChatMenu(*menu, m_chat, m_desk.conversations, this);
    menu->addSeparator();
    menu->addAction(tr("Close this chat"), this, &ChatPage::closePressed);
}

} // namespace window
