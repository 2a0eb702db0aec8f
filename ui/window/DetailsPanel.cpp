// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/DetailsPanel.h"

#include "chat/Accounts.h"
#include "chat/Conversations.h"
#include "chat/Roster.h"
#include "settings/ConnectionWords.h"
#include "trust/Padlocks.h"
#include "widgets/Announcer.h"
#include "widgets/Field.h"
#include "widgets/Question.h"
#include "widgets/TechnicalDetails.h"
#include "window/Presence.h"

#include <QClipboard>
#include <QGuiApplication>

namespace window {

namespace {

constexpr int picture = 96;

QStringList groupsIn(const QString &text)
{
    QStringList groups;
    for (const QString &part : text.split(u',')) {
        if (const QString group = part.trimmed(); !group.isEmpty() && !groups.contains(group))
            groups << group;
    }
    return groups;
}

QString accessOf(const model::Contact &contact)
{
    switch (contact.subscription) {
    case model::Subscription::Both:
        return DetailsPanel::tr("You see when the other is online, and the other way round.");
    case model::Subscription::To: return DetailsPanel::tr("You see when %1 is online.").arg(contact.displayName());
    case model::Subscription::From: return DetailsPanel::tr("%1 sees when you are online.").arg(contact.displayName());
    case model::Subscription::None:
        return contact.asked ? DetailsPanel::tr("Your request waits for an answer.") : QString();
    }
    return {};
}

} // namespace

DetailsPanel::DetailsPanel(const Desk &desk, const trust::Padlocks &padlocks, widgets::AvatarPictures &pictures,
                           QWidget *parent)
    : SidePanel(tr("Details"), parent)
    , m_desk(desk)
    , m_padlocks(padlocks)
    , m_pictures(pictures)
{
    connect(&desk.conversations, &chat::Conversations::changed, this,
            [this](const model::Conversation &chat) { refresh(chat.id); });
    connect(&padlocks, &trust::Padlocks::changed, this, &DetailsPanel::refresh);
}

QString DetailsPanel::shownOf(const model::Conversation &chat) const
{
    return chat.name + chat.avatarHash + text::faceOf(m_padlocks.of(chat)).explanation;
}

// Not under the hands of somebody who writes into it.
void DetailsPanel::refresh(model::ConversationId id)
{
    const auto chat = m_desk.conversations.find(id);
    const bool isEdited = m_name && (m_name->edit().hasFocus() || m_groups->edit().hasFocus());
    if (chat && id == m_id && isVisible() && !isEdited && shownOf(*chat) != m_shown)
        rebuild();
}

void DetailsPanel::present(model::ConversationId id)
{
    m_id = id;
    rebuild();
}

void DetailsPanel::rebuild()
{
    clearColumn();
    m_name = m_groups = nullptr;
    const auto chat = m_desk.conversations.find(m_id);
    chat::Account *account = chat ? m_desk.accounts.find(chat->account) : nullptr;
    if (!account)
        return;
    m_shown = shownOf(*chat);
    addFace(*chat);
    addContactPart(*chat, *account);
    addBlocking(*chat, *account);
    addEncryption(*chat);
    addConnection(*account);
    column().addStretch();
}

void DetailsPanel::addFace(const model::Conversation &chat)
{
    auto *avatar = new widgets::Avatar(picture, &m_pictures);
    avatar->setFace({chat.name, chat.jid.toString(), chat.avatarHash});
    auto *name = new widgets::Label(chat.name, theme::Type::PanelTitle);
    name->setWrapping(true);
    name->setAlignment(Qt::AlignHCenter);
    column().addWidget(avatar, 0, Qt::AlignHCenter);
    column().addWidget(name);
    addRow(tr("XMPP address"), chat.jid.toString());
    auto *copy = new widgets::Button(tr("Copy the address"), widgets::Button::Kind::Link);
    connect(copy, &QPushButton::clicked, this,
            [address = chat.jid.toString()] { QGuiApplication::clipboard()->setText(address); });
    column().addLayout(widgets::flush(copy));
}

void DetailsPanel::addContactPart(const model::Conversation &chat, chat::Account &account)
{
    const auto contact = account.roster().find(chat.jid);
    m_outcome = new widgets::Label({}, theme::Type::Secondary, theme::Colour::Text2);
    m_outcome->setWrapping(true);
    m_outcome->hide();
    if (!contact) {
        addAdding(chat.jid, account);
        return;
    }
    const model::Presence presence = Presence::of(&account, chat.jid);
    addRow(tr("Now"), Presence::line(presence, QDateTime::currentDateTime()));
    addRow(tr("Contact"), accessOf(*contact));
    addNaming(*contact);
    addRemoving(chat);
}

void DetailsPanel::addAdding(const base::Jid &jid, chat::Account &account)
{
    auto *add = new widgets::Button(tr("Add to contacts"), widgets::Button::Kind::Primary);
    connect(add, &QPushButton::clicked, this, [this, &account, jid] {
        account.roster().add(jid, {}, {}).then(this, [this](const base::Result<> &done) {
            if (done)
                rebuild();
            else
                say(tr("That did not work. Try again when you are online."));
        });
    });
    column().addWidget(add);
    column().addWidget(m_outcome);
}

void DetailsPanel::addNaming(const model::Contact &contact)
{
    m_name = new widgets::TextField(tr("Name"));
    m_name->setText(contact.name);
    m_name->edit().setPlaceholderText(contact.displayName());
    m_groups = new widgets::TextField(tr("Groups"));
    m_groups->setText(contact.groups.join(QStringLiteral(", ")));
    m_groups->setHint(tr("Divided by commas"));
    auto *saving = new widgets::Button(tr("Save"), widgets::Button::Kind::Secondary);
    for (QWidget *part : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_groups),
                          static_cast<QWidget *>(saving), static_cast<QWidget *>(m_outcome)})
        column().addWidget(part);
    connect(m_name, &widgets::TextField::submitted, this, &DetailsPanel::save);
    connect(m_groups, &widgets::TextField::submitted, this, &DetailsPanel::save);
    connect(saving, &QPushButton::clicked, this, &DetailsPanel::save);
}

