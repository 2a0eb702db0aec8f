// SPDX-License-Identifier: GPL-3.0-or-later
// What time it is where somebody is (XEP-0202): asks, and tells those who may know.
#pragma once

#include "base/Clock.h"
#include "stream/Session.h"
#include "xep/Circle.h"
#include "xep/Module.h"

namespace xep {

struct LocalTime
{
    QString offset; // "+02:00" or "Z"; empty in a question
    std::optional<QDateTime> utc;

    static constexpr auto wire()
    {
        return xml::element<LocalTime>(u"urn:xmpp:time", u"time", xml::childText(u"tzo", &LocalTime::offset),
                                       xml::childText(u"utc", &LocalTime::utc));
    }
    bool operator==(const LocalTime &) const = default;
};

class EntityTime : public QObject
{
    Q_OBJECT

public:
    EntityTime(stream::Session &session, Circle &circle, base::Clock &clock);
    static About about();

    // The device's time with its offset from UTC. Malformed if it is none.
    base::Task<base::Result<QDateTime>> ask(base::Jid device);

private:
    stream::Session &m_session;
};

LocalTime localTime(const QDateTime &now);
// Nothing unless time and offset are there and the offset lies within a day.
std::optional<QDateTime> timeIn(const LocalTime &answer);

} // namespace xep
