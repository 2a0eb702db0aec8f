// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/Words.h"

#include "text/ErrorText.h"
#include "text/Times.h"
#include "timeline/Row.h"

#include <QLocale>

namespace timeline {

QString Words::unreadable(const QString &name)
{
    text::ErrorNames names;
    names.name = name;
    return text::wordsFor(text::ErrorId::E14, names).sentence;
}

QString Words::ownUnreadable()
{
    return tr("A message that you wrote on another device can’t be read on this one.");
}

QString Words::padlock(const RowContent &content)
{
    if (content.isClosed)
        return tr("Can’t be read", "an encrypted message");
    switch (content.padlock) {
    case Padlock::None: return {};
    case Padlock::Closed: return tr("Encrypted", "a message; Italian agrees with messaggio");
    case Padlock::Verified: return tr("Encrypted, from a verified device", "a message");
    case Padlock::Warning: return tr("Encrypted, from a device that you have not confirmed", "a message");
    case Padlock::Open: return notEncrypted();
    }
    return {};
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
        pieces.append(padlock(content));
    return pieces.join(QStringLiteral(", "));
}

} // namespace timeline
