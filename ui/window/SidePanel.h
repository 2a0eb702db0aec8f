// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a panel at the end of the window: title, close, scrolled content. Owned by ChatsPage.
#pragma once

#include "widgets/Label.h"
#include "widgets/Panels.h"

class QVBoxLayout;

namespace widgets {
class ScrollPlace;
}

namespace window {

class SidePanel : public widgets::Plane
{
    Q_OBJECT

public:
    explicit SidePanel(const QString &title, QWidget *parent = nullptr);

    // Where content goes: scrolled with the rest.
    QVBoxLayout &column() { return *m_column; }
    // Takes the whole place below the title instead of the scrolled column.
    void setBody(QWidget *body);
    virtual void focusFirst();

Q_SIGNALS:
    void closed();

protected:
    // Starts over with an empty column.
    void clearColumn();
    void addRow(const QString &label, const QString &value);
    void addTitle(const QString &title);

private:
    QVBoxLayout *m_outer;
    widgets::ScrollPlace *m_area;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_close;
};

} // namespace window
