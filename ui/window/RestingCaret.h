// SPDX-License-Identifier: GPL-3.0-or-later
// Lets the text cursor stand still when nobody has typed or clicked for a while: a blinking one is all that an idle
// window would wake up for. Owned by MainWindow.
#pragma once

#include <QObject>
#include <QTimer>

namespace window {

class RestingCaret : public QObject
{
    Q_OBJECT

public:
    // `patience`: of the cursor, in ms without input.
    explicit RestingCaret(int patience = 10'000);
    // It blinks again.
    ~RestingCaret() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wake();

    const int m_usual; // ms of a blink, as the system has it
    QTimer m_rest;
};

} // namespace window
