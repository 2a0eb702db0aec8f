// SPDX-License-Identifier: GPL-3.0-or-later
// Who may not reach each account: people and servers that its own server lets nothing through from. Owned by
// SettingsPage.
#pragma once

#include "base/Jid.h"
#include "base/Result.h"
#include "model/Ids.h"

#include <QWidget>

class QVBoxLayout;

namespace chat {
class Account;
class Accounts;
} // namespace chat
namespace widgets {
class Label;
class TextField;
} // namespace widgets

namespace settings {

class PrivacySection : public QWidget
{
    Q_OBJECT

public:
    explicit PrivacySection(chat::Accounts &accounts, QWidget *parent = nullptr);

private:
    // Of one account.
    struct Blocked
    {
        model::AccountId account;
        QVBoxLayout *rows = nullptr;
        widgets::Label *note = nullptr;
        widgets::TextField *address = nullptr;
    };

    QWidget *cardFor(chat::Account &account);
    void show(const Blocked &parts);
    void list(const Blocked &parts, const base::Result<QList<base::Jid>> &blocked);
    void block(const Blocked &parts);
    void unblock(const Blocked &parts, const base::Jid &jid);

    chat::Accounts &m_accounts;
};

} // namespace settings
