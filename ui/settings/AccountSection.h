// SPDX-License-Identifier: GPL-3.0-or-later
// Each account with its connection, its password and the ways to leave it. Owned by SettingsPage.
#pragma once

#include "model/Ids.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace chat {
class Account;
class Accounts;
} // namespace chat

namespace widgets {
class Button;
class Label;
class PasswordField;
} // namespace widgets

namespace settings {

class AccountSection : public QWidget
{
    Q_OBJECT

public:
    explicit AccountSection(chat::Accounts &accounts, QWidget *parent = nullptr);

    // To the field for the password of an account whose old one was refused; false if there is none.
    bool focusRefused();

Q_SIGNALS:
    void addWanted();

private:
    struct PasswordChange
    {
        QWidget *body = nullptr;
        widgets::PasswordField *password = nullptr;
        widgets::Button *save = nullptr;
        widgets::Label *outcome = nullptr;
    };

    QWidget *cardFor(chat::Account &account);
    void addPasswordAgain(QVBoxLayout *column, chat::Account &account);
    void addPasswordChange(QVBoxLayout *column, chat::Account &account);
    static void changePassword(chat::Account &account, const PasswordChange &parts);
    void addLeaving(QVBoxLayout *column, chat::Account &account);
    void signOut(model::AccountId id, const QString &address);
    void deleteAccount(model::AccountId id, const QString &address);

    chat::Accounts &m_accounts;
    QHash<model::AccountId, widgets::PasswordField *> m_asking; // hidden but after a refusal
};

} // namespace settings
