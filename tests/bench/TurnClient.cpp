// SPDX-License-Identifier: GPL-3.0-or-later
// Signs in with a profile (passphrase in LUCCHETTO_PASSPHRASE), catches up, and prints as JSON how long the turns of its
// event loop were: the processor time of the main thread, which never waits, between two beats of a timer.
//     turn-client PROFILE
#include "Workspace.h"

#include "chat/Account.h"
#include "primitives/Provider.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

class Heart : public QObject
{
public:
    Heart()
    {
        m_clock.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double processor = processorMs();
            m_turns.push_back(processor - m_processor);
            m_walls.push_back(double(m_clock.nsecsElapsed()) / 1e6);
            m_processor = processor;
            m_clock.restart();
        });
        m_timer.start(1);
    }
    void print(int messages)
    {
        std::sort(m_turns.begin(), m_turns.end());
        std::sort(m_walls.begin(), m_walls.end());
        const std::size_t rare = (m_turns.size() - 1) * 999 / 1000;
        std::printf("{\"messages\": %d, \"count\": %zu, \"p999\": %.2f, \"worst\": %.2f, \"wall999\": %.2f}\n",
                    messages, m_turns.size(), m_turns[rare], m_turns.back(), m_walls[rare]);
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_processor = processorMs();
    std::vector<double> m_turns;
    std::vector<double> m_walls;
};

base::Task<int> run(QString profile, Heart &heart)
{
    const app::Workspace::Options options{profile,
                                          store::KeySource::passphrase(base::Secret(qgetenv("LUCCHETTO_PASSPHRASE"))),
                                          {}};
    const auto opening = app::Workspace::open(options);
    const auto workspace = co_await opening.on(qApp);
    if (!workspace || (*workspace)->accounts().all().empty())
        co_return 1;
    chat::Account *account = (*workspace)->accounts().all().front();
    account->start();
    const auto catchingUp = account->catchUp();
    const auto counts = co_await catchingUp.on(account);
    if (!counts)
        co_return 1;
    heart.print(counts->messages);
    const auto closing = (*workspace)->accounts().shutDown();
    co_await closing.on(qApp);
    co_return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const crypto::Provider provider;
    Heart heart;
    run(application.arguments().value(1), heart).then(&application, [&application](int code) {
        QMetaObject::invokeMethod(
            &application, [code] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    });
    return QCoreApplication::exec();
}
