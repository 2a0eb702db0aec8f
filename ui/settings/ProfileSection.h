// SPDX-License-Identifier: GPL-3.0-or-later
// How each account shows itself to others: picture, name, address. What is changed is published at once. Owned by
// SettingsPage.
#pragma once

#include "model/Ids.h"

#include <QWidget>

class QLayout;

namespace base {
struct Error;
}
namespace chat {
class Account;
class Accounts;
} // namespace chat
namespace widgets {
class AvatarPictures;
class Label;
class TextField;
} // namespace widgets

namespace settings {

class ProfileSection : public QWidget
{
    Q_OBJECT

public:
    ProfileSection(chat::Accounts &accounts, widgets::AvatarPictures &pictures, QWidget *parent = nullptr);

private:
    QWidget *cardFor(chat::Account &account);
    QLayout *pictureRow(chat::Account &account, widgets::Label *outcome);
    widgets::TextField *nameField(chat::Account &account, widgets::Label *outcome);
    QLayout *addressRow(const chat::Account &account);
    void choosePicture(model::AccountId id, widgets::Label *outcome);
    void publishPicture(model::AccountId id, const QByteArray &png, widgets::Label *outcome);

    chat::Accounts &m_accounts;
    widgets::AvatarPictures &m_pictures;
};

} // namespace settings
