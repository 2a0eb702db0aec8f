// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/LeftPanel.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/OwnProfile.h"
#include "chat/Roster.h"
#include "lists/ConversationList.h"
#include "theme/Icons.h"
#include "trust/Padlocks.h"
#include "widgets/Controls.h"
#include "widgets/Field.h"
#include "widgets/FlowLayout.h"
#include "window/BarView.h"
#include "window/CardColumn.h"
#include "window/ChatMenu.h"
#include "window/EmptyPlace.h"
#include "window/Presence.h"
#include "window/Shortcuts.h"
#include "window/StartList.h"
#include "window/WaitingCards.h"

#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>

namespace window {

namespace {

constexpr int ownPicture = 36;
constexpr int chipGap = 6;

} // namespace

LeftPanel::LeftPanel(const Desk &desk, trust::Padlocks &padlocks, widgets::AvatarPictures &pictures, QWidget *parent)
    : Plane(theme::Colour::Sidebar, Line::None, parent)
    , m_desk(desk)
    , m_padlocks(padlocks)
    , m_pictures(pictures)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::tiny);
    m_chips = buildChips();
    m_bar = new BarView;
    auto *waiting = new WaitingCards(desk, pictures);
    m_cards = new CardColumn(this);
    m_cards->addOnTop(waiting);
    buildLists();
    column->addWidget(buildHead());
    column->addWidget(m_chips);
    column->addWidget(m_bar);
    column->addWidget(m_cards);
    column->addWidget(m_stack, 1);
    connectDesk();
    connect(m_bar, &BarView::chosen, this, &LeftPanel::barAction);
    connect(waiting, &WaitingCards::accepted, this, &LeftPanel::writeTo);
    showOwnFace();
    refresh();
}

void LeftPanel::connectDesk()
{
    connect(&m_desk.conversations, &chat::Conversations::loaded, this, &LeftPanel::refresh);
    connect(&m_desk.conversations, &chat::Conversations::changed, this, &LeftPanel::change);
    connect(&m_desk.conversations, &chat::Conversations::removed, this, [this](model::ConversationId id) {
        m_list->rows().remove(id);
        showRightList();
    });
    connect(&m_desk.conversations, &chat::Conversations::typingChanged, this,
            [this](model::ConversationId id, bool typing) { m_list->rows().setTyping(id, typing); });
    connect(&m_padlocks, &trust::Padlocks::changed, this, [this](model::ConversationId id) {
        if (const auto chat = m_desk.conversations.find(id))
            showSigns(*chat);
    });
    m_desk.accounts.followEach(this, [this](chat::Account &account) { follow(account); });
    connect(&m_desk.accounts, &chat::Accounts::accountAdded, this, &LeftPanel::showOwnFace);
    connect(&m_desk.accounts, &chat::Accounts::accountRemoved, this, &LeftPanel::showOwnFace);
    connect(&m_desk.accounts, &chat::Accounts::accountStateChanged, this, &LeftPanel::showOwnFace);
}

QWidget *LeftPanel::buildHead()
{
    m_own = new widgets::Avatar(ownPicture, &m_pictures);
    m_own->setPressable(tr("Your account"));
    m_start = new widgets::LineEdit;
    m_start->setRound(true);
    m_start->setLeadingIcon(theme::Icon::Search);
    m_start->setPlaceholderText(tr("Search or start"));
    m_start->setAccessibleName(tr("Search or start"));
    m_start->setMaxLength(500);
    m_start->installEventFilter(this);
    m_new = new widgets::IconButton(theme::Icon::Plus, tr("New"));
    m_new->setKind(widgets::IconButton::Kind::Primary);
    m_new->setShortcutHint(firstKey(Command::NewChat));
    connect(m_own, &QAbstractButton::clicked, this, &LeftPanel::showOwnMenu);
    connect(m_new, &QAbstractButton::clicked, this, &LeftPanel::showNewMenu);
    connect(m_start, &QLineEdit::textChanged, this, &LeftPanel::propose);
    auto *bar = new QWidget;
    bar->setMinimumHeight(theme::measure::topBar);
    auto *head = new QHBoxLayout(bar);
    head->setContentsMargins(theme::space::medium, theme::space::tiny, theme::space::small, 0);
    head->setSpacing(theme::space::small);
    head->addWidget(m_own);
    head->addWidget(m_start, 1);
    head->addWidget(m_new);
    return bar;
}

QWidget *LeftPanel::buildChips()
{
    auto *row = new QWidget;
    auto *layout = new widgets::FlowLayout(chipGap, row);
    layout->setContentsMargins(theme::space::medium, 0, theme::space::medium, 0);
    const QStringList words{tr("All", "chats"), tr("Unread", "chats"), tr("Groups")};
    for (int i = 0; i < words.size(); ++i) {
        auto *chip = new widgets::Chip(words[i]);
        chip->setCheckable(true);
        chip->setAutoExclusive(true);
        chip->setChecked(i == 0);
        connect(chip, &QAbstractButton::clicked, this, [this, i] { setFilter(static_cast<lists::Filter>(i)); });
        layout->addWidget(chip);
        m_chipList << chip;
    }
    return row;
}

