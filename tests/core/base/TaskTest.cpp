// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Task.h"
#include "base/Pool.h"
#include "base/Result.h"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using base::Completer;
using base::Task;

namespace {

Task<int> doubled(Task<int> task, QObject *guard)
{
    co_return 2 * co_await task.on(guard);
}

struct Witness
{
    explicit Witness(bool *gone)
        : flag(gone)
    {
    }
    ~Witness() { *flag = true; }
    bool *flag;
};

Task<int> waits(Task<int> task, QObject *guard, bool *destroyed, bool *resumed)
{
    const Witness witness(destroyed);
    const int value = co_await task.on(guard);
    *resumed = true;
    co_return value;
}

} // namespace

TEST_CASE("a coroutine goes on when its answer comes", "[base][task]")
{
    QObject guard;
    Completer<int> question;
    int answer = 0;
    doubled(question.task(), &guard).then(&guard, [&](int value) { answer = value; });
    CHECK(answer == 0);
    question.finish(21);
    CHECK(answer == 42);
    question.finish(1);
    CHECK(answer == 42);
}

TEST_CASE("a waiter whose guard dies is destroyed and never resumed", "[base][task]")
{
    auto guard = std::make_unique<QObject>();
    Completer<int> question;
    bool destroyed = false;
    bool resumed = false;
    const auto task = waits(question.task(), guard.get(), &destroyed, &resumed);
    guard.reset();
    CHECK(destroyed);
    question.finish(1);
    CHECK_FALSE(resumed);
    CHECK_FALSE(task.isFinished());
}

TEST_CASE("work on the pool answers on the main thread", "[base][task]")
{
    QObject guard;
    QThread *answered = nullptr;
    base::onPool([] { return 7; }).then(&guard, [&](int) { answered = QThread::currentThread(); });
    REQUIRE(QTest::qWaitFor([&] { return answered != nullptr; }));
    CHECK(answered == QThread::currentThread());
}
