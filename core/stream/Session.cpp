// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Session.h"

#include "stream/SessionBody.h"

namespace stream {

Session::Session(model::AccountSettings settings, Dependencies dependencies, QObject *parent)
    : QObject(parent)
    , m_account(settings.jid.bare())
    , m_body(std::make_unique<Body>(this, std::move(settings), std::move(dependencies)))
{
}

Session::~Session() = default;

void Session::start()
{
    if (m_state.phase == Phase::Offline || m_state.phase == Phase::Failed)
        m_body->start();
}

void Session::stop()
{
    m_body->stop();
}

void Session::reconnectNow()
{
    m_body->reconnectNow();
}

void Session::setActive(bool active)
{
    m_body->setActive(active);
}

void Session::setAcknowledging(Acknowledging when)
{
    m_body->setAcknowledging(when);
}

void Session::beginAcknowledging()
{
    m_body->beginAcknowledging();
}

void Session::setSettings(model::AccountSettings settings)
{
    m_body->setSettings(std::move(settings));
}

const base::Jid &Session::ownJid() const
{
    return m_body->router().ownJid();
}

const ConnectionFacts &Session::facts() const
{
    return m_body->facts();
}

void Session::send(xml::Element stanza, std::function<void()> acknowledged)
{
    m_body->send(std::move(stanza), std::move(acknowledged));
}

base::Task<base::Result<xml::Element>> Session::ask(IqType type, base::Jid to, xml::Element payload,
                                                    std::chrono::milliseconds timeout)
{
    using Answer = base::Result<xml::Element>;
    if (!isOnline())
        return base::Task<Answer>::ready(
            base::Error{base::ErrorKind::ServerUnreachable, QStringLiteral("not online"), {}, {}});
    return m_body->router().ask(type, std::move(to), std::move(payload), timeout);
}

void Session::answer(xml::Name payload, IqType type, Answerer answerer)
{
    m_body->router().answer(payload, type, std::move(answerer));
}

void Session::settle(quint32 sequence)
{
    m_body->settle(sequence);
}

void Session::acknowledge()
{
    m_body->acknowledge();
}

void Session::setState(SessionState state)
{
    if (m_state == state)
        return;
    m_state = std::move(state);
    Q_EMIT stateChanged(m_state);
}

} // namespace stream

#include "moc_Session.cpp"
