// SPDX-License-Identifier: GPL-3.0-or-later
// The classic order: SASL, new stream, binding, stream management (RFC 6120 §6-7, XEP-0198).
#include "stream/Negotiation.h"
#include "stream/NegotiationSpaces.h"

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

const QString bindId = QStringLiteral("bind");
const QString sessionId = QStringLiteral("session");

Error unexpected()
{
    return Error{ErrorKind::Malformed, QStringLiteral("unexpected element while signing in"), {}, {}};
}

// Empty data is written as "=" where it means "there is data, and it is empty" (RFC 6120 §6.4.2).
QString encoded(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QStringLiteral("=") : QString::fromLatin1(bytes.toBase64());
}

QByteArray decoded(const QString &text)
{
    if (text == u"=")
        return {};
    return QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors).decoded;
}

xml::Element request(const QString &id, xml::Element payload)
{
    xml::Element iq(xml::ns::client, u"iq");
    iq.set(u"type", QStringLiteral("set")).set(u"id", id);
    iq.add(std::move(payload));
    return iq;
}

} // namespace

base::Task<base::Result<LoginOutcome>> Negotiation::loginClassic(xml::Element features)
{
    m_outcome.facts.login = Login::Classic;
    const xml::Element *mechanisms = features.child(spaces::sasl, u"mechanisms");
    if (!mechanisms)
        co_return Error{ErrorKind::MechanismRefused, QStringLiteral("the server offers no way to sign in"), {}, {}};
    SaslOffer offer;
    offer.channelBindings = m_channelBindings;
    for (const auto &mechanism : mechanisms->children()) {
        if (mechanism.name().local.text() == u"mechanism")
            offer.mechanisms.append(mechanism.text().trimmed());
    }
    if (const auto done = co_await authenticateClassic(offer).on(this); !done)
        co_return done.error();
    if (!m_stream.isQuiet())
        co_return unexpected();
    m_stream.open();
    auto offered = co_await m_stream.next().on(this);
    if (!offered || !offered->is(xml::ns::stream, u"features"))
        co_return offered ? unexpected() : offered.error();
    m_outcome.features = std::move(*offered);
    if (const auto started = co_await startSession(m_outcome.features).on(this); !started)
        co_return started.error();
    co_return m_outcome;
}

base::Task<base::Result<>> Negotiation::authenticateClassic(SaslOffer offer)
{
    const auto begun = co_await beginExchange(offer).on(this);
    if (!begun)
        co_return begun.error();
    const auto &exchange = *begun;
    xml::Element auth(spaces::sasl, u"auth");
    auth.set(u"mechanism", exchange->mechanism()).setText(encoded(exchange->initialResponse()));
    m_stream.send(auth);
    for (;;) {
        const auto answer = co_await m_stream.next().on(this);
        if (!answer)
            co_return answer.error();
        if (answer->is(spaces::sasl, u"failure"))
            co_return failureIn(*answer);
        if (answer->is(spaces::sasl, u"success"))
            co_return exchange->finish(decoded(answer->text()));
        if (!answer->is(spaces::sasl, u"challenge"))
            co_return unexpected();
        const auto response = co_await exchange->respond(decoded(answer->text())).on(this);
        if (!response)
            co_return response.error();
        xml::Element element(spaces::sasl, u"response");
        if (!response->isEmpty())
            element.setText(encoded(*response));
        m_stream.send(element);
    }
}

base::Task<base::Result<>> Negotiation::startSession(xml::Element features)
{
    if (m_former && features.child(spaces::management, u"sm")) {
        const auto resumed = co_await resumeClassic().on(this);
        if (!resumed)
            co_return resumed.error();
        if (*resumed)
            co_return base::Done{};
    }
    const auto bound = co_await bindClassic(features).on(this);
    co_return bound;
}

base::Task<base::Result<bool>> Negotiation::resumeClassic()
{
    xml::Element resume(spaces::management, u"resume");
    resume.set(u"h", QString::number(m_former->handled)).set(u"previd", m_former->id);
    m_stream.send(resume);
    const auto answer = co_await m_stream.next().on(this);
    if (!answer)
        co_return answer.error();
    if (answer->is(spaces::management, u"failed")) {
        readFailedResumption(*answer);
        co_return false;
    }
    if (!answer->is(spaces::management, u"resumed"))
        co_return unexpected();
    const auto resumed = readResumed(*answer);
    if (!resumed)
        co_return resumed.error();
    co_return true;
}

// All requests go out at once; the server answers them in order.
base::Task<base::Result<>> Negotiation::bindClassic(xml::Element features)
{
    const xml::Element *oldSession = features.child(spaces::session, u"session");
    const bool wantsSession = oldSession && !oldSession->child(u"optional");
    const bool canManage = features.child(spaces::management, u"sm");
    const bool wantsManagement = canManage && m_wishes.acknowledging == Acknowledging::FromStart;
    m_outcome.mayManage = canManage && !wantsManagement;
    xml::Element bind(spaces::bind, u"bind");
    if (!m_settings.resource.isEmpty())
        bind.add(std::move(xml::Element(spaces::bind, u"resource").setText(m_settings.resource)));
    m_stream.send(request(bindId, std::move(bind)));
    if (wantsSession)
        m_stream.send(request(sessionId, xml::Element(spaces::session, u"session")));
    if (wantsManagement)
        m_stream.send(xml::Element(spaces::management, u"enable").set(u"resume", QStringLiteral("true")));

    int open = 1 + int(wantsSession) + int(wantsManagement);
    while (open > 0) {
        const auto answer = co_await m_stream.next().on(this);
        if (!answer)
            co_return answer.error();
        if (answer->is(spaces::management, u"enabled") || answer->is(spaces::management, u"failed")) {
            if (answer->is(spaces::management, u"enabled"))
                readEnabled(*answer);
            --open;
        } else if (answer->is(xml::ns::client, u"iq") && answer->attribute(u"id") == bindId) {
            if (const auto read = readBindResult(*answer); !read)
                co_return read.error();
            --open;
        } else if (answer->is(xml::ns::client, u"iq") && answer->attribute(u"id") == sessionId) {
            --open;
        }
    }
    if (m_outcome.jid.isEmpty())
        co_return unexpected();
    co_return base::Done{};
}

base::Result<> Negotiation::readBindResult(const xml::Element &result)
{
    const xml::Element *bind = result.child(spaces::bind, u"bind");
    if (result.attribute(u"type") != u"result" || !bind)
        return errorIn(result);
    const base::Jid jid = base::Jid::of(bind->childText(u"jid"));
    if (jid.bare() != m_settings.jid.bare() || jid.isBare())
        return Error{ErrorKind::ServerNotAuthentic, QStringLiteral("bound as somebody else"), {}, {}};
    m_outcome.jid = jid;
    return base::Done{};
}

} // namespace stream
