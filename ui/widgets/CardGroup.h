// SPDX-License-Identifier: GPL-3.0-or-later
// Cards of one kind above a list, and how many things they stand for. Owned by the column that shows them.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace widgets {

class CardGroup : public QWidget
{
    Q_OBJECT

public:
    explicit CardGroup(QWidget *parent = nullptr);

    // May be more than there are cards.
    int count() const { return m_count; }

Q_SIGNALS:
    void countChanged();

protected:
    // The place of the cards, emptied.
    QVBoxLayout *begin();
    // Without any the group is away.
    void finish(int count);

private:
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    int m_count = 0;
};

} // namespace widgets
