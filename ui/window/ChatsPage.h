// SPDX-License-Identifier: GPL-3.0-or-later
// The window when somebody is signed in: list, chat, panels, settings, and the keys between them. Owned by MainWindow.
#pragma once

#include "base/Jid.h"
#include "settings/SettingsPage.h"
#include "trust/DeviceNews.h"
#include "trust/Padlocks.h"
#include "widgets/Avatar.h"
#include "window/Bars.h"
#include "window/Desk.h"
#include "window/Shortcuts.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace chat {
class Account;
}
namespace widgets {
class Toast;
}

namespace window {

class ChatPage;
class DetailsPanel;
class LeftPanel;
class MessagePanel;
class PadlockPanel;
class Panes;
class SearchPanel;

class ChatsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ChatsPage(const Desk &desk, QWidget *parent = nullptr);
    ~ChatsPage() override;

    void openChat(model::ConversationId id);
    // Makes the chat if there is none, and puts the cursor into the composer.
    void writeTo(model::AccountId account, const base::Jid &jid);
    void focusStart(const QString &words = {});
    // For a moment, at the lower edge.
    void say(const QString &sentence);
    void openSettings(settings::SettingsPage::Section section);
    void closeSettings();
    // Compares the codes of somebody's devices, beginning with that one; 0: with whichever is open.
    void openVerify(model::AccountId account, const base::Jid &owner, quint32 device);
    // A link with keys: whose they are is shown, and nothing is decided by that.
    void takeCode(const QString &link);
    void perform(Command command) { run({command, {}, 0}); }
    // What is open, for building the page anew.
    model::ConversationId currentChat() const;
    std::optional<settings::SettingsPage::Section> currentSection() const;
    void setDiskFull(bool full);
    void setArchivePutAside(bool aside);
    QString title() const;

Q_SIGNALS:
    void titleChanged();
    void linkPressed(QString link); // xmpp:, in a message
    void addAccountWanted();
    void lockWanted();
    void quitWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectList();
    void connectChat();
    void followAccounts();
    void follow(chat::Account &account);
    void run(const Shortcut &shortcut);
    void runChatCommand(Command command);
    void step(int by, bool onlyUnread);
    void stepPane(int by);
    void goBack();
    void escape();
    void toggleDetails();
    void togglePadlock();
    void showPadlock();
    void searchEverywhere(const QString &words);
    void closeChat();
    void addOwnNews();
    void openIntruder(const trust::News &news);
    void openAside(QWidget *page);
    void closeAside();
    void closeSide();
    void chatOpened(model::ConversationId id);
    void refreshBar();
    BarFacts barFacts() const;
    AccountFacts factsOf(const chat::Account &account) const;
    void runBarAction(BarAction action, model::AccountId account);
    QList<trust::News> chatNews() const;
    void runLockAction(BarAction action);
    void addContact();

    Desk m_desk;
    trust::Padlocks m_padlocks;
    trust::DeviceNews m_news;
    widgets::AvatarPictures m_pictures;
    LeftPanel *m_left;
    ChatPage *m_chat;
    QStackedWidget *m_middle;
    settings::SettingsPage *m_settings = nullptr;
    QWidget *m_aside = nullptr; // a page about keys in the place of the chat
    Panes *m_panes;
    DetailsPanel *m_details;
    PadlockPanel *m_padlock;
    SearchPanel *m_search;
    MessagePanel *m_message;
    model::ConversationId m_previous;
    model::ConversationId m_last;
    QHash<model::AccountId, QElapsedTimer> m_offline;
    QHash<model::AccountId, int> m_caughtUp;
    QTimer m_barTimer;
    QSet<model::ConversationId> m_lockTold; // what the padlock's bar says there has been read
    widgets::Toast *m_toast = nullptr;
    bool m_diskFull = false;
    bool m_archivePutAside = false;
    int m_leftOut = 0;
    QString m_leftOutServer;
};

} // namespace window
