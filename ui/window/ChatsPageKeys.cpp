// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the chats page: what each command does there.
#include "window/ChatsPage.h"

#include "chat/Conversations.h"
#include "window/ChatMenu.h"
#include "window/ChatPage.h"
#include "window/DetailsPanel.h"
#include "window/LeftPanel.h"
#include "window/PadlockPanel.h"
#include "window/Panes.h"
#include "window/SearchPanel.h"

#include <QApplication>
#include <QKeyEvent>

namespace window {

void ChatsPage::run(const Shortcut &shortcut)
{
    switch (shortcut.command) {
    case Command::Switcher:
    case Command::NewChat: focusStart(); break;
    case Command::FindEverywhere: searchEverywhere({}); break;
    case Command::Settings:
        if (currentSection())
            closeSettings();
        else
            openSettings(settings::SettingsPage::Section::Account);
        break;
    case Command::PreviousChat:
    case Command::NextChat: step(shortcut.command == Command::NextChat ? 1 : -1, false); break;
    case Command::PreviousUnread:
    case Command::NextUnread: step(shortcut.command == Command::NextUnread ? 1 : -1, true); break;
    case Command::LastChat:
        if (m_previous)
            openChat(m_previous);
        break;
    case Command::NextPane:
    case Command::PreviousPane: stepPane(shortcut.command == Command::NextPane ? 1 : -1); break;
    case Command::Back: goBack(); break;
    case Command::Lock: Q_EMIT lockWanted(); break;
    case Command::ChatByNumber:
        if (const auto chats = m_left->order(); shortcut.number <= chats.size())
            openChat(chats[shortcut.number - 1]);
        break;
    default: runChatCommand(shortcut.command);
    }
}

void ChatsPage::runChatCommand(Command command)
{
    const model::Conversation chat = m_chat->chat();
    if (!chat.id)
        return;
    switch (command) {
    case Command::FindInChat:
        closeSettings();
        m_chat->startFind();
        break;
    case Command::Padlock: togglePadlock(); break;
    case Command::Details: toggleDetails(); break;
    case Command::CloseChat: closeChat(); break;
    case Command::Pin: m_desk.conversations.setPinned(chat.id, !chat.pinned); break;
    case Command::Mute:
        m_desk.conversations.setMutedUntil(chat.id, isMuted(chat) ? QDateTime() : mutedForEver());
        break;
    case Command::MarkUnread: m_desk.conversations.markUnread(chat.id); break;
    case Command::FirstUnread: m_chat->goToFirstUnread(); break;
    case Command::Newest: m_chat->goToEnd(); break;
    default: break;
    }
}

void ChatsPage::step(int by, bool onlyUnread)
{
    const QList<model::ConversationId> chats = m_left->order();
    qsizetype at = chats.indexOf(m_chat->current());
    if (at < 0)
        at = by > 0 ? -1 : chats.size();
    for (at += by; at >= 0 && at < chats.size(); at += by) {
        const auto chat = m_desk.conversations.find(chats[at]);
        if (!onlyUnread || (chat && chat->unread > 0)) {
            openChat(chats[at]);
            return;
        }
    }
}

void ChatsPage::stepPane(int by)
{
    QList<QWidget *> stops = m_left->stops() + m_chat->stops();
    for (const QWidget *page : {m_panes->side(), m_aside}) {
        if (page)
            stops << page->findChild<QAbstractButton *>();
    }
    stops.removeIf([](QWidget *stop) { return !stop || !stop->isVisible(); });
    if (stops.isEmpty())
        return;
    QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        if (focus && (stops[i] == focus || stops[i]->isAncestorOf(focus)))
            at = i;
    }
    if (at < 0)
        at = by > 0 ? -1 : 0;
    stops[(at + by + stops.size()) % stops.size()]->setFocus(Qt::ShortcutFocusReason);
}

void ChatsPage::goBack()
{
    if (m_aside)
        return closeAside();
    if (currentSection()) {
        closeSettings();
        if (m_chat->current())
            return;
    }
    m_panes->showList();
    if (m_panes->mode() == PaneMode::One)
        m_left->focusList();
}

void ChatsPage::toggleDetails()
{
    if (m_panes->side() == m_details) {
        closeSide();
        return;
    }
    closeSettings();
    m_details->present(m_chat->current());
    m_panes->showSide(m_details);
    m_details->focusFirst();
}

void ChatsPage::togglePadlock()
{
    if (m_panes->side() == m_padlock) {
        closeSide();
        return;
    }
    showPadlock();
}

void ChatsPage::showPadlock()
{
    closeSettings();
    m_padlock->present(m_chat->current());
    m_panes->showSide(m_padlock);
    m_padlock->focusFirst();
}

void ChatsPage::searchEverywhere(const QString &words)
{
    closeSettings();
    m_panes->showSide(m_search);
    m_search->start(words);
}

void ChatsPage::closeSide()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = m_panes->side() && focus && m_panes->side()->isAncestorOf(focus);
    if (m_panes->side() == m_search)
        m_chat->forgetFound();
    m_panes->hideSide();
    if (!hadFocus)
        return;
    if (m_chat->current())
        m_chat->focusComposer();
    else
        m_left->focusList();
}

void ChatsPage::closeChat()
{
    m_chat->open({});
    m_panes->showList();
    m_left->focusList();
}

// Search field, search bar, side panel, settings, back; never the window [UX-WIN-1].
void ChatsPage::escape()
{
    if (m_left->clearStart() || m_chat->endFind())
        return;
    if (m_panes->side())
        closeSide();
    else if (m_aside)
        closeAside();
    else if (currentSection() || m_panes->mode() == PaneMode::One)
        goBack();
}

void ChatsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
    escape();
}

} // namespace window
