// SPDX-License-Identifier: GPL-3.0-or-later
// The pages about keys, in the place of the chat: how they come and go.
#include "window/ChatsPage.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Devices.h"
#include "text/KeyWords.h"
#include "text/SafeDisplay.h"
#include "trust/IntruderPage.h"
#include "trust/OwnDeviceCards.h"
#include "trust/VerifyPage.h"
#include "window/ChatPage.h"
#include "window/LeftPanel.h"
#include "window/Panes.h"

#include <QStackedWidget>

namespace window {

void ChatsPage::addOwnNews()
{
    auto *cards = new trust::OwnDeviceCards(m_news);
    m_left->addCards(cards);
    connect(cards, &trust::OwnDeviceCards::notMe, this, &ChatsPage::openIntruder);
    connect(cards, &trust::OwnDeviceCards::devicesWanted, this,
            [this] { openSettings(settings::SettingsPage::Section::Encryption); });
    connect(&m_news, &trust::DeviceNews::changed, this, &ChatsPage::refreshBar);
}

void ChatsPage::openAside(QWidget *page)
{
    closeSide();
    closeSettings();
    m_aside = page;
    m_middle->addWidget(page);
    m_middle->setCurrentWidget(page);
    m_panes->showChat();
}

void ChatsPage::openIntruder(const trust::News &news)
{
    chat::Account *account = m_desk.accounts.find(news.account);
    if (!account)
        return;
    auto *page = new trust::IntruderPage(*account, news);
    connect(page, &trust::IntruderPage::closed, this, &ChatsPage::closeAside, Qt::QueuedConnection);
    connect(
        page, &trust::IntruderPage::changePasswordWanted, this,
        [this] { openSettings(settings::SettingsPage::Section::Account); }, Qt::QueuedConnection);
    openAside(page);
    page->focusFirst();
}

void ChatsPage::openVerify(model::AccountId id, const base::Jid &owner, quint32 device)
{
    chat::Account *account = m_desk.accounts.find(id);
    if (!account)
        return;
    auto *page = new trust::VerifyPage;
    connect(page, &trust::VerifyPage::closed, this, &ChatsPage::closeAside, Qt::QueuedConnection);
    connect(page, &trust::VerifyPage::finished, this, [this](const trust::Verifying &whom, int devices) {
        if (const auto chat = m_desk.conversations.find(whom.account, whom.owner); chat && !whom.isOwn())
            m_desk.conversations.note(chat->id, text::KeyWords::verifiedNote(whom.name, devices));
    });
    openAside(page);
    const auto chat = m_desk.conversations.find(id, owner);
    const bool isOwn = owner == account->jid().bare();
    const QString name = isOwn ? QString() : chat ? text::safeName(chat->name).text : text::safeAddress(owner).text;
    page->present(*account, {id, owner, name}, device);
    page->focusFirst();
}

void ChatsPage::closeAside()
{
    if (!m_aside)
        return;
    if (auto *verifying = qobject_cast<trust::VerifyPage *>(m_aside))
        verifying->leave();
    m_middle->setCurrentWidget(m_chat);
    std::exchange(m_aside, nullptr)->deleteLater();
    if (m_chat->current())
        m_chat->focusComposer();
    else
        m_panes->showList();
}

void ChatsPage::takeCode(const QString &link)
{
    chat::Account *account = nullptr;
    for (chat::Account *one : m_desk.accounts.all()) {
        const bool isOfTheChat = one->id() == m_chat->chat().account;
        account = !account || isOfTheChat ? one : account;
    }
    if (!account)
        return;
    account->devices().look(link).then(
        this, [this, link, id = account->id()](const base::Result<model::Comparison> &comparison) {
            if (!comparison)
                return say(tr("I don’t understand this link."));
            openVerify(id, comparison->owner, 0);
            if (auto *page = qobject_cast<trust::VerifyPage *>(m_aside))
                page->takeCode(link);
        });
}

} // namespace window
