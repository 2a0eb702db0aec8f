// SPDX-License-Identifier: GPL-3.0-or-later
// Time as a thing that is handed in, so that tests can hold it. Main thread only; owned by Application or a test.
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

class QObject;

namespace base {

class Clock
{
public:
    virtual ~Clock() = default;

    // Wall clock in milliseconds since 1970 UTC; may jump.
    virtual qint64 now() const = 0;
    // Milliseconds that never run backwards; for time-outs and intervals.
    virtual qint64 monotonic() const = 0;
    // Calls `action` once after `delay` unless `guard` has died by then.
    virtual void after(std::chrono::milliseconds delay, QObject *guard, std::function<void()> action) = 0;

    QDateTime utc() const { return QDateTime::fromMSecsSinceEpoch(now(), Qt::UTC); }
};

class SystemClock final : public Clock
{
public:
    qint64 now() const override;
    qint64 monotonic() const override;
    void after(std::chrono::milliseconds delay, QObject *guard, std::function<void()> action) override;
};

} // namespace base
