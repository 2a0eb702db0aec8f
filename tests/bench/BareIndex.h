// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of storing: a loop that puts texts into an FTS5 index and nothing else, in transactions of a page of an
// archive. With it how rates are taken. Owned by who measures.
#pragma once

#include <QElapsedTimer>
#include <QStringList>

#include <ctime>

namespace measuring {

constexpr int pageOfArchive = 100; // messages in a transaction, as an archive sends them

// By the clock and by the processor, which counts on a busy machine.
class Stopwatch
{
public:
    Stopwatch() { m_clock.start(); }
    double seconds() const { return double(m_clock.nsecsElapsed()) / 1e9; }
    double processorSeconds() const { return double(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    QElapsedTimer m_clock;
    std::clock_t m_start = std::clock();
};

struct Rate
{
    double byClock = 0; // a second
    double byProcessor = 0;

    static Rate of(qsizetype rows, const Stopwatch &watch)
    {
        return {double(rows) / watch.seconds(), double(rows) / watch.processorSeconds()};
    }
};

// A raw key of 32 bytes; empty: plain SQLite.
Rate bareIndexRate(const QString &path, const QByteArray &key, const QStringList &bodies);

} // namespace measuring
