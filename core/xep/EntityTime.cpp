// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/EntityTime.h"

#include "xep/Answers.h"

#include <QRegularExpression>

#include <cstdlib>

namespace xep {
namespace {

std::optional<int> secondsOf(const QString &offset)
{
    static const QRegularExpression form(QStringLiteral("^([+-])([01][0-9]|2[0-3]):([0-5][0-9])$"));
    if (offset == u"Z")
        return 0;
    const auto match = form.match(offset);
    if (!match.hasMatch())
        return std::nullopt;
    const int seconds = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
    return match.captured(1) == u"-" ? -seconds : seconds;
}

QString offsetText(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    return QStringLiteral("%1%2:%3")
        .arg(QLatin1Char(seconds < 0 ? '-' : '+'))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

About EntityTime::about()
{
    return {{{u"0202", u"Entity Time", u"2.0"}}, {u"urn:xmpp:time"}};
}

EntityTime::EntityTime(stream::Session &session, Circle &circle, base::Clock &clock)
    : m_session(session)
{
    session.answer(xml::nameOf<LocalTime>(), stream::IqType::Get, [&circle, &clock](stream::Stanza request) {
        return circle.admits(request.origin) ? reply(xml::write(localTime(clock.utc().toLocalTime())))
                                             : refuseStranger();
    });
}

base::Task<base::Result<QDateTime>> EntityTime::ask(base::Jid device)
{
    const auto answer = co_await m_session.ask<LocalTime>(stream::IqType::Get, device, LocalTime()).on(this);
    if (!answer)
        co_return answer.error();
    const auto time = timeIn(*answer);
    if (!time)
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("no time"), {}, {}};
    co_return *time;
}

LocalTime localTime(const QDateTime &now)
{
    return {offsetText(now.offsetFromUtc()), now.toUTC()};
}

std::optional<QDateTime> timeIn(const LocalTime &answer)
{
    const auto seconds = secondsOf(answer.offset.trimmed());
    if (!seconds || !answer.utc)
        return std::nullopt;
    return answer.utc->toOffsetFromUtc(*seconds);
}

} // namespace xep

#include "xep/moc_EntityTime.cpp"
