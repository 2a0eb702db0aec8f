// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/AccountColumn.h"

#include "chat/Accounts.h"

#include <QVBoxLayout>

namespace lists {

AccountColumn::AccountColumn(chat::Accounts &accounts, int spacing, Make make, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_make(std::move(make))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    connect(&accounts, &chat::Accounts::accountAdded, this, &AccountColumn::rebuild);
    connect(&accounts, &chat::Accounts::accountRemoved, this, &AccountColumn::rebuild);
    rebuild();
}

void AccountColumn::rebuild()
{
    qDeleteAll(m_made);
    m_made.clear();
    for (chat::Account *account : m_accounts.all()) {
        m_made.append(m_make(*account));
        layout()->addWidget(m_made.back());
    }
}

} // namespace lists
