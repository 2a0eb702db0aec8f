// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Ping.h"

#include "xep/Answers.h"

#include <QElapsedTimer>

namespace xep {

About Ping::about()
{
    return {{{u"0199", u"XMPP Ping", u"2.0.1"}}, {u"urn:xmpp:ping"}};
}

Ping::Ping(stream::Session &session, Circle &circle)
    : m_session(session)
{
    session.answer(xml::nameOf<PingRequest>(), stream::IqType::Get, [&circle](stream::Stanza request) {
        return circle.admits(request.origin) ? reply() : refuseStranger();
    });
}

base::Task<base::Result<qint64>> Ping::ask(base::Jid to)
{
    QElapsedTimer timer;
    timer.start();
    const auto asking = m_session.ask(stream::IqType::Get, to, xml::write(PingRequest{}));
    const auto answered = co_await asking.on(this);
    if (!answered)
        co_return answered.error();
    co_return timer.elapsed();
}

} // namespace xep

#include "xep/moc_Ping.cpp"
