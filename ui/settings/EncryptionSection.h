// SPDX-License-Identifier: GPL-3.0-or-later
// What new chats and new keys begin with (ux.md B18), above the own devices. Owned by SettingsPage.
#pragma once

#include "base/Jid.h"
#include "model/EncryptionDefaults.h"

#include <QWidget>

namespace chat {
class Accounts;
}
namespace store {
class Profile;
}
namespace widgets {
class CheckBox;
}

namespace settings {

class EncryptionSection : public QWidget
{
    Q_OBJECT

public:
    EncryptionSection(store::Profile &profile, chat::Accounts &accounts, QWidget *parent = nullptr);

Q_SIGNALS:
    void verifyWanted(model::AccountId account, base::Jid owner, quint32 device);
    // What the padlocks show may be another thing now.
    void defaultsChanged();

private:
    QWidget *defaultsCard();
    void show(const model::EncryptionDefaults &defaults);
    void encryptNewChats(bool wanted);
    void set(const model::EncryptionDefaults &defaults);

    store::Profile &m_profile;
    model::EncryptionDefaults m_defaults;
    widgets::CheckBox *m_encrypts = nullptr;
    widgets::CheckBox *m_onlyVerified = nullptr;
    widgets::CheckBox *m_newKeysWait = nullptr;
};

} // namespace settings
