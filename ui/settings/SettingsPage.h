// SPDX-License-Identifier: GPL-3.0-or-later
// The settings in the place of the chat: sections at the side, or in a choice above where it is narrow. All is live.
// Owned by ChatsPage.
#pragma once

#include "base/Jid.h"
#include "model/Ids.h"
#include "theme/Icons.h"
#include "widgets/Panels.h"

class QComboBox;
class QListWidget;
class QStackedWidget;

namespace chat {
class Accounts;
}

namespace store {
class Profile;
}

namespace widgets {
class AvatarPictures;
}

namespace settings {

class AccountSection;
class AppLock;
class Preferences;

class SettingsPage : public widgets::Plane
{
    Q_OBJECT

public:
    enum class Section { Profile, Account, Privacy, Appearance, Storage, Encryption, About };

    // What is set here.
    struct Parts
    {
        store::Profile &profile; // passed on to core, never looked into
        chat::Accounts &accounts;
        Preferences &preferences;
        AppLock &lock;
        widgets::AvatarPictures &pictures;
    };
    explicit SettingsPage(const Parts &parts, QWidget *parent = nullptr);

    void open(Section section);
    Section section() const;
    void focusFirst();

Q_SIGNALS:
    void closed();
    void addAccountWanted();
    void lockChanged();
    void encryptionDefaultsChanged();
    void verifyWanted(model::AccountId account, base::Jid owner, quint32 device);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *head();
    void dressChoices();
    void addSection(theme::Icon icon, const QString &title, QWidget *content);

    AccountSection *m_account = nullptr;
    QListWidget *m_list;
    QComboBox *m_choice;
    QStackedWidget *m_pages;
};

} // namespace settings
