// SPDX-License-Identifier: GPL-3.0-or-later
// What the measuring programs share: what must go well or end them, and the memory they use.
#pragma once

#include "base/Result.h"
#include "base/Task.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace measuring {

[[noreturn]] inline void fail(const QString &why)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qPrintable(why));
    std::exit(1);
}

template<typename T>
T sure(base::Result<T> result)
{
    if (!result)
        fail(result.error().detail);
    return std::move(*result);
}

// Runs the event loop until the task is finished.
template<typename T>
T wait(const base::Task<base::Result<T>> &task)
{
    QObject guard;
    std::optional<base::Result<T>> answer;
    task.then(&guard, [&](base::Result<T> value) { answer.emplace(std::move(value)); });
    while (!answer)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return sure(std::move(*answer));
}

// Zero where the system does not say it.
inline double residentMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

} // namespace measuring
