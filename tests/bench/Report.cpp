// SPDX-License-Identifier: GPL-3.0-or-later
#include "Report.h"

#include <algorithm>
#include <cstdio>

namespace measuring {
namespace {

constexpr double margin = 1.25; // as in figures.py

} // namespace

double Times::at(double share) const
{
    if (!std::exchange(m_isSorted, true))
        std::sort(m_milliseconds.begin(), m_milliseconds.end());
    return m_milliseconds.at(qsizetype(share * double(m_milliseconds.size() - 1)));
}

QString Times::spread() const
{
    return QStringLiteral("median %1, worst %2").arg(at(0.5), 0, 'f', 2).arg(at(1), 0, 'f', 2);
}

Report::Report(const QString &title)
{
    std::printf("%s\n%44s%12s%12s\n", qPrintable(title), "", "measured", "target");
    std::fflush(stdout);
}

void Report::add(const QString &name, double value, const char *unit, std::optional<double> most, const QString &beside)
{
    QString target;
    const char *verdict = "";
    if (most) {
        target = QStringLiteral("<= %1 %2").arg(*most).arg(QLatin1String(unit));
        verdict = value <= *most ? "reached" : value <= *most * margin ? "missed" : "NOT REACHED";
        m_hasFailed = m_hasFailed || value > *most * margin;
    }
    std::printf("%-44s%8.2f %-3s%12s  %-12s%s\n", qPrintable(name), value, unit, qPrintable(target), verdict,
                qPrintable(beside));
    std::fflush(stdout);
}

void Report::add(const QString &name, const Times &times, std::optional<double> most, const QString &beside)
{
    add(name + QStringLiteral(", p95"), times.at(0.95), "ms", most,
        times.spread() + (beside.isEmpty() ? QString() : QStringLiteral("; ") + beside));
}

} // namespace measuring
