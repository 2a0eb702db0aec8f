// SPDX-License-Identifier: GPL-3.0-or-later
// Something for each account, one below the other; all of it is made anew when an account comes or goes. Owned by the
// section of the settings that it is in.
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

namespace chat {
class Account;
class Accounts;
} // namespace chat

namespace lists {

class AccountColumn : public QWidget
{
    Q_OBJECT

public:
    using Make = std::function<QWidget *(chat::Account &account)>;

    // Spacing between them, in pixels.
    AccountColumn(chat::Accounts &accounts, int spacing, Make make, QWidget *parent = nullptr);

private:
    void rebuild();

    chat::Accounts &m_accounts;
    const Make m_make;
    QList<QWidget *> m_made;
};

} // namespace lists
