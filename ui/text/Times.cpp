// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Times.h"

#include <QCoreApplication>
#include <QLocale>

namespace text {
namespace {

struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(text::Times)

public:
    static QString yesterday() { return tr("yesterday"); }
    static QString today() { return tr("today"); }
    static QString dayMonth() { return tr("d/M", "date format, day and month in numbers"); }
    static QString dayMonthYear() { return tr("d/M/yy", "date format with the year in two digits"); }
    static QString fullDay() { return tr("dddd d MMMM", "date format: Saturday 21 November"); }
    static QString fullDayYear() { return tr("dddd d MMMM yyyy", "date format: Saturday 21 November 2026"); }
    static QString at(const QString &day, const QString &time)
    {
        return tr("%1, %2", "%1: day, %2: time of day").arg(day, time);
    }
};

} // namespace

QString timeOfDay(const QDateTime &moment)
{
    return QLocale().toString(moment.time(), QStringLiteral("HH:mm"));
}

QString shortTime(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toTimeZone(now.timeZone());
    const qint64 days = local.date().daysTo(now.date());
    if (days <= 0)
        return timeOfDay(local);
    if (days == 1)
        return TimeWords::yesterday();
    const QLocale locale;
    if (days < 7)
        return locale.toString(local.date(), QStringLiteral("ddd"));
    const bool sameYear = local.date().year() == now.date().year();
    return locale.toString(local.date(), sameYear ? TimeWords::dayMonth() : TimeWords::dayMonthYear());
}

QString fullTime(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toTimeZone(now.timeZone());
    const qint64 days = local.date().daysTo(now.date());
    const bool sameYear = local.date().year() == now.date().year();
    const QString day = days == 0 ? TimeWords::today()
        : days == 1               ? TimeWords::yesterday()
                    : QLocale().toString(local.date(), sameYear ? TimeWords::fullDay() : TimeWords::fullDayYear());
    return TimeWords::at(day, timeOfDay(local));
}

QString byteSize(qint64 bytes)
{
    const QLocale locale;
    const int digits = bytes < 1'000'000 ? 0 : 1;
    return locale.formattedDataSize(bytes, digits, QLocale::DataSizeSIFormat);
}

QString duration(int seconds)
{
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(QString::number(seconds / 60), tail);
    return QStringLiteral("%1:%2:%3")
        .arg(QString::number(seconds / 3600), QStringLiteral("%1").arg(seconds / 60 % 60, 2, 10, QLatin1Char('0')),
             tail);
}

} // namespace text