void LeftPanel::buildLists()
{
    m_stack = new QStackedWidget;
    m_list = new lists::ConversationList(&m_pictures);
    m_list->setAccessibleName(tr("Chats"));
    m_results = new StartList(m_pictures);
    m_noChats = new EmptyPlace(theme::Icon::Person, theme::Colour::Sidebar);
    m_noChats->setSentence(tr("No chats yet. Write to someone."));
    connect(m_noChats->addButton(tr("New chat"), widgets::Button::Kind::Primary), &QAbstractButton::clicked, this,
            [this] { focusStart(); });
    m_nothingHere = new EmptyPlace(theme::Icon::Check, theme::Colour::Sidebar);
    m_nothingHere->setSentence(tr("Nothing to read."));
    connect(m_nothingHere->addButton(tr("Show all"), widgets::Button::Kind::Secondary), &QAbstractButton::clicked, this,
            [this] { setFilter(lists::Filter::All); });
    for (QWidget *page : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_results),
                          static_cast<QWidget *>(m_noChats), static_cast<QWidget *>(m_nothingHere)})
        m_stack->addWidget(page);
    connect(m_results, &StartList::chosen, this, &LeftPanel::take);
    connect(m_list, &lists::ConversationList::chosen, this, &LeftPanel::chosen);
    connect(m_list, &lists::ConversationList::menuWanted, this, &LeftPanel::showChatMenu);
}

void LeftPanel::showChatMenu(model::ConversationId id, const QPoint &where)
{
    const auto chat = m_desk.conversations.find(id);
    if (!chat)
        return;
    QMenu menu;
    menu.addAction(tr("Open"), this, [this, id] { Q_EMIT chosen(id); });
    fillChatMenu(menu, *chat, m_desk.conversations, this);
    menu.exec(where);
}

void LeftPanel::showOwnFace()
{
    const auto accounts = m_desk.accounts.all();
    if (accounts.empty())
        return;
    const chat::Account &first = *accounts.front();
    const chat::OwnProfile &own = first.ownProfile();
    const bool online = first.state().connectivity == chat::Connectivity::Online;
    m_own->setFace({own.name().isEmpty() ? first.jid().local() : own.name(), first.jid().bare().toString(),
                    own.picture(), widgets::AvatarShape::Round,
                    online ? widgets::OnlineDot::Online : widgets::OnlineDot::None});
}

void LeftPanel::showOwnMenu()
{
    QMenu menu;
    for (const chat::Account *account : m_desk.accounts.all()) {
        QAction *line = menu.addAction(account->jid().bare().toString().replace(u'&', QStringLiteral("&&")));
        line->setEnabled(false);
    }
    menu.addSeparator();
    menu.addAction(theme::asIcon(theme::Icon::Settings), tr("Settings"), this, &LeftPanel::settingsWanted)
        ->setShortcut(firstKey(Command::Settings));
    menu.addAction(theme::asIcon(theme::Icon::Plus), tr("Add an account"), this, &LeftPanel::addAccountWanted);
    menu.addAction(theme::asIcon(theme::Icon::PadlockClosed), tr("Lock Lucchetto"), this, &LeftPanel::lockWanted)
        ->setShortcut(firstKey(Command::Lock));
    menu.addSeparator();
    menu.addAction(theme::asIcon(theme::Icon::Quit), tr("Quit Lucchetto"), this, &LeftPanel::quitWanted)
        ->setShortcut(firstKey(Command::Quit));
    menu.exec(m_own->mapToGlobal(m_own->rect().bottomLeft()));
}

void LeftPanel::showNewMenu()
{
    QMenu menu;
    menu.addAction(theme::asIcon(theme::Icon::Person), tr("New chat"), this, [this] { focusStart(); })
        ->setShortcut(firstKey(Command::NewChat));
    menu.exec(m_new->mapToGlobal(m_new->rect().bottomLeft()));
}

void LeftPanel::setFilter(lists::Filter filter)
{
    m_chipList[static_cast<int>(filter)]->setChecked(true);
    m_list->setFilter(filter);
    showRightList();
}

void LeftPanel::refresh()
{
    QList<model::Conversation> shown;
    for (const model::Conversation &chat : m_desk.conversations.sorted()) {
        if (!chat.archived)
            shown << chat;
    }
    m_list->setConversations(shown);
    for (const model::Conversation &chat : shown)
        showSigns(chat);
    showRightList();
}

void LeftPanel::change(const model::Conversation &chat)
{
    if (chat.archived) {
        m_list->rows().remove(chat.id);
    } else {
        m_list->rows().change(chat);
        showSigns(chat);
    }
    showRightList();
}

