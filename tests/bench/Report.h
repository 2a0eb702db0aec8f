// SPDX-License-Identifier: GPL-3.0-or-later
// What a benchmark program prints: each figure with its target, judged, and beside it what it was compared with; the
// same lines as figures.py prints. Owned by the program's main().
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace measuring {

// How long something took each time, in milliseconds.
class Times
{
public:
    void add(qint64 nanoseconds) { m_milliseconds.append(double(nanoseconds) / 1e6); }
    // 0.5 is the median, 1 the worst.
    double at(double share) const;
    // Median and worst in words.
    QString spread() const;

private:
    mutable QList<double> m_milliseconds;
    mutable bool m_isSorted = false;
};

class Report
{
public:
    explicit Report(const QString &title);

    void add(const QString &name, double value, const char *unit, std::optional<double> most = {},
             const QString &beside = {});
    // The 95th percentile against the target.
    void add(const QString &name, const Times &times, std::optional<double> most = {}, const QString &beside = {});
    // What main() returns: 1 if a target was missed by more than a quarter. Less than that is another machine, or
    // another program at work beside this one.
    int status() const { return m_hasFailed ? 1 : 0; }

private:
    bool m_hasFailed = false;
};

} // namespace measuring
