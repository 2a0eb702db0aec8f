// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Announcer.h"

#include <QAccessible>

namespace widgets {
namespace {

constexpr int interval = 2000; // ms between two sentences (ux.md B20)

}

Announcer::Announcer(QWidget *window)
    : QLabel(window)
{
    setTextFormat(Qt::PlainText);
    setGeometry(0, 0, 1, 1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Announcer::speak);
}

void Announcer::say(const QString &sentence)
{
    m_waiting = sentence;
    if (!m_since.isValid() || m_since.elapsed() >= interval)
        speak();
    else if (!m_timer.isActive())
        m_timer.start(interval - static_cast<int>(m_since.elapsed()));
}

void Announcer::speak()
{
    m_since.start();
    setAccessibleName(m_waiting);
    alert(*this);
}

void alert(QWidget &widget)
{
    QAccessibleEvent changed(&widget, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
    QAccessibleEvent event(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace widgets
