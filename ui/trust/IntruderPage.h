// SPDX-License-Identifier: GPL-3.0-or-later
// "It isn't me": what to do, in order, when somebody else seems to have signed in to the own account (ux.md B13): another
// password, the device taken away, a word to who runs the server. Stands in the place of the chat; owned by ChatsPage.
#pragma once

#include "trust/DeviceNews.h"
#include "widgets/Panels.h"

#include <QPointer>

class QVBoxLayout;

namespace trust {

class IntruderPage : public widgets::Plane
{
    Q_OBJECT

public:
    IntruderPage(chat::Account &account, const News &news, QWidget *parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void closed();
    void changePasswordWanted();

private:
    void addStep(QVBoxLayout *column, int number, const QString &words, QWidget *action);
    QWidget *removal();
    QWidget *contact();

    QPointer<chat::Account> m_account;
    const News m_news;
    QWidget *m_first = nullptr;
};

} // namespace trust