void DetailsPanel::addRemoving(const model::Conversation &chat)
{
    auto *removing = new widgets::Button(tr("Remove contact…"), widgets::Button::Kind::Danger);
    column().addWidget(removing);
    connect(removing, &QPushButton::clicked, this, [this, id = chat.account, jid = chat.jid, name = chat.name] {
        if (!widgets::confirm(this, tr("Remove %1 from your contacts?").arg(name),
                              tr("Neither of you will see when the other is online. The messages stay."),
                              tr("Remove contact")))
            return;
        if (chat::Account *account = m_desk.accounts.find(id)) // it may be gone by the answer
            account->roster().remove(jid).then(this, [this](const base::Result<> &) { rebuild(); });
    });
}

void DetailsPanel::addBlocking(const model::Conversation &chat, chat::Account &account)
{
    if (chat.kind != model::ConversationKind::Person || account.state().connectivity != chat::Connectivity::Online)
        return;
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    this->column().addWidget(place);
    account.roster().isBlocked(chat.jid).then(
        place, [this, column, jid = chat.jid, name = chat.name](const base::Result<bool> &isBlocked) {
            if (!isBlocked)
                return; // a server that cannot block has nothing to offer
            auto *button = new widgets::Button(*isBlocked ? tr("Unblock") : tr("Block…"),
                                               *isBlocked ? widgets::Button::Kind::Secondary
                                                          : widgets::Button::Kind::Danger);
            if (*isBlocked) {
                auto *note = new widgets::Label(tr("You have blocked %1: nothing from there reaches you.").arg(name),
                                                theme::Type::Secondary, theme::Colour::Text2);
                note->setWrapping(true);
                column->addWidget(note);
            }
            column->addWidget(button);
            connect(
                button, &QPushButton::clicked, this,
                [this, jid, name, blocked = *isBlocked] { blocked ? unblock(jid) : block(jid, name); },
                Qt::QueuedConnection);
        });
}

void DetailsPanel::block(const base::Jid &jid, const QString &name)
{
    if (!widgets::confirm(this, tr("Block %1?").arg(name),
                          tr("Nothing from there reaches you any more, on any of your devices, and %1 no longer sees "
                             "when you are online. You can unblock here later.")
                              .arg(name),
                          tr("Block")))
        return;
    const auto chat = m_desk.conversations.find(m_id);
    if (chat::Account *account = chat ? m_desk.accounts.find(chat->account) : nullptr)
        account->roster().block(jid).then(this, [this](const base::Result<> &done) { blockingAnswered(done); });
}

void DetailsPanel::unblock(const base::Jid &jid)
{
    const auto chat = m_desk.conversations.find(m_id);
    if (chat::Account *account = chat ? m_desk.accounts.find(chat->account) : nullptr)
        account->roster().unblock(jid).then(this, [this](const base::Result<> &done) { blockingAnswered(done); });
}

void DetailsPanel::blockingAnswered(const base::Result<> &done)
{
    if (done)
        rebuild();
    else
        say(tr("That did not work. Try again when you are online."));
}

void DetailsPanel::say(const QString &outcome)
{
    m_outcome->setText(outcome);
    m_outcome->show();
    widgets::alert(*m_outcome);
}

void DetailsPanel::save()
{
    const auto chat = m_desk.conversations.find(m_id);
    chat::Account *account = chat ? m_desk.accounts.find(chat->account) : nullptr;
    if (!account || !m_name)
        return;
    account->roster()
        .rename(chat->jid, m_name->text().trimmed(), groupsIn(m_groups->text()))
        .then(this, [this](const base::Result<> &done) {
            say(done ? tr("Saved.") : tr("That did not work. Try again when you are online."));
        });
}

void DetailsPanel::addEncryption(const model::Conversation &chat)
{
    const text::PadlockFace lock = text::faceOf(m_padlocks.of(chat));
    addTitle(tr("Encryption"));
    addRow(lock.word, lock.explanation);
    auto *devices = new widgets::Button(tr("Devices and keys"), widgets::Button::Kind::Link);
    connect(devices, &QPushButton::clicked, this, &DetailsPanel::padlockPressed, Qt::QueuedConnection);
    column().addLayout(widgets::flush(devices));
}

void DetailsPanel::addConnection(const chat::Account &account)
{
    addTitle(tr("Connection"));
    addRow(tr("Your account"), account.jid().bare().toString());
    addRow(tr("Protection of the line"), settings::ConnectionWords::protection(account.facts()));
    auto *technical = new widgets::TechnicalDetails(tr("Technical details"));
    technical->setText(settings::ConnectionWords::technical(account.facts()));
    column().addWidget(technical);
}

} // namespace window
