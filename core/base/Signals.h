// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for something that a signal tells. The waiter goes on in a later turn of the event loop, never in the middle
// of the emission: it may well destroy the sender.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Task.h"

namespace base {

template<typename T>
struct Limit
{
    Clock &clock;
    std::chrono::milliseconds time;
    std::function<T()> late; // the answer when the time is up
};

// Finishes when `look` finds an answer: now, or after one of the signals of `sender`, or when the time is up.
template<typename T, typename Sender, typename Signal>
Task<T> whenFound(Sender *sender, Signal signal, std::function<std::optional<T>()> look,
                  std::optional<Limit<T>> limit = {})
{
    const Completer<T> completer;
    QObject watch;
    const auto check = [completer, look] {
        if (auto found = look())
            completer.finish(std::move(*found));
    };
    QObject::connect(sender, signal, &watch, check, Qt::QueuedConnection);
    if (limit)
        limit->clock.after(limit->time, &watch, [completer, late = limit->late] { completer.finish(late()); });
    check();
    const auto task = completer.task();
    co_return co_await task.on(sender);
}

// Goes on in a later turn of the event loop: for whoever is about to destroy what called it.
inline Task<Done> nextTurn(QObject *guard)
{
    const Completer<Done> completer;
    QMetaObject::invokeMethod(
        guard, [completer] { completer.finish({}); }, Qt::QueuedConnection);
    return completer.task();
}

} // namespace base
