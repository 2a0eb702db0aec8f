// SPDX-License-Identifier: GPL-3.0-or-later
// A thread with a database connection of its own that does one work after the other. Owned by Profile.
#pragma once

#include "base/Result.h"
#include "base/Task.h"
#include "store/Connection.h"

#include <QCoreApplication>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

namespace store {

class Worker
{
public:
    // What a worker found out on its thread.
    enum class Fact { DiskFilled, DiskRecovered, DamageFound };

    // Takes the connection over. ReadWrite: works share commits; ReadOnly: each work has a snapshot of its own.
    // `tell` is called on the worker's thread.
    Worker(std::unique_ptr<Connection> connection, OpenMode mode, std::function<void(Fact)> tell);
    // Does what was asked for, then ends.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    template<typename Work>
    auto ask(Work work) -> base::Task<std::invoke_result_t<Work &, Connection &>>
    {
        using R = std::invoke_result_t<Work &, Connection &>;
        auto job = std::make_unique<TypedJob<Work, R>>(std::move(work));
        auto task = job->completer.task();
        add(std::move(job));
        return task;
    }

private:
    struct Job
    {
        virtual ~Job() = default;
        // Runs on the worker's thread; what went wrong, if anything did.
        virtual std::optional<base::Error> run(Connection &connection) = 0;
        // Turns the answer into a failure, since what was done is undone.
        virtual void spoil(const base::Error &error) = 0;
        // Runs on the main thread.
        virtual void answer() = 0;
    };
    template<typename Work, typename R>
    struct TypedJob final : Job
    {
        explicit TypedJob(Work asked)
            : work(std::move(asked))
        {
        }
        std::optional<base::Error> run(Connection &connection) override
        {
            result.emplace((*work)(connection));
            work.reset(); // what it holds goes here, not with an answer that nobody may take any more
            return *result ? std::nullopt : std::optional(result->error());
        }
        void spoil(const base::Error &error) override { result.emplace(error); }
        void answer() override { completer.finish(std::move(*result)); }

        std::optional<Work> work;
        std::optional<R> result;
        base::Completer<R> completer;
    };
    using Jobs = std::vector<std::shared_ptr<Job>>;

    struct Answers;
    enum class Patience { Wait, None };

    void add(std::shared_ptr<Job> job);
    void loop();
    std::shared_ptr<Job> take(Patience patience);
    void readOne(const std::shared_ptr<Job> &job);
    void writeTogether(std::shared_ptr<Job> job);
    std::optional<base::Error> runInSavepoint(Job &job);
    void note(const std::optional<base::Error> &error);
    void send(Jobs jobs);

    std::unique_ptr<Connection> m_connection;
    const OpenMode m_mode;
    const std::function<void(Fact)> m_tell;
    bool m_diskFull = false;
    bool m_damageTold = false;
    const std::shared_ptr<Answers> m_answers;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::shared_ptr<Job>> m_waiting;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace store
