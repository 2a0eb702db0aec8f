// SPDX-License-Identifier: GPL-3.0-or-later
// "New sign-in to your account: is it you?" for each own device that nobody has owned up to yet (ux.md B13). Stands among
// what waits; owned by ChatsPage.
#pragma once

#include "trust/DeviceNews.h"

#include <QWidget>

class QVBoxLayout;

namespace trust {

class OwnDeviceCards : public QWidget
{
    Q_OBJECT

public:
    explicit OwnDeviceCards(DeviceNews &news, QWidget *parent = nullptr);

    // Where the list shows pictures alone there is no room for them.
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void notMe(trust::News news);

private:
    void rebuild();
    QWidget *card(const News &news);

    DeviceNews &m_news;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    bool m_isCollapsed = false;
};

} // namespace trust
