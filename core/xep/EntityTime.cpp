// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/EntityTime.h"

#include "xep/Answers.h"

#include <cstdlib>

namespace xep {
namespace {

// "+HH:MM", "-HH:MM" or "Z" (XEP-0082 §3).
std::optional<int> secondsOf(const QString &offset)
{
    if (offset == u"Z")
        return 0;
    const auto time = QTime::fromString(offset.mid(1), QStringLiteral("HH:mm"));
    const bool west = offset.startsWith(u'-');
    if (offset.size() != 6 || !time.isValid() || !(west || offset.startsWith(u'+')))
        return std::nullopt;
    const int seconds = QTime(0, 0).secsTo(time);
    return west ? -seconds : seconds;
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
