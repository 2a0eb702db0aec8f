// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over a page for a while: a toast, a scrim with a panel. Each belongs to the widget that it covers.
#pragma once

#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QFrame>
#include <QPointer>

class QTimer;

namespace widgets {

// A sentence at the lower edge of `host` that goes away by itself after 6 s, with one action such as Undo.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget *host);

    void present(const QString &text, const QString &action = {});

Q_SIGNALS:
    void actionChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    Label *m_text;
    Button *m_action;
    QTimer *m_timer;
};

// Darkens `host` and holds one panel at its end (or in its middle); Esc or a click beside the panel closes it.
class Scrim : public QWidget
{
    Q_OBJECT

public:
    enum class Place { End, Centre };

    explicit Scrim(QWidget *host);

    // Takes the panel until it is closed; it is given back by `panel->setParent`.
    void present(QWidget *panel, Place place, int width);
    QWidget *panel() const { return m_panel; }
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QPointer<QWidget> m_panel;
    QPointer<QWidget> m_cameFrom; // gets the focus back
    Place m_place = Place::End;
    int m_width = 0;
};

} // namespace widgets
