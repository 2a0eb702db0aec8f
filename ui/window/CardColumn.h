// SPDX-License-Identifier: GPL-3.0-or-later
// "Waiting for you" (ux.md B6): groups of cards above a list under one heading that counts what they stand for; as high
// as they are together, but never more than half of what they stand in: what does not fit is scrolled. Owned by LeftPanel.
#pragma once

#include "widgets/ScrollPlace.h"

class QVBoxLayout;

namespace widgets {
class CardGroup;
class Label;
} // namespace widgets

namespace window {

class CardColumn final : public widgets::ScrollPlace
{
    Q_OBJECT

public:
    explicit CardColumn(QWidget *parent);

    // Above those that are there. The column is away while nothing waits.
    void addOnTop(widgets::CardGroup *cards);
    // Where the list shows pictures alone there is no room for cards.
    void setCollapsed(bool collapsed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void tellCount();
    void fit();

    QVBoxLayout *m_column;
    widgets::Label *m_heading;
    QList<widgets::CardGroup *> m_groups;
    bool m_isCollapsed = false;
};

} // namespace window
