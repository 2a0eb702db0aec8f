// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"

#include <QTimer>

namespace base {

qint64 SystemClock::now() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::monotonic() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void SystemClock::after(std::chrono::milliseconds delay, QObject *guard, std::function<void()> action)
{
    QTimer::singleShot(delay, guard, std::move(action));
}

} // namespace base
