// SPDX-License-Identifier: GPL-3.0-or-later
// The new order: everything in one exchange (XEP-0388, XEP-0386, XEP-0484, XEP-0198 §5 inline).
#include "stream/Negotiation.h"
#include "stream/NegotiationSpaces.h"

#include "xml/Values.h"

#include <QCryptographicHash>
#include <QUuid>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::size_t mostEarly = 1000;

QByteArray decoded(const QString &base64)
{
    return QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors).decoded;
}

xml::Element withBytes(QStringView local, const QByteArray &bytes)
{
    return std::move(xml::Element(spaces::sasl2, local).setText(QString::fromLatin1(bytes.toBase64())));
}

QStringList textsOf(const xml::Element *parent, QStringView local)
{
    QStringList texts;
    for (const auto &child : parent ? parent->children() : std::vector<xml::Element>()) {
        if (child.name().local.text() == local)
            texts.append(child.text().trimmed());
    }
    return texts;
}

// The same for one account in one profile, another one everywhere else (XEP-0388 §2.2.1).
QString userAgentId(const model::AccountSettings &settings)
{
    const QString seed = QStringLiteral("lucchetto user agent\n%1\n%2")
                             .arg(settings.jid.bare().toString(), settings.resource);
    QByteArray bytes = QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).left(16);
    bytes[6] = char((bytes[6] & 0x0F) | 0x40);
    bytes[8] = char((bytes[8] & 0x3F) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

bool allowsAnotherTry(const Error &error)
{
    return error.kind == ErrorKind::AuthenticationFailed || error.kind == ErrorKind::MechanismRefused
        || (error.kind == ErrorKind::Malformed && !error.condition.isEmpty());
}

} // namespace

base::Task<base::Result<LoginOutcome>> Negotiation::loginSasl2(xml::Element authentication)
{
    m_outcome.facts.login = Login::Sasl2;
    const xml::Element *offeredInline = authentication.child(u"inline");
    const xml::Element inlined = offeredInline ? *offeredInline : xml::Element();
    SaslOffer offer;
    offer.mechanisms = textsOf(&authentication, u"mechanism");
    offer.channelBindings = m_channelBindings;
    offer.tokenMechanisms = textsOf(inlined.child(spaces::fast, u"fast"), u"mechanism");
    m_tokenMechanism = chooseTokenMechanism(offer, m_tls);

    auto success = co_await byToken(inlined).on(this);
    if (!success && allowsAnotherTry(success.error()))
        success = co_await byPassword(offer, inlined).on(this);
    if (!success)
        co_return success.error();
    if (const auto read = readSuccess(*success); !read)
        co_return read.error();
    if (m_outcome.resumedAt)
        co_return m_outcome;
    if (const auto features = co_await awaitFeatures().on(this); !features)
        co_return features.error();
    if (!m_outcome.jid.isEmpty())
        co_return m_outcome;
    if (const auto bound = co_await startSession(m_outcome.features).on(this); !bound) // a server without Bind 2
        co_return bound.error();
    co_return m_outcome;
}

// An error that allows another try means: sign in with the password.
base::Task<base::Result<xml::Element>> Negotiation::byToken(xml::Element inlined)
{
    const Error noToken{ErrorKind::AuthenticationFailed, QStringLiteral("no token"), {}, {}};
    auto token = co_await m_tokens.token(m_settings.jid).on(this);
    if (!token || token->mechanism != m_tokenMechanism || (token->expiry.isValid() && token->expiry <= m_clock.utc()))
        co_return noToken;
    const TokenProof proof = proveToken(*token, m_settings.jid.local(), m_tls);
    if (proof.initiator.isEmpty())
        co_return noToken;
    ++token->count;
    m_tokens.keepToken(m_settings.jid, *token);

    xml::Element request = authenticate(token->mechanism, proof.initiator, inlined);
    request.add(std::move(xml::Element(spaces::fast, u"fast").set(u"count", QString::number(token->count))));
    m_stream.send(request);
    auto answer = co_await sasl2Answer().on(this);
    if (!answer) {
        if (allowsAnotherTry(answer.error()))
            m_tokens.dropToken(m_settings.jid);
        co_return answer.error();
    }
    if (!answer->is(spaces::sasl2, u"success"))
        co_return Error{ErrorKind::StreamFailed, QStringLiteral("challenge to a token"), {}, {}};
    if (!proof.isAnsweredBy(decoded(answer->childText(u"additional-data"))))
        co_return Error{ErrorKind::ServerNotAuthentic, QStringLiteral("the server does not know the token"), {}, {}};
    noteLogin(token->mechanism,
              token->mechanism.endsWith(QLatin1String("-EXPR")) ? QStringLiteral("tls-exporter")
                                                                : QStringLiteral("tls-server-end-point"));
    m_outcome.facts.fast = true;
    readToken(*answer, token->mechanism);
    co_return std::move(*answer);
}

base::Task<base::Result<xml::Element>> Negotiation::byPassword(SaslOffer offer, xml::Element inlined)
{
    const auto begun = co_await beginExchange(offer).on(this);
    if (!begun)
        co_return begun.error();
    const auto &exchange = *begun;
    xml::Element request = authenticate(exchange->mechanism(), exchange->initialResponse(), inlined);
    if (!m_tokenMechanism.isEmpty())
        request.add(std::move(xml::Element(spaces::fast, u"request-token").set(u"mechanism", m_tokenMechanism)));
    m_stream.send(request);
    for (;;) {
        auto answer = co_await sasl2Answer().on(this);
        if (!answer)
            co_return answer.error();
        if (answer->is(spaces::sasl2, u"success")) {
            const auto proved = exchange->finish(decoded(answer->childText(u"additional-data")));
            if (!proved)
                co_return proved.error();
            readToken(*answer, m_tokenMechanism);
            co_return std::move(*answer);
        }
        const auto response = co_await exchange->respond(decoded(answer->text())).on(this);
        if (!response)
            co_return response.error();
        m_stream.send(withBytes(u"response", *response));
    }
}

