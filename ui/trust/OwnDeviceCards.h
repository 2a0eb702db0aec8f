// SPDX-License-Identifier: GPL-3.0-or-later
// About the devices of the own accounts (ux.md B13): "New sign-in to your account: is it you?" until somebody owns up
// to it, and that this device goes on as a new one. Stand among what waits; owned by ChatsPage.
#pragma once

#include "trust/DeviceNews.h"
#include "widgets/CardGroup.h"

namespace trust {

class OwnDeviceCards : public widgets::CardGroup
{
    Q_OBJECT

public:
    explicit OwnDeviceCards(DeviceNews &news, QWidget *parent = nullptr);

Q_SIGNALS:
    void notMe(trust::News news);
    void devicesWanted();

private:
    void rebuild();
    QWidget *signInCard(const News &news);
    QWidget *begunAnewCard(const News &news);
    void ownUpTo(const News &news);

    DeviceNews &m_news;
};

} // namespace trust
