// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Worker.h"

#include "base/Handover.h"

#include <QElapsedTimer>

namespace store {
namespace {

using base::Error;

// How long works may join one commit, so that the first of a flood is not answered with the last.
constexpr qint64 longestTogether = 20; // milliseconds
// How long answering may hold up the main thread before it lets others in.
constexpr qint64 answeringSlice = 2; // milliseconds

} // namespace

// Finished works on their way to the main thread, in order. Lives as long as something is on its way.
struct Worker::Answers
{
    std::mutex mutex;
    std::deque<std::shared_ptr<Job>> waiting;
    bool isPosted = false;

    std::shared_ptr<Job> take()
    {
        const std::lock_guard lock(mutex);
        if (waiting.empty()) {
            isPosted = false;
            return nullptr;
        }
        auto job = std::move(waiting.front());
        waiting.pop_front();
        return job;
    }
    // What nobody has taken goes here and now: what it holds may not outlive what it was made with.
    void drop()
    {
        std::deque<std::shared_ptr<Job>> left;
        const std::lock_guard lock(mutex);
        left.swap(waiting);
    }
    static void post(const std::shared_ptr<Answers> &answers)
    {
        base::handover::toMainThread([answers] { giveSome(answers); });
    }
    static void giveSome(const std::shared_ptr<Answers> &answers)
    {
        QElapsedTimer timer;
        timer.start();
        while (const auto job = answers->take()) {
            job->answer();
            if (timer.elapsed() >= answeringSlice)
                return post(answers);
        }
    }
};

Worker::Worker(std::unique_ptr<Connection> connection, OpenMode mode, std::function<void(Fact)> tell)
    : m_connection(std::move(connection))
    , m_mode(mode)
    , m_tell(std::move(tell))
    , m_answers(std::make_shared<Answers>())
    , m_thread([this] { loop(); })
{
}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
    m_answers->drop();
}

void Worker::add(std::shared_ptr<Job> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Worker::loop()
{
    while (const auto job = take(Patience::Wait)) {
        if (m_mode == OpenMode::ReadWrite)
            writeTogether(job);
        else
            readOne(job);
    }
}

// The next work; nothing when it is time to end or, without patience, when none waits.
std::shared_ptr<Worker::Job> Worker::take(Patience patience)
{
    std::unique_lock lock(m_mutex);
    if (patience == Patience::Wait)
        m_wake.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
    if (m_waiting.empty())
        return nullptr;
    auto job = std::move(m_waiting.front());
    m_waiting.pop_front();
    return job;
}

void Worker::readOne(const std::shared_ptr<Job> &job)
{
    if (const auto begun = m_connection->run("BEGIN"); !begun) {
        note(begun.error());
        job->spoil(begun.error());
    } else {
        note(job->run(*m_connection));
        static_cast<void>(m_connection->run("COMMIT"));
    }
    send({job});
}

void Worker::writeTogether(std::shared_ptr<Job> job)
{
    Jobs done;
    const auto spoilAll = [&](const Error &error) {
        for (const auto &each : done)
            each->spoil(error);
        note(error);
    };
    if (const auto begun = m_connection->run("BEGIN IMMEDIATE"); !begun) {
        done.push_back(std::move(job));
        spoilAll(begun.error());
        return send(std::move(done));
    }
    QElapsedTimer timer;
    timer.start();
    for (; job; job = timer.elapsed() < longestTogether ? take(Patience::None) : nullptr) {
        const bool isFirst = done.empty(); // it can be undone with the transaction, which spares the pages' copies
        const auto error = isFirst ? job->run(*m_connection) : runInSavepoint(*job);
        note(error);
        done.push_back(std::move(job));
        if (error && isFirst && m_connection->isInTransaction()) {
            static_cast<void>(m_connection->run("ROLLBACK"));
            return send(std::move(done));
        }
        if (!m_connection->isInTransaction()) {
            // Some failures, such as a full disk, undo the whole transaction and with it what others did in it.
            spoilAll(error.value_or(Error{base::ErrorKind::Storage, QStringLiteral("transaction lost"), {}, {}}));
            return send(std::move(done));
        }
    }
    if (const auto committed = m_connection->run("COMMIT"); !committed) {
        if (m_connection->isInTransaction())
            static_cast<void>(m_connection->run("ROLLBACK"));
        spoilAll(committed.error());
    } else if (std::exchange(m_diskFull, false)) {
        m_tell(Fact::DiskRecovered);
    }
    send(std::move(done));
}

// One that fails leaves nothing behind, and the others of the transaction in place.
std::optional<Error> Worker::runInSavepoint(Job &job)
{
    if (const auto saved = m_connection->run("SAVEPOINT work"); !saved) {
        job.spoil(saved.error());
        return saved.error();
    }
    const auto error = job.run(*m_connection);
    if (error && m_connection->isInTransaction())
        static_cast<void>(m_connection->run("ROLLBACK TO work"));
    if (m_connection->isInTransaction())
        static_cast<void>(m_connection->run("RELEASE work"));
    return error;
}

void Worker::note(const std::optional<Error> &error)
{
    const bool isReported = error && isDamaged(*error);
    if ((isReported || m_connection->sawDamage()) && !std::exchange(m_damageTold, true))
        m_tell(Fact::DamageFound);
    if (error && error->kind == base::ErrorKind::DiskFull && !std::exchange(m_diskFull, true))
        m_tell(Fact::DiskFilled);
}

void Worker::send(Jobs jobs)
{
    bool mustPost = false;
    {
        const std::lock_guard lock(m_answers->mutex);
        for (auto &job : jobs)
            m_answers->waiting.push_back(std::move(job));
        mustPost = !std::exchange(m_answers->isPosted, true);
    }
    if (mustPost)
        Answers::post(m_answers);
}

} // namespace store
