// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ChatsPage.h"

#include "chat/Accounts.h"
#include "chat/Avatars.h"
#include "chat/Conversations.h"
#include "chat/Roster.h"
#include "settings/AppLock.h"
#include "settings/Preferences.h"
#include "widgets/Overlays.h"
#include "window/ChatPage.h"
#include "window/DetailsPanel.h"
#include "window/LeftPanel.h"
#include "window/MessagePanel.h"
#include "window/Panes.h"
#include "window/SearchPanel.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace window {

namespace {

const QString keyNote = QStringLiteral("keyInFile");

widgets::AvatarPictures::Source pictureSource(chat::Avatars &avatars, QObject *guard)
{
    return [&avatars, guard](const QString &hash, std::function<void(QByteArray)> give) {
        avatars.bytes(hash).then(guard, std::move(give));
    };
}

} // namespace

ChatsPage::ChatsPage(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_pictures(pictureSource(desk.avatars, this))
    , m_left(new LeftPanel(desk, m_pictures))
    , m_chat(new ChatPage(desk, m_pictures))
    , m_middle(new QStackedWidget)
    , m_panes(new Panes(m_left, m_middle, this))
    , m_details(new DetailsPanel(desk, m_pictures, m_panes))
    , m_search(new SearchPanel(desk, m_panes))
    , m_message(new MessagePanel(m_panes))
{
    m_middle->addWidget(m_chat);
    m_details->hide();
    m_search->hide();
    m_message->hide();
    auto *fill = new QVBoxLayout(this);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_panes);
    connect(&desk.avatars, &chat::Avatars::stored, &m_pictures, &widgets::AvatarPictures::forget);
    connectList();
    connectChat();
    followAccounts();
    bindShortcuts(
        *this,
        [](Command command) {
            return command != Command::Quit && command != Command::FullScreen && command != Command::LargerText
                && command != Command::SmallerText && command != Command::NormalText;
        },
        [this](const Shortcut &shortcut) { run(shortcut); });
    m_barTimer.setSingleShot(true);
    connect(&m_barTimer, &QTimer::timeout, this, &ChatsPage::refreshBar);
    m_panes->setListWidth(desk.preferences.listWidth());
    m_left->setCollapsed(m_panes->isCollapsed());
    refreshBar();
}

// Children that talk to the pictures go before them.
ChatsPage::~ChatsPage()
{
    delete m_panes;
}

void ChatsPage::connectList()
{
    connect(m_left, &LeftPanel::chosen, this, &ChatsPage::openChat);
    connect(m_left, &LeftPanel::writeTo, this, &ChatsPage::writeTo);
    connect(m_left, &LeftPanel::searchMessages, this, &ChatsPage::searchEverywhere);
    connect(m_left, &LeftPanel::barAction, this, &ChatsPage::runBarAction);
    connect(m_left, &LeftPanel::settingsWanted, this,
            [this] { openSettings(settings::SettingsPage::Section::Account); });
    connect(m_left, &LeftPanel::addAccountWanted, this, &ChatsPage::addAccountWanted);
    connect(m_left, &LeftPanel::lockWanted, this, &ChatsPage::lockWanted);
    connect(m_left, &LeftPanel::quitWanted, this, &ChatsPage::quitWanted);
    connect(m_panes, &Panes::listWidthChanged, &m_desk.preferences, &settings::Preferences::setListWidth);
    connect(m_panes, &Panes::collapsedChanged, m_left, &LeftPanel::setCollapsed);
    connect(m_panes, &Panes::sideDismissed, this, &ChatsPage::closeSide);
    connect(m_panes, &Panes::modeChanged, this, [this] {
        m_chat->setBackVisible(m_panes->mode() == PaneMode::One);
        refreshBar();
    });
    connect(m_panes, &Panes::chatInFrontChanged, this, &ChatsPage::refreshBar);
    connect(m_details, &SidePanel::closed, this, &ChatsPage::closeSide);
    connect(m_search, &SidePanel::closed, this, &ChatsPage::closeSide);
    connect(m_message, &SidePanel::closed, this, &ChatsPage::closeSide);
    connect(m_search, &SearchPanel::chosen, this,
            [this](model::ConversationId chat, model::MessageId message, const QString &words) {
                if (m_panes->mode() != PaneMode::Three)
                    closeSide();
                openChat(chat);
                m_chat->goTo(message, words);
            });
    connect(&m_desk.conversations, &chat::Conversations::changed, this, &ChatsPage::titleChanged);
    m_chat->setBackVisible(m_panes->mode() == PaneMode::One);
}

