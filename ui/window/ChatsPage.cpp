// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ChatsPage.h"

#include "chat/Accounts.h"
#include "chat/Avatars.h"
#include "chat/Conversations.h"
#include "settings/Preferences.h"
#include "widgets/Overlays.h"
#include "window/ChatPage.h"
#include "window/DetailsPanel.h"
#include "window/LeftPanel.h"
#include "window/MessagePanel.h"
#include "window/PadlockPanel.h"
#include "window/Panes.h"
#include "window/SearchPanel.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace window {

namespace {

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
    , m_padlocks(desk.accounts, desk.conversations)
    , m_news(desk.accounts, desk.conversations)
    , m_pictures(pictureSource(desk.avatars, this))
    , m_left(new LeftPanel(desk, m_padlocks, m_pictures))
    , m_chat(new ChatPage(desk, m_padlocks, m_pictures))
    , m_middle(new QStackedWidget)
    , m_panes(new Panes(m_left, m_middle, this))
    , m_details(new DetailsPanel(desk, m_padlocks, m_pictures, m_panes))
    , m_padlock(new PadlockPanel(desk, m_padlocks, m_panes))
    , m_search(new SearchPanel(desk, m_panes))
    , m_message(new MessagePanel(desk, m_panes))
{
    m_middle->addWidget(m_chat);
    for (QWidget *side : {static_cast<QWidget *>(m_details), static_cast<QWidget *>(m_padlock),
                          static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_message)})
        side->hide();
    auto *fill = new QVBoxLayout(this);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_panes);
    connect(&desk.avatars, &chat::Avatars::stored, &m_pictures, &widgets::AvatarPictures::forget);
    connectList();
    connectChat();
    addOwnNews();
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
    for (SidePanel *side : {static_cast<SidePanel *>(m_details), static_cast<SidePanel *>(m_padlock),
                            static_cast<SidePanel *>(m_search), static_cast<SidePanel *>(m_message)})
        connect(side, &SidePanel::closed, this, &ChatsPage::closeSide);
    connect(m_details, &DetailsPanel::padlockPressed, this, &ChatsPage::togglePadlock);
    connect(m_padlock, &PadlockPanel::verifyWanted, this, &ChatsPage::openVerify);
    connect(m_search, &SearchPanel::chosen, this,
            [this](model::ConversationId chat, model::MessageId message, const QString &words) {
                if (m_panes->mode() != PaneMode::Three)
                    closeSide();
                openChat(chat);
                m_chat->goTo(message, words);
            });
    connect(&m_desk.conversations, &chat::Conversations::changed, this, &ChatsPage::titleChanged);
    connect(&m_padlocks, &trust::Padlocks::changed, this, [this](model::ConversationId id) { m_lockTold.remove(id); });
    m_chat->setBackVisible(m_panes->mode() == PaneMode::One);
}

void ChatsPage::connectChat()
{
    connect(m_chat, &ChatPage::opened, this, &ChatsPage::chatOpened);
    connect(m_chat, &ChatPage::backPressed, this, &ChatsPage::goBack);
    connect(m_chat, &ChatPage::detailsPressed, this, &ChatsPage::toggleDetails);
    connect(m_chat, &ChatPage::padlockPressed, this, &ChatsPage::togglePadlock);
    connect(m_chat, &ChatPage::closePressed, this, &ChatsPage::closeChat);
    connect(m_chat, &ChatPage::linkToXmpp, this, &ChatsPage::linkPressed);
    connect(m_chat, &ChatPage::searchEverywhere, this, &ChatsPage::searchEverywhere);
    connect(m_chat, &ChatPage::messageDetailsWanted, this, [this](const model::Message &message) {
        m_message->present(message, m_chat->chat());
        m_panes->showSide(m_message);
        m_message->focusFirst();
    });
    connect(m_chat, &ChatPage::barOutdated, this, &ChatsPage::refreshBar);
    connect(m_chat, &ChatPage::said, this, &ChatsPage::say);
    connect(m_chat, &ChatPage::escapePressed, this, &ChatsPage::escape);
    connect(m_chat, &ChatPage::barAction, this, &ChatsPage::runBarAction);
}

void ChatsPage::followAccounts()
{
    m_desk.accounts.followEach(this, [this](chat::Account &account) { follow(account); });
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
    const QWidget *side = m_panes->side();
    if (side && side != m_search && (!id || side == m_message)) {
        closeSide();
    } else if (side == m_details) {
        m_details->present(id);
    } else if (side == m_padlock) {
        m_padlock->present(id);
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
    closeAside();
    if (!m_settings) {
        m_settings = new settings::SettingsPage(
            {m_desk.profile, m_desk.accounts, m_desk.preferences, m_desk.lock, m_pictures});
        m_middle->addWidget(m_settings);
        connect(m_settings, &settings::SettingsPage::closed, this, [this] {
            closeSettings();
            if (!m_chat->current())
                m_panes->showList();
        });
        connect(m_settings, &settings::SettingsPage::addAccountWanted, this, &ChatsPage::addAccountWanted);
        connect(m_settings, &settings::SettingsPage::lockChanged, this, &ChatsPage::refreshBar);
        connect(m_settings, &settings::SettingsPage::verifyWanted, this, &ChatsPage::openVerify);
        connect(m_settings, &settings::SettingsPage::encryptionDefaultsChanged, &m_padlocks,
                &trust::Padlocks::lookAgain);
    }
    m_settings->open(section);
    m_middle->setCurrentWidget(m_settings);
    m_panes->showChat();
    m_settings->focusFirst();
}

void ChatsPage::closeSettings()
{
    closeAside();
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
