// SPDX-License-Identifier: GPL-3.0-or-later
// Each account with its connection, its password and the ways to leave it. Owned by SettingsPage.
#pragma once

#include "model/Ids.h"

#include <QWidget>

class QVBoxLayout;

namespace chat {
class Account;
class Accounts;
} // namespace chat

namespace settings {

class AccountSection : public QWidget
{
    Q_OBJECT

public:
    explicit AccountSection(chat::Accounts &accounts, QWidget *parent = nullptr);

Q_SIGNALS:
    void addWanted();

private:
    void rebuild();
    void addAccount(chat::Account &account);
    void addPasswordAgain(QVBoxLayout *column, chat::Account &account);
    void addPasswordChange(QVBoxLayout *column, chat::Account &account);
    void addLeaving(QVBoxLayout *column, chat::Account &account);
    void signOut(model::AccountId id, const QString &address);
    void deleteAccount(model::AccountId id, const QString &address);

    chat::Accounts &m_accounts;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
};

} // namespace settings
