// SPDX-License-Identifier: GPL-3.0-or-later
// The round button that leads to the newest message, with the number of unread ones. Child of TimelineView.
#pragma once

#include <QAbstractButton>

namespace timeline {

class JumpButton final : public QAbstractButton
{
    Q_OBJECT

public:
    static constexpr int diameter = 40;

    explicit JumpButton(QWidget *parent);

    void setUnread(int count);
    int unread() const { return m_unread; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    int m_unread = 0;
};

} // namespace timeline