void ChatsPage::connectChat()
{
    connect(m_chat, &ChatPage::opened, this, &ChatsPage::chatOpened);
    connect(m_chat, &ChatPage::backPressed, this, &ChatsPage::goBack);
    connect(m_chat, &ChatPage::detailsPressed, this, &ChatsPage::toggleDetails);
    connect(m_chat, &ChatPage::closePressed, this, &ChatsPage::closeChat);
    connect(m_chat, &ChatPage::linkToXmpp, this, &ChatsPage::linkPressed);
    connect(m_chat, &ChatPage::searchEverywhere, this, &ChatsPage::searchEverywhere);
    connect(m_chat, &ChatPage::messageDetailsWanted, this, [this](const model::Message &message) {
        m_message->present(message, m_chat->chat());
        m_panes->showSide(m_message);
        m_message->focusFirst();
    });
    connect(m_chat, &ChatPage::barOutdated, this, &ChatsPage::refreshBar);
    connect(m_chat, &ChatPage::escapePressed, this, &ChatsPage::escape);
    connect(m_chat, &ChatPage::barAction, this, &ChatsPage::runBarAction);
}

void ChatsPage::followAccounts()
{
    for (chat::Account *account : m_desk.accounts.all())
        follow(*account);
    connect(&m_desk.accounts, &chat::Accounts::accountAdded, this, [this](model::AccountId id) {
        if (chat::Account *account = m_desk.accounts.find(id))
            follow(*account);
    });
    connect(&m_desk.accounts, &chat::Accounts::accountRemoved, this, &ChatsPage::refreshBar);
}

void ChatsPage::follow(chat::Account &account)
{
    const model::AccountId id = account.id();
    m_offline[id].start();
    connect(&account, &chat::Account::stateChanged, this, [this, &account, id] {
        const bool online = account.state().connectivity == chat::Connectivity::Online;
        if (online)
            m_offline[id].invalidate();
        else if (!m_offline[id].isValid())
            m_offline[id].start();
        refreshBar();
    });
    connect(&account, &chat::Account::catchUpProgressed, this, [this, id](int messages) {
        m_caughtUp[id] = messages;
        refreshBar();
    });
    connect(&account, &chat::Account::caughtUp, this, [this, &account, id](const chat::SyncCounts &counts) {
        m_caughtUp.remove(id);
        m_leftOut += counts.gaps;
        if (counts.gaps > 0)
            m_leftOutServer = account.jid().domain();
        refreshBar();
    });
    refreshBar();
}

AccountFacts ChatsPage::factsOf(const chat::Account &account) const
{
    const auto offline = m_offline.constFind(account.id());
    const bool isAway = offline != m_offline.constEnd() && offline->isValid();
    return {account.id(),
            account.jid().bare().toString(),
            account.jid().domain(),
            account.state(),
            isAway ? offline->elapsed() : 0,
            account.isCatchingUp(),
            m_caughtUp.value(account.id())};
}

BarFacts ChatsPage::barFacts() const
{
    BarFacts facts;
    for (const chat::Account *account : m_desk.accounts.all())
        facts.accounts.push_back(factsOf(*account));
    facts.diskFull = m_diskFull;
    facts.leftOut = m_leftOut;
    facts.leftOutServer = m_leftOutServer;
    facts.archivePutAside = m_archivePutAside;
    facts.keyInPlainFile = m_desk.lock.guard() == settings::AppLock::Guard::PlainFile
        && !m_desk.preferences.isDismissed(keyNote);
    facts.notAContact = m_chat->nameIfNoContact();
    facts.contactAsked = m_chat->isContactAsked();
    facts.chatAccount = m_chat->chat().account;
    facts.failed = m_chat->failed();
    facts.chatName = m_chat->chat().name;
    facts.chatAddress = m_chat->chat().jid.toString();
    return facts;
}

void ChatsPage::refreshBar()
{
    BarFacts facts = barFacts();
    const Bar bar = Bars::choose(facts);
    facts.keyInPlainFile = false; // told in the chat; the list is for what cannot wait
    const bool chatIsShown = m_chat->current() && (m_panes->mode() != PaneMode::One || m_panes->isChatInFront());
    m_chat->setBar(bar);
    m_left->setBar(chatIsShown ? Bar() : Bars::choose(facts));
    for (const AccountFacts &account : facts.accounts) {
        const bool onlyJustAway = account.offlineMs > 0 && account.offlineMs < offlineGraceMs;
        if (onlyJustAway && !m_barTimer.isActive())
            m_barTimer.start(int(offlineGraceMs - account.offlineMs) + 1);
    }
}