// The next <challenge/> or <success/>; all else is an error.
base::Task<base::Result<xml::Element>> Negotiation::sasl2Answer()
{
    auto answer = co_await m_stream.next().on(this);
    if (!answer)
        co_return answer.error();
    if (answer->is(spaces::sasl2, u"failure"))
        co_return failureIn(*answer);
    if (answer->is(spaces::sasl2, u"continue"))
        co_return Error{ErrorKind::NotSupported, QStringLiteral("the server wants a further step to sign in"), {}, {}};
    if (!answer->is(spaces::sasl2, u"challenge") && !answer->is(spaces::sasl2, u"success"))
        co_return Error{ErrorKind::StreamFailed, QStringLiteral("unexpected element while signing in"), {}, {}};
    co_return std::move(*answer);
}

xml::Element Negotiation::authenticate(const QString &mechanism, const QByteArray &initial, const xml::Element &inlined)
{
    xml::Element request(spaces::sasl2, u"authenticate");
    request.set(u"mechanism", mechanism);
    request.add(withBytes(u"initial-response", initial));
    xml::Element agent(spaces::sasl2, u"user-agent");
    agent.set(u"id", userAgentId(m_settings));
    agent.add(std::move(xml::Element(spaces::sasl2, u"software").setText(QStringLiteral("Lucchetto"))));
    request.add(std::move(agent));
    if (const xml::Element *bind = inlined.child(spaces::bind2, u"bind"))
        request.add(bindRequest(*bind));
    if (m_former && inlined.child(spaces::management, u"sm")) {
        xml::Element resume(spaces::management, u"resume");
        resume.set(u"h", QString::number(m_former->handled)).set(u"previd", m_former->id);
        request.add(std::move(resume));
    }
    return request;
}

xml::Element Negotiation::bindRequest(const xml::Element &bind)
{
    xml::Element request(spaces::bind2, u"bind");
    const QString tag = m_settings.resource.isEmpty() ? QStringLiteral("Lucchetto") : m_settings.resource;
    request.add(std::move(xml::Element(spaces::bind2, u"tag").setText(tag)));
    const xml::Element *features = bind.child(u"inline");
    for (const auto &feature : features ? features->children() : std::vector<xml::Element>()) {
        const QString name = feature.attribute(u"var");
        m_asksForCarbons = m_asksForCarbons || name == spaces::carbons;
        if (name == spaces::management && m_wishes.acknowledging == Acknowledging::WhenTold)
            m_outcome.mayManage = true;
        else if (name == spaces::management)
            request.add(std::move(xml::Element(spaces::management, u"enable").set(u"resume", QStringLiteral("true"))));
        else if (name == spaces::carbons)
            request.add(xml::Element(spaces::carbons, u"enable"));
        else if (name == spaces::clientState && m_wishes.activity == Activity::Inactive)
            request.add(xml::Element(spaces::clientState, u"inactive"));
    }
    return request;
}

base::Result<> Negotiation::readSuccess(const xml::Element &success)
{
    const base::Jid who = base::Jid::of(success.childText(u"authorization-identifier"));
    if (who.bare() != m_settings.jid.bare())
        return Error{ErrorKind::ServerNotAuthentic, QStringLiteral("signed in as somebody else"), {}, {}};
    if (const xml::Element *resumed = success.child(spaces::management, u"resumed"))
        return readResumed(*resumed);
    if (const xml::Element *failed = success.child(spaces::management, u"failed"))
        readFailedResumption(*failed);
    if (const xml::Element *bound = success.child(spaces::bind2, u"bound")) {
        if (who.isBare())
            return Error{ErrorKind::Malformed, QStringLiteral("bound without a resource"), {}, {}};
        m_outcome.jid = who;
        readBound(*bound);
    }
    return base::Done{};
}

void Negotiation::readBound(const xml::Element &bound)
{
    if (const xml::Element *enabled = bound.child(spaces::management, u"enabled"))
        readEnabled(*enabled);
    m_outcome.facts.carbons = m_asksForCarbons;
}

void Negotiation::readToken(const xml::Element &success, const QString &mechanism)
{
    const xml::Element *token = success.child(spaces::fast, u"token");
    if (!token || mechanism.isEmpty() || token->attribute(u"token").isEmpty())
        return;
    const auto expiry = xml::readValue(token->attribute(u"expiry"), static_cast<const QDateTime *>(nullptr));
    m_tokens.keepToken(m_settings.jid,
                       FastToken{mechanism, base::Secret::fromText(token->attribute(u"token")),
                                 expiry.value_or(QDateTime()), 0});
}

// They follow the success without being asked for (XEP-0388 §2.6.1).
base::Task<base::Result<>> Negotiation::awaitFeatures()
{
    for (;;) {
        auto element = co_await m_stream.next().on(this);
        if (!element)
            co_return element.error();
        if (element->is(xml::ns::stream, u"features")) {
            m_outcome.features = std::move(*element);
            co_return base::Done{};
        }
        if (m_outcome.early.size() >= mostEarly)
            co_return Error{ErrorKind::Malformed, QStringLiteral("no features after signing in"), {}, {}};
        m_outcome.early.push_back(std::move(*element));
    }
}

} // namespace stream
