// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/RestingCaret.h"

#include <QApplication>
#include <QEvent>

namespace window {

RestingCaret::RestingCaret(int patience)
    : m_usual(QApplication::cursorFlashTime())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(patience);
    connect(&m_rest, &QTimer::timeout, this, [] { QApplication::setCursorFlashTime(0); });
    m_rest.start();
    qApp->installEventFilter(this);
}

RestingCaret::~RestingCaret()
{
    QApplication::setCursorFlashTime(m_usual);
}

bool RestingCaret::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::InputMethod:
    case QEvent::WindowActivate: wake(); break;
    default: break;
    }
    return false;
}

void RestingCaret::wake()
{
    if (!m_rest.isActive())
        QApplication::setCursorFlashTime(m_usual);
    m_rest.start();
}

} // namespace window