void ChatsPage::runBarAction(BarAction action, model::AccountId id)
{
    chat::Account *account = m_desk.accounts.find(id);
    switch (action) {
    case BarAction::Retry:
        if (account)
            account->reconnectNow();
        break;
    case BarAction::SendAgain: m_chat->sendFailedAgain(); break;
    case BarAction::EnterPassword:
    case BarAction::SignOut: openSettings(settings::SettingsPage::Section::Account); break;
    case BarAction::AddContact: addContact(); break;
    case BarAction::Withdraw:
        if (account)
            account->roster().remove(m_chat->chat().jid).then(this, [this](const base::Result<> &) { refreshBar(); });
        break;
    case BarAction::OpenStorage: openSettings(settings::SettingsPage::Section::Storage); break;
    case BarAction::Dismiss:
        if (m_archivePutAside)
            m_archivePutAside = false;
        else if (m_chat->failed().id)
            m_chat->forgetFailed();
        else if (m_leftOut > 0)
            m_leftOut = 0;
        else
            m_desk.preferences.dismiss(keyNote);
        refreshBar();
        break;
    case BarAction::None: break;
    }
}

void ChatsPage::addContact()
{
    const model::Conversation chat = m_chat->chat();
    if (chat::Account *account = m_desk.accounts.find(chat.account)) {
        m_desk.conversations.accept(chat.id);
        account->roster().add(chat.jid, {}, {}).then(this, [this](const base::Result<> &) { refreshBar(); });
    }
}

void ChatsPage::openChat(model::ConversationId id)
{
    closeSettings();
    m_left->clearStart();
    m_chat->open(id);
    m_panes->showChat();
    m_chat->focusComposer();
}

void ChatsPage::writeTo(model::AccountId account, const base::Jid &jid)
{
    m_desk.conversations.open(account, jid).then(this, [this](const base::Result<model::ConversationId> &id) {
        if (id)
            openChat(*id);
    });
}

void ChatsPage::chatOpened(model::ConversationId id)
{
    if (id != m_last) {
        m_previous = std::exchange(m_last, id);
        m_left->setCurrent(id);
    }
    if (m_panes->side() == m_details) {
        if (id)
            m_details->present(id);
        else
            closeSide();
    } else if (m_panes->side() == m_message) {
        closeSide();
    }
    refreshBar();
    Q_EMIT titleChanged();
}

void ChatsPage::focusStart(const QString &words)
{
    closeSettings();
    m_panes->showList();
    m_left->focusStart(words);
}

void ChatsPage::say(const QString &sentence)
{
    if (!m_toast)
        m_toast = new widgets::Toast(this);
    m_toast->present(sentence);
}

void ChatsPage::openSettings(settings::SettingsPage::Section section)
{
    closeSide();
    if (!m_settings) {
        m_settings = new settings::SettingsPage(m_desk.accounts, m_desk.preferences, m_desk.lock, m_pictures);
        m_middle->addWidget(m_settings);
        connect(m_settings, &settings::SettingsPage::closed, this, [this] {
            closeSettings();
            if (!m_chat->current())
                m_panes->showList();
        });
        connect(m_settings, &settings::SettingsPage::addAccountWanted, this, &ChatsPage::addAccountWanted);
        connect(m_settings, &settings::SettingsPage::lockChanged, this, &ChatsPage::refreshBar);
    }
    m_settings->open(section);
    m_middle->setCurrentWidget(m_settings);
    m_panes->showChat();
    m_settings->focusFirst();
}

void ChatsPage::closeSettings()
{
    if (!m_settings)
        return;
    m_middle->setCurrentWidget(m_chat);
    m_settings->deleteLater();
    m_settings = nullptr;
}

model::ConversationId ChatsPage::currentChat() const
{
    return m_chat->current();
}

std::optional<settings::SettingsPage::Section> ChatsPage::currentSection() const
{
    return m_settings ? std::optional(m_settings->section()) : std::nullopt;
}

void ChatsPage::setDiskFull(bool full)
{
    m_diskFull = full;
    refreshBar();
}

void ChatsPage::setArchivePutAside(bool aside)
{
    m_archivePutAside = aside;
    refreshBar();
}

QString ChatsPage::title() const
{
    const int unread = m_left->unreadChats();
    const QString name = m_chat->chat().name;
    const QString head = unread > 0 ? QStringLiteral("(%1) ").arg(unread) : QString();
    return head + (name.isEmpty() ? tr("Chats") : name) + QStringLiteral(" — Lucchetto");
}

} // namespace window
