// SPDX-License-Identifier: GPL-3.0-or-later
// From one thread to another: how work gets onto the pool and its answer back to the main thread. Any thread.
#pragma once

#include <QCoreApplication>
#include <QThreadPool>

#include <functional>
#include <utility>

#if defined(__SANITIZE_THREAD__)
#    include <deque>
#    include <mutex>

extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif

namespace base::handover {

#if defined(__SANITIZE_THREAD__)

// The system's Qt is not built with the thread sanitizer, which therefore sees none of the locks inside it. Here what is
// handed over passes ours as well.
struct Passage
{
    static inline std::mutex mutex;
    static inline std::deque<std::function<void()>> toMain;
    static inline char toPool = 0;
};

inline void toMainThread(std::function<void()> work)
{
    auto *application = QCoreApplication::instance();
    if (!application)
        return;
    {
        const std::lock_guard lock(Passage::mutex);
        Passage::toMain.push_back(std::move(work));
    }
    const auto next = [] {
        std::unique_lock lock(Passage::mutex);
        const auto waiting = std::move(Passage::toMain.front());
        Passage::toMain.pop_front();
        lock.unlock();
        waiting();
    };
    QMetaObject::invokeMethod(application, next, Qt::QueuedConnection);
}

inline void toPool(std::function<void()> work)
{
    std::function<void()> received = [work = std::move(work)] {
        __tsan_acquire(&Passage::toPool);
        work();
    };
    __tsan_release(&Passage::toPool);
    QThreadPool::globalInstance()->start(std::move(received));
}

#else

// Calls it there, in its turn; never if the application has ended.
template<typename Work>
void toMainThread(Work work)
{
    if (auto *application = QCoreApplication::instance())
        QMetaObject::invokeMethod(application, std::move(work), Qt::QueuedConnection);
}

// Calls it on a thread of the global pool.
template<typename Work>
void toPool(Work work)
{
    QThreadPool::globalInstance()->start(std::move(work));
}

#endif

} // namespace base::handover