void LeftPanel::showSigns(const model::Conversation &chat)
{
    m_list->rows().setPadlock(chat.id, m_padlocks.of(chat).state);
    chat::Account *account = m_desk.accounts.find(chat.account);
    if (account && chat.kind == model::ConversationKind::Person)
        m_list->rows().setDot(chat.id, Presence::dot(Presence::of(account, chat.jid)));
}

void LeftPanel::follow(chat::Account &account)
{
    const model::AccountId id = account.id();
    connect(&account.roster(), &chat::Roster::presenceChanged, this, [this, id](const base::Jid &jid) {
        if (const auto chat = m_desk.conversations.find(id, jid.bare()))
            showSigns(*chat);
    });
    connect(&account, &chat::Account::stateChanged, this, [this, &account] {
        m_list->setLoadingHistory(account.isCatchingUp());
        if (account.state().connectivity == chat::Connectivity::Off)
            return;
        refreshSigns();
    });
    connect(&account.ownProfile(), &chat::OwnProfile::changed, this, &LeftPanel::showOwnFace);
    connect(&account, &chat::Account::caughtUp, this, [this] { m_list->setLoadingHistory(false); });
}

void LeftPanel::refreshSigns()
{
    for (const model::Conversation &chat : m_desk.conversations.sorted())
        showSigns(chat);
}

void LeftPanel::showRightList()
{
    const int unread = m_list->rows().unreadChats();
    m_chipList[static_cast<int>(lists::Filter::Unread)]->setCount(unread);
    if (!m_start->text().trimmed().isEmpty())
        m_stack->setCurrentWidget(m_results);
    else if (m_list->rows().rowCount() > 0)
        m_stack->setCurrentWidget(m_list);
    else
        m_stack->setCurrentWidget(m_list->rows().filter() == lists::Filter::All ? m_noChats : m_nothingHere);
}

int LeftPanel::unreadChats() const
{
    return m_list->rows().unreadChats();
}

model::AccountId LeftPanel::writingAccount() const
{
    const auto accounts = m_desk.accounts.all();
    for (const chat::Account *account : accounts) {
        if (account->state().connectivity == chat::Connectivity::Online)
            return account->id();
    }
    return accounts.empty() ? model::AccountId() : accounts.front()->id();
}

void LeftPanel::propose()
{
    const QString typed = m_start->text();
    if (!typed.trimmed().isEmpty()) {
        QList<model::Contact> contacts;
        for (const chat::Account *account : m_desk.accounts.all())
            contacts += account->roster().contacts();
        m_results->setResults(startResults(typed, m_desk.conversations.sorted(), contacts, writingAccount()));
    }
    showRightList();
}

void LeftPanel::take(const StartResult &result)
{
    switch (result.kind) {
    case StartResult::Kind::Chat: Q_EMIT chosen(result.conversation); break;
    case StartResult::Kind::Contact:
    case StartResult::Kind::NewAddress: Q_EMIT writeTo(result.account, result.jid); break;
    case StartResult::Kind::SearchMessages: Q_EMIT searchMessages(m_start->text().trimmed()); break;
    }
    clearStart();
}

bool LeftPanel::clearStart()
{
    if (m_start->text().isEmpty())
        return false;
    m_start->clear();
    return true;
}

void LeftPanel::setBar(const Bar &bar)
{
    m_bar->setBar(m_collapsed ? Bar() : bar);
}

void LeftPanel::addCards(widgets::CardGroup *cards)
{
    m_cards->addOnTop(cards);
}

void LeftPanel::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    m_start->setVisible(!collapsed);
    m_new->setVisible(!collapsed);
    m_chips->setVisible(!collapsed);
    m_cards->setCollapsed(collapsed);
    m_list->setCollapsed(collapsed);
}

void LeftPanel::setCurrent(model::ConversationId id)
{
    m_list->setCurrent(id);
}

void LeftPanel::focusStart(const QString &words)
{
    if (!words.isEmpty())
        m_start->setText(words);
    m_start->setFocus(Qt::ShortcutFocusReason);
    m_start->selectAll();
}

void LeftPanel::focusList()
{
    (m_stack->currentWidget() == m_list ? static_cast<QWidget *>(m_list) : m_start)->setFocus(Qt::ShortcutFocusReason);
}

QList<model::ConversationId> LeftPanel::order() const
{
    return m_list->order();
}

QList<QWidget *> LeftPanel::stops() const
{
    return {m_stack->currentWidget() == m_list ? static_cast<QWidget *>(m_list) : m_start};
}

bool LeftPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_start || event->type() != QEvent::KeyPress)
        return Plane::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool proposing = m_stack->currentWidget() == m_results;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (proposing)
            m_results->takeCurrent();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (key->modifiers() != Qt::NoModifier)
            return false;
        if (proposing)
            m_results->move(key->key() == Qt::Key_Down ? 1 : -1);
        else if (key->key() == Qt::Key_Down)
            focusList();
        return true;
    default: return false;
    }
}

} // namespace window
