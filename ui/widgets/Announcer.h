// SPDX-License-Identifier: GPL-3.0-or-later
// Says short sentences through the screen reader, at most one every 2 s. Qt 6.4 has no announcement event, so this is a
// label of no size whose accessible name changes, and an alert. One per window, owned by it.
#pragma once

#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>

namespace widgets {

class Announcer : public QLabel
{
    Q_OBJECT

public:
    explicit Announcer(QWidget *window);

    // A newer sentence takes the place of one that still waits.
    void say(const QString &sentence);
    QString lastSaid() const { return accessibleName(); }

private:
    void speak();

    QString m_waiting;
    QElapsedTimer m_since;
    QTimer m_timer;
};

// Alert for text that has just appeared in `widget` (an error line, a bar).
void alert(QWidget &widget);

} // namespace widgets
