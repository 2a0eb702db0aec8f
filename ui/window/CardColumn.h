// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of cards above a list, as high as they are together, but never more than half of what they stand in: what does
// not fit is scrolled. Owned by LeftPanel.
#pragma once

#include "widgets/ScrollPlace.h"

class QVBoxLayout;

namespace window {

class CardColumn final : public widgets::ScrollPlace
{
    Q_OBJECT

public:
    explicit CardColumn(QWidget *parent);

    // Above those that are there. The column is away while all of its groups are hidden.
    void addOnTop(QWidget *cards);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QVBoxLayout *m_groups;
};

} // namespace window
