// SPDX-License-Identifier: GPL-3.0-or-later
// Places list, chat and side panel beside or over each other by the window's width (ux.md B3). Owned by ChatsPage.
#pragma once

#include <QPointer>
#include <QWidget>

namespace window {

enum class PaneMode { One, Two, Three };

class Panes : public QWidget
{
    Q_OBJECT

public:
    // Takes both as children.
    Panes(QWidget *list, QWidget *chat, QWidget *parent = nullptr);

    PaneMode mode() const { return m_mode; }
    // In one-pane mode: which of the two is seen.
    bool isChatInFront() const { return m_chatInFront; }
    void showChat();
    void showList();
    // Takes the panel as a child and shows it; the one before is hidden, not deleted.
    void showSide(QWidget *panel);
    void hideSide();
    QWidget *side() const { return m_side; }

    int listWidth() const { return m_listWidth; }
    void setListWidth(int px);
    bool isCollapsed() const { return m_mode != PaneMode::One && m_listWidth < collapseBelow; }

    static PaneMode modeFor(int width);
    static constexpr int collapsedWidth = 76, collapseBelow = 200, listMinimum = 260, listMaximum = 420,
                         sideMinimum = 280, sideWidth = 320, chatMinimum = 380;

Q_SIGNALS:
    void modeChanged();
    void listWidthChanged(int px); // dragged by the user
    void collapsedChanged(bool collapsed);
    void sideDismissed(); // the scrim was clicked
    void chatInFrontChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    QSize minimumSizeHint() const override;

private:
    void place();
    void placeTwo(const QRect &area);
    void drag(int x);

    QWidget *m_list;
    QWidget *m_chat;
    QWidget *m_divider;
    QWidget *m_scrim;
    QPointer<QWidget> m_side;
    PaneMode m_mode = PaneMode::Three;
    bool m_chatInFront = false;
    int m_listWidth = 320;
};

} // namespace window
