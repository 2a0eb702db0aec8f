// SPDX-License-Identifier: GPL-3.0-or-later
// "My devices" of the settings (ux.md B12, B18): what this one is called, which others there are, verifying and removing
// them. Owned by SettingsPage.
#pragma once

#include "chat/Devices.h"
#include "model/Ids.h"

#include <QWidget>

class QVBoxLayout;

namespace chat {
class Account;
class Accounts;
} // namespace chat

namespace trust {

// One account's.
class OwnDevices : public QWidget
{
    Q_OBJECT

public:
    // Shown where there are several accounts.
    enum class Address { Hidden, Shown };
    OwnDevices(chat::Account &account, Address address, QWidget *parent = nullptr);

Q_SIGNALS:
    void verifyWanted(model::AccountId account, base::Jid owner, quint32 device);

private:
    void addName(QVBoxLayout *column);
    void addState(QVBoxLayout *column);
    void addSheet(QVBoxLayout *column);
    void saveSheet(const QString &link);
    void read();
    void show(const chat::PersonsDevices &all);
    void remove(quint32 device, const QString &name);

    chat::Account &m_account;
    QVBoxLayout *m_list;
    QWidget *m_body = nullptr;
    chat::PersonsDevices m_shown;
};

// The settings' section: all accounts, one below the other.
class OwnDevicesSection : public QWidget
{
    Q_OBJECT

public:
    explicit OwnDevicesSection(chat::Accounts &accounts, QWidget *parent = nullptr);

Q_SIGNALS:
    void verifyWanted(model::AccountId account, base::Jid owner, quint32 device);
};

} // namespace trust
