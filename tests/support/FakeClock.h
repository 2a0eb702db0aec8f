// SPDX-License-Identifier: GPL-3.0-or-later
// Time that only moves when the test says so.
#pragma once

#include "base/Clock.h"

#include <QObject>
#include <QPointer>

#include <algorithm>
#include <vector>

namespace support {

class FakeClock final : public base::Clock
{
public:
    qint64 now() const override { return m_epoch + m_monotonic; }
    qint64 monotonic() const override { return m_monotonic; }
    void after(std::chrono::milliseconds delay, QObject *guard, std::function<void()> action) override
    {
        m_alarms.push_back({m_monotonic + delay.count(), m_count++, guard, std::move(action)});
    }

    // Lets time pass; what falls due happens in its order, at its time.
    void advance(std::chrono::milliseconds span)
    {
        const qint64 end = m_monotonic + span.count();
        while (true) {
            const auto next = std::min_element(m_alarms.begin(), m_alarms.end(), [](const Alarm &a, const Alarm &b) {
                return std::pair(a.due, a.number) < std::pair(b.due, b.number);
            });
            if (next == m_alarms.end() || next->due > end)
                break;
            const Alarm alarm = std::move(*next);
            m_alarms.erase(next);
            m_monotonic = std::max(m_monotonic, alarm.due);
            if (alarm.guard)
                alarm.action();
        }
        m_monotonic = end;
    }
    // The wall clock alone, as when the machine slept or somebody set it.
    void jump(std::chrono::milliseconds span) { m_epoch += span.count(); }

private:
    struct Alarm
    {
        qint64 due;
        quint64 number;
        QPointer<QObject> guard;
        std::function<void()> action;
    };

    qint64 m_epoch = 1'760'000'000'000;
    qint64 m_monotonic = 0;
    quint64 m_count = 0;
    std::vector<Alarm> m_alarms;
};

} // namespace support
