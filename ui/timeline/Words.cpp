// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Words.h"

#include "text/Times.h"
#include "timeline/Row.h"

#include <QLocale>

namespace timeline {

QString Words::unreadable(const QString &name)
{
    return tr("A message from %1 can't be read on this device. It was sent before you added it, "
              "or the keys got mixed up.",
              "%1 is a person's name")
        .arg(name);
}

QString Words::day(QDate day, QDate today)
{
    if (day == today)
        return tr("Today");
    if (day == today.addDays(-1))
        return tr("Yesterday");
    const QString pattern = day.year() == today.year() ? tr("dddd d MMMM", "day pattern of Qt without the year")
                                                       : tr("d MMMM yyyy", "day pattern of Qt with the year");
    QString text = QLocale().toString(day, pattern);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString Words::time(const QDateTime &time)
{
    return text::timeOfDay(time.toLocalTime());
}

QString Words::dayAndTime(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + text::timeOfDay(local);
}

QString Words::state(model::DeliveryState state)
{
    switch (state) {
    case model::DeliveryState::None: return {};
    case model::DeliveryState::Pending: return tr("waiting", "a message that is to be sent");
    case model::DeliveryState::Sent: return tr("sent", "a message");
    case model::DeliveryState::Delivered: return tr("delivered", "a message");
    case model::DeliveryState::Read: return tr("read", "a message, by its receiver");
    case model::DeliveryState::Failed: return tr("not sent", "a message");
    }
    return {};
}

QString Words::sentence(const RowContent &content, const QDateTime &time)
{
    QString text = textOf(content);
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    QStringList pieces;
    if (content.side != Side::Middle)
        pieces.append(content.side == Side::End ? you() : content.person.name);
    pieces.append(text);
    pieces.append(dayAndTime(time));
    if (content.edited)
        pieces.append(edited());
    if (const QString word = state(content.state); !word.isEmpty())
        pieces.append(word);
    if (content.isClearInEncrypted)
        pieces.append(notEncrypted());
    if (content.padlock == Padlock::Warning)
        pieces.append(tr("key not confirmed"));
    return pieces.join(QStringLiteral(", "));
}

} // namespace timeline
