// SPDX-License-Identifier: GPL-3.0-or-later
// One open chat: header, the one bar, search in it, messages, composer. Owned by ChatsPage.
#pragma once

#include "chat/Search.h"
#include "composer/Composer.h"
#include "model/Conversation.h"
#include "widgets/Avatar.h"
#include "window/Bars.h"
#include "window/Desk.h"
#include "window/MissingReaders.h"

#include <QWidget>

#include <memory>
#include <optional>

class QMenu;
class QStackedLayout;

namespace chat {
class Account;
class Timeline;
} // namespace chat
namespace timeline {
class ChatSource;
class TimelineView;
struct ChatFacts;
} // namespace timeline
namespace trust {
class Padlocks;
}
namespace widgets {
class Announcer;
} // namespace widgets

namespace window {

class BarView;
class ChatHeader;
class EmptyPlace;
class FindBar;

class ChatPage : public QWidget
{
    Q_OBJECT

public:
    ChatPage(const Desk &desk, trust::Padlocks &padlocks, widgets::AvatarPictures &pictures, QWidget *parent = nullptr);
    ~ChatPage() override;

    // No id: no chat is open.
    void open(model::ConversationId id);
    model::ConversationId current() const { return m_chat.id; }
    const model::Conversation &chat() const { return m_chat; }
    void setBar(const Bar &bar);
    void setBackVisible(bool visible);
    // `found`: words to mark there.
    void goTo(model::MessageId message, const QString &found = {});
    // The search is over: nothing is marked any more.
    void forgetFound();
    void goToEnd();
    void goToFirstUnread();
    void startFind(const QString &words = {});
    // True if there was a search to end.
    bool endFind();
    void focusComposer();
    void flushDraft();
    // Header, messages, composer, for F6.
    QList<QWidget *> stops() const;
    // Name of the person if the chat is with one who is no contact.
    QString nameIfNoContact() const;
    bool isContactAsked() const;
    // The message that has just failed in this chat; no id: none.
    const model::Message &failed() const { return m_failed; }
    void sendFailedAgain();
    void forgetFailed();
    // Devices that would miss what has just been written; none: nothing waits for a word about that.
    const QList<model::Device> &missingReaders() const { return m_missing; }
    void sendToVerified();
    void forgetMissing();

Q_SIGNALS:
    void opened(model::ConversationId id);
    void backPressed();
    void detailsPressed();
    void padlockPressed();
    void closePressed();
    void barAction(window::BarAction action, model::AccountId account);
    void searchEverywhere(QString words);
    void linkToXmpp(QString link); // pressed in a message
    void messageDetailsWanted(model::Message message);
    void barOutdated();
    void said(QString sentence); // for a moment, at the window's edge
    void escapePressed();        // in the composer, with nothing to cancel there

private:
    void build(widgets::AvatarPictures &pictures);
    void setSendKey();
    void connectParts();
    void connectComposer();
    void connectMessages();
    void connectConversations();
    void follow();
    void show(const model::Conversation &chat);
    void showLine();
    void showPadlock();
    void learnKeys();
    timeline::ChatFacts facts();
    void showEmptiness();
    void submit(const QString &text);
    void askWhoMisses(chat::Account &own, const QString &text);
    void send(chat::Account &own, const model::Conversation &chat, const QString &text);
    void fillMenu(QMenu *menu);
    void find(const QString &words);
    void noteState(const model::Message &message);
    void showMessageDetails(model::MessageId message);
    widgets::AvatarFace faceOf(const model::Message &message) const;
    widgets::AvatarFace chatFace() const;
    chat::Account *account() const;

    Desk m_desk;
    trust::Padlocks &m_padlocks;
    chat::Search m_search;
    model::Conversation m_chat;
    std::unique_ptr<chat::Timeline> m_messages;
    std::unique_ptr<timeline::ChatSource> m_source;
    QList<QMetaObject::Connection> m_following;
    QStackedLayout *m_layers = nullptr;
    QWidget *m_open = nullptr;
    EmptyPlace *m_nothing = nullptr;
    ChatHeader *m_header = nullptr;
    BarView *m_bar = nullptr;
    FindBar *m_find = nullptr;
    timeline::TimelineView *m_view = nullptr;
    EmptyPlace *m_beginning = nullptr;
    composer::Composer *m_composer = nullptr;
    widgets::Announcer *m_announcer = nullptr;
    model::Message m_failed;
    MissingReaders m_readers;
    QList<model::Device> m_missing;
    quint64 m_searchTurn = 0;
};

} // namespace window
