// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/PrivacySection.h"

#include "chat/Accounts.h"
#include "chat/Roster.h"
#include "lists/AccountColumn.h"
#include "widgets/Announcer.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"

#include <algorithm>

namespace settings {

namespace {

void clear(QLayout &rows)
{
    while (QLayoutItem *item = rows.takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater(); // may hold the button that was just pressed
        }
        delete item;
    }
}

void say(widgets::Label &note, const QString &words)
{
    note.setText(words);
    note.setVisible(!words.isEmpty());
}

} // namespace

PrivacySection::PrivacySection(chat::Accounts &accounts, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new lists::AccountColumn(accounts, theme::space::large,
                                               [this](chat::Account &account) { return cardFor(account); }));
    column->addStretch();
}

QWidget *PrivacySection::cardFor(chat::Account &account)
{
    auto *card = new widgets::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::small);
    auto *title = new widgets::Label(tr("Blocked people and servers"), theme::Type::BodyBold);
    title->setWrapping(true);
    column->addWidget(title);
    if (m_accounts.all().size() > 1)
        column->addWidget(
            new widgets::ElidedLabel(account.jid().bare().toString(), theme::Type::Secondary, theme::Colour::Text2));
    auto *lead = new widgets::Label(tr("Nothing from them reaches any of your devices, and they don’t see when you are "
                                       "online."),
                                    theme::Type::Secondary, theme::Colour::Text2);
    lead->setWrapping(true);
    column->addWidget(lead);
    Blocked parts{account.id(), new QVBoxLayout, new widgets::Label({}, theme::Type::Body),
                  new widgets::TextField(tr("Block an address or a whole server"))};
    parts.note->setWrapping(true);
    auto *block = new widgets::Button(tr("Block"), widgets::Button::Kind::Secondary);
    column->addLayout(parts.rows);
    column->addWidget(parts.note);
    column->addWidget(parts.address);
    column->addWidget(block, 0, Qt::AlignLeading);
    connect(block, &QPushButton::clicked, this, [this, parts] { this->block(parts); });
    connect(parts.address, &widgets::TextField::submitted, this, [this, parts] { this->block(parts); });
    connect(&account, &chat::Account::stateChanged, card, [this, parts] { show(parts); });
    show(parts);
    return card;
}

void PrivacySection::show(const Blocked &parts)
{
    chat::Account *account = m_accounts.find(parts.account);
    const bool isOnline = account && account->state().connectivity == chat::Connectivity::Online;
    parts.address->setEnabled(isOnline);
    if (!isOnline) {
        clear(*parts.rows);
        say(*parts.note, tr("The list is on your server: it is shown here when you are online."));
        return;
    }
    account->roster().blocked().then(parts.note, [this, parts](const base::Result<QList<base::Jid>> &blocked) {
        list(parts, blocked);
    });
}

void PrivacySection::list(const Blocked &parts, const base::Result<QList<base::Jid>> &blocked)
{
    clear(*parts.rows);
    parts.address->setEnabled(bool(blocked));
    if (!blocked) {
        say(*parts.note, tr("Your server does not tell whom you have blocked."));
        return;
    }
    QList<base::Jid> sorted = *blocked;
    std::sort(sorted.begin(), sorted.end(),
              [](const base::Jid &a, const base::Jid &b) { return a.toString() < b.toString(); });
    for (const base::Jid &jid : std::as_const(sorted)) {
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *unblock = new widgets::Button(tr("Unblock"), widgets::Button::Kind::Link);
        unblock->setInset(widgets::Button::Inset::Flush);
        unblock->setAccessibleName(tr("Unblock %1").arg(jid.toString()));
        line->addWidget(new widgets::ElidedLabel(jid.toString()), 1);
        line->addWidget(unblock);
        parts.rows->addWidget(row);
        connect(unblock, &QPushButton::clicked, this, [this, parts, jid] { this->unblock(parts, jid); });
    }
    say(*parts.note, sorted.isEmpty() ? tr("Nobody is blocked.") : QString());
}

void PrivacySection::block(const Blocked &parts)
{
    chat::Account *account = m_accounts.find(parts.account);
    const auto jid = base::Jid::parse(parts.address->text().trimmed());
    if (!jid || !account) {
        parts.address->setError(tr("An address looks like name@server, a server like example.org."));
        parts.address->edit().setFocus();
        return;
    }
    account->roster().block(jid->bare()).then(parts.address, [this, parts](const base::Result<> &done) {
        if (!done) {
            parts.address->setError(tr("That did not work. Try again when you are online."));
            return;
        }
        parts.address->setText({});
        show(parts);
    });
}

void PrivacySection::unblock(const Blocked &parts, const base::Jid &jid)
{
    chat::Account *account = m_accounts.find(parts.account);
    if (!account)
        return;
    account->roster().unblock(jid).then(parts.note, [this, parts, jid](const base::Result<> &done) {
        if (done)
            show(parts);
        else
            say(*parts.note, tr("%1 is still blocked. Try again.").arg(jid.toString()));
    });
}

} // namespace settings
