// SPDX-License-Identifier: GPL-3.0-or-later
// The one bar above the messages: what it is chosen from, and what its actions do.
#include "window/ChatsPage.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Roster.h"
#include "settings/AppLock.h"
#include "settings/Preferences.h"
#include "window/ChatPage.h"
#include "window/LeftPanel.h"
#include "window/LockChoice.h"
#include "window/Panes.h"

namespace window {

namespace {

const QString keyNote = QStringLiteral("keyInFile");

} // namespace

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
    facts.obstacle = m_padlocks.obstacle(m_chat->current());
    facts.isInClearByChoice = m_chat->chat().encryption == model::EncryptionChoice::Off;
    facts.isLockTold = m_lockTold.contains(m_chat->current());
    facts.missingReaders = m_chat->missingReaders();
    for (const trust::News &news : m_news.of(m_chat->chat().account, m_chat->chat().jid)) {
        if (news.kind == model::DeviceAlarm::Kind::KeyChanged)
            facts.changedKey = news.known.device;
        else
            facts.newDevices << news.known.device;
    }
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
    default: runLockAction(action);
    }
}

// Of the bars about encryption, keys and devices.
void ChatsPage::runLockAction(BarAction action)
{
    switch (action) {
    case BarAction::SendInClear: lockChoice::sendInClear(this, m_desk, m_chat->chat()); break;
    case BarAction::LookAtDevices: showPadlock(); break;
    case BarAction::TurnOn: lockChoice::turnOn(m_desk, m_chat->chat()); break;
    case BarAction::Wait:
    case BarAction::StayInClear:
        m_lockTold.insert(m_chat->current());
        refreshBar();
        break;
    case BarAction::VerifyDevices:
        if (const auto news = chatNews(); !news.isEmpty())
            openVerify(news.first().account, news.first().owner, news.first().known.device.id);
        break;
    case BarAction::SendToVerified: m_chat->sendToVerified(); break;
    case BarAction::VerifyReaders:
        openVerify(m_chat->chat().account, m_chat->chat().jid, m_chat->missingReaders().first().id);
        m_chat->forgetMissing();
        break;
    case BarAction::KeepWriting:
        m_chat->forgetMissing();
        m_chat->focusComposer();
        break;
    case BarAction::AcceptDevices: m_news.decide(chatNews(), model::KeyTrust::Blind); break;
    case BarAction::RejectDevices: m_news.decide(chatNews(), model::KeyTrust::Rejected); break;
    default: break;
    }
}

// What the bar speaks of: a changed key alone, else all new devices.
QList<trust::News> ChatsPage::chatNews() const
{
    QList<trust::News> news = m_news.of(m_chat->chat().account, m_chat->chat().jid);
    if (!news.isEmpty() && news.first().kind == model::DeviceAlarm::Kind::KeyChanged)
        return {news.first()};
    return news;
}

void ChatsPage::addContact()
{
    const model::Conversation chat = m_chat->chat();
    if (chat::Account *account = m_desk.accounts.find(chat.account)) {
        m_desk.conversations.accept(chat.id);
        account->roster().add(chat.jid, {}, {}).then(this, [this](const base::Result<> &) { refreshBar(); });
    }
}

} // namespace window
