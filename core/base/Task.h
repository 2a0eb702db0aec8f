// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to a question asked once. A coroutine that returns Task<T> runs at once up to its first wait;
// it is awaited with a guard: `co_await task.on(this)`. When the guard dies the waiting coroutine is destroyed,
// never resumed. One waiter a task. All on the thread that made it (Pool.h brings work from elsewhere back).
#pragma once

#include <QObject>
#include <QPointer>

#include <coroutine>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace base {

template<typename T>
class Task;

namespace detail {

template<typename T>
struct TaskState
{
    std::optional<T> value;
    std::function<void()> onDone;

    void finish(T result)
    {
        if (value)
            return;
        value.emplace(std::move(result));
        if (auto done = std::exchange(onDone, nullptr))
            done();
    }
};

} // namespace detail

// Finishes a task from outside a coroutine: a reply that arrived, a signal, a test. Later finishes are ignored.
template<typename T>
class Completer
{
public:
    Completer()
        : m_state(std::make_shared<detail::TaskState<T>>())
    {
    }
    Task<T> task() const { return Task<T>(m_state); }
    void finish(T value) const
    {
        const auto state = m_state;
        state->finish(std::move(value));
    }
    bool isFinished() const { return m_state->value.has_value(); }

private:
    std::shared_ptr<detail::TaskState<T>> m_state;
};

template<typename T>
class [[nodiscard]] Task
{
    struct Awaiter;

public:
    struct promise_type
    {
        std::shared_ptr<detail::TaskState<T>> state = std::make_shared<detail::TaskState<T>>();

        Task get_return_object() { return Task(state); }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_value(T value) { state->finish(std::move(value)); }
        void unhandled_exception() { std::terminate(); }
    };

    explicit Task(std::shared_ptr<detail::TaskState<T>> state)
        : m_state(std::move(state))
    {
    }
    // A task that is answered already.
    static Task ready(T value)
    {
        Completer<T> completer;
        completer.finish(std::move(value));
        return completer.task();
    }

    // Awaits the answer; `guard` must be alive now.
    Awaiter on(QObject *guard) const { return Awaiter(m_state, guard); }
    // Calls `then` with the answer, unless `guard` dies first; for callers that are no coroutines.
    void then(QObject *guard, std::function<void(T)> then) const { run(on(guard), std::move(then)); }
    bool isFinished() const { return m_state->value.has_value(); }

private:
    struct Awaiter
    {
        Awaiter(std::shared_ptr<detail::TaskState<T>> taskState, QObject *taskGuard)
            : state(std::move(taskState))
            , guard(taskGuard)
        {
        }
        bool await_ready() const { return state->value.has_value(); }
        void await_suspend(std::coroutine_handle<> waiter)
        {
            const auto connection = std::make_shared<QMetaObject::Connection>();
            *connection = QObject::connect(guard, &QObject::destroyed, [waiter, weak = std::weak_ptr(state)] {
                if (const auto alive = weak.lock())
                    alive->onDone = nullptr;
                waiter.destroy();
            });
            state->onDone = [waiter, connection] {
                QObject::disconnect(*connection);
                waiter.resume();
            };
        }
        T await_resume() const { return std::move(*state->value); }

        std::shared_ptr<detail::TaskState<T>> state;
        QPointer<QObject> guard;
    };

    struct Detached
    {
        struct promise_type
        {
            Detached get_return_object() { return {}; }
            std::suspend_never initial_suspend() noexcept { return {}; }
            std::suspend_never final_suspend() noexcept { return {}; }
            void return_void() { }
            void unhandled_exception() { std::terminate(); }
        };
    };
    static Detached run(Awaiter awaiter, std::function<void(T)> then) { then(co_await awaiter); }

    std::shared_ptr<detail::TaskState<T>> m_state;
};

} // namespace base
