// SPDX-License-Identifier: GPL-3.0-or-later
// The line above a chat: who it is, how they are, the padlock, and what can be done. Owned by ChatPage.
#pragma once

#include "widgets/Avatar.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/PadlockPill.h"
#include "widgets/Panels.h"

class QMenu;

namespace window {

class ChatHeader : public widgets::Plane
{
    Q_OBJECT

public:
    explicit ChatHeader(widgets::AvatarPictures *pictures, QWidget *parent = nullptr);

    void setFace(const widgets::AvatarFace &face);
    // `accented`: somebody is typing.
    void setLine(const QString &line, bool accented);
    void setPadlock(const text::Padlock &padlock);
    void setBackVisible(bool visible);
    // Filled anew each time it opens.
    QMenu &menu() { return *m_menu; }
    QWidget *firstFocus() const { return m_pill; }

Q_SIGNALS:
    void backPressed();
    void searchPressed();
    void detailsPressed();
    void padlockPressed();
    void menuAboutToShow(QMenu *menu);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    widgets::IconButton *m_back;
    widgets::Avatar *m_avatar;
    widgets::ElidedLabel *m_name;
    widgets::ElidedLabel *m_line;
    widgets::PadlockPill *m_pill;
    widgets::IconButton *m_search;
    widgets::IconButton *m_details;
    widgets::IconButton *m_more;
    QMenu *m_menu;
};

} // namespace window
