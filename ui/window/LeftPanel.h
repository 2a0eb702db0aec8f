// SPDX-License-Identifier: GPL-3.0-or-later
// The left of the window: own picture, search-or-start, filters, what waits, and the chats. Owned by ChatsPage.
#pragma once

#include "model/Conversation.h"
#include "widgets/Avatar.h"
#include "widgets/Panels.h"
#include "window/Desk.h"

class QMenu;
class QStackedWidget;

namespace chat {
class Account;
}
namespace lists {
class ConversationList;
enum class Filter;
} // namespace lists
namespace trust {
class Padlocks;
}
namespace widgets {
class CardGroup;
class Chip;
class IconButton;
class LineEdit;
} // namespace widgets

namespace window {

class BarView;
class CardColumn;
class EmptyPlace;
class StartList;
struct Bar;
enum class BarAction;
struct StartResult;

class LeftPanel : public widgets::Plane
{
    Q_OBJECT

public:
    LeftPanel(const Desk &desk, trust::Padlocks &padlocks, widgets::AvatarPictures &pictures,
              QWidget *parent = nullptr);

    void setCurrent(model::ConversationId id);
    // What the bar of a chat would say, where no chat is shown.
    void setBar(const Bar &bar);
    // Above what waits already.
    void addCards(widgets::CardGroup *cards);
    // Pictures only, 76 px wide.
    void setCollapsed(bool collapsed);
    void focusStart(const QString &words = {});
    void focusList();
    // The chats as they stand in the list now.
    QList<model::ConversationId> order() const;
    // Ends the search; true if there was one.
    bool clearStart();
    int unreadChats() const;
    QList<QWidget *> stops() const;

Q_SIGNALS:
    void chosen(model::ConversationId id);
    void writeTo(model::AccountId account, base::Jid jid);
    void searchMessages(QString words);
    void barAction(window::BarAction action, model::AccountId account);
    void settingsWanted();
    void addAccountWanted();
    void lockWanted();
    void quitWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildChips();
    void buildLists();
    void connectDesk();
    void showOwnFace();
    void showOwnMenu();
    void showNewMenu();
    void showChatMenu(model::ConversationId id, const QPoint &where);
    void follow(chat::Account &account);
    void setFilter(lists::Filter filter);
    void propose();
    void take(const StartResult &result);
    void refresh();
    void change(const model::Conversation &chat);
    void showSigns(const model::Conversation &chat);
    void refreshSigns();
    void showRightList();
    model::AccountId writingAccount() const;

    Desk m_desk;
    trust::Padlocks &m_padlocks;
    widgets::AvatarPictures &m_pictures;
    widgets::Avatar *m_own = nullptr;
    widgets::LineEdit *m_start = nullptr;
    widgets::IconButton *m_new = nullptr;
    QWidget *m_chips = nullptr;
    QList<widgets::Chip *> m_chipList;
    BarView *m_bar = nullptr;
    CardColumn *m_cards = nullptr;
    QStackedWidget *m_stack = nullptr;
    lists::ConversationList *m_list = nullptr;
    StartList *m_results = nullptr;
    EmptyPlace *m_noChats = nullptr;
    EmptyPlace *m_nothingHere = nullptr;
    bool m_collapsed = false;
};

} // namespace window
