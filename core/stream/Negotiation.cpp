// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/Negotiation.h"

#include "stream/NegotiationSpaces.h"

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr qsizetype longestText = 300; // of the server's own words (security.md B10)

ErrorKind kindOf(const QString &condition)
{
    if (condition == u"temporary-auth-failure")
        return ErrorKind::ServerUnreachable;
    if (condition == u"invalid-mechanism" || condition == u"mechanism-too-weak")
        return ErrorKind::MechanismRefused;
    if (condition == u"account-disabled")
        return ErrorKind::AccountGone;
    if (condition == u"encryption-required")
        return ErrorKind::TlsMissing;
    if (condition == u"malformed-request" || condition == u"incorrect-encoding")
        return ErrorKind::Malformed;
    return ErrorKind::AuthenticationFailed;
}

} // namespace

Negotiation::Negotiation(Stream &stream, model::AccountSettings settings, const Dependencies &dependencies)
    : m_stream(stream)
    , m_settings(std::move(settings))
    , m_clock(dependencies.clock)
    , m_passwords(dependencies.passwords)
    , m_tokens(dependencies.tokens)
{
}

Negotiation::~Negotiation() = default;

base::Task<base::Result<LoginOutcome>> Negotiation::login(xml::Element features, std::optional<Resumption> former,
                                                          Wishes wishes)
{
    const auto tls = m_stream.transport().tls();
    if (!tls)
        co_return Error{ErrorKind::TlsMissing, QStringLiteral("the connection is not protected"), {}, {}};
    m_tls = *tls;
    m_former = std::move(former);
    m_wishes = wishes;
    m_outcome.facts.tls = m_tls;
    if (const xml::Element *bindings = features.child(spaces::channelBinding, u"sasl-channel-binding")) {
        for (const auto &binding : bindings->children())
            m_channelBindings.append(binding.attribute(u"type"));
    }
    const xml::Element *authentication = features.child(spaces::sasl2, u"authentication");
    auto task = authentication ? loginSasl2(*authentication) : loginClassic(features);
    auto outcome = co_await task.on(this);
    co_return std::move(outcome);
}

base::Task<base::Result<std::shared_ptr<SaslExchange>>> Negotiation::beginExchange(SaslOffer offer)
{
    auto choice = chooseMechanism(offer, m_tls, m_settings);
    if (!choice)
        co_return choice.error();
    auto password = co_await m_passwords.password(m_settings.jid).on(this);
    if (!password)
        co_return password.error();
    noteLogin(choice->mechanism, choice->binding.type);
    m_saidServerDoesNotBind = choice->binding.flag == ChannelBinding::Flag::ServerDoesNot;
    co_return std::make_shared<SaslExchange>(*choice, offer, m_settings.jid.local(), std::move(*password));
}

void Negotiation::noteLogin(const QString &mechanism, const QString &binding)
{
    ConnectionFacts &facts = m_outcome.facts;
    facts.mechanism = mechanism;
    facts.channelBinding = binding;
    facts.strongestMechanism = strengthOf(mechanism) > strengthOf(m_settings.strongestMechanism)
        ? mechanism
        : m_settings.strongestMechanism;
}

Error Negotiation::failureIn(const xml::Element &failure) const
{
    Error error{ErrorKind::AuthenticationFailed, {}, {}, {}};
    for (const auto &child : failure.children()) {
        if (child.name().local.text() == u"text")
            error.detail = child.text().left(longestText);
        else if (error.condition.isEmpty())
            error.condition = child.name().local.text();
    }
    error.kind = kindOf(error.condition);
    if (m_saidServerDoesNotBind && error.condition == u"malformed-request") {
        // RFC 5802 §6: it could, so somebody on the way has taken its -PLUS mechanisms out.
        error.kind = ErrorKind::ServerNotAuthentic;
        error.detail = QStringLiteral("the server does bind the channel, but its offer did not arrive");
    }
    return error;
}

void Negotiation::readEnabled(const xml::Element &enabled)
{
    m_outcome.facts.managed = true;
    const QString resume = enabled.attribute(u"resume");
    if (resume == u"true" || resume == u"1")
        m_outcome.resumptionId = enabled.attribute(u"id");
    m_outcome.resumptionPlace = enabled.attribute(u"location");
}

base::Result<> Negotiation::readResumed(const xml::Element &resumed)
{
    bool isNumber = false;
    const quint32 h = resumed.attribute(u"h").toUInt(&isNumber);
    if (!isNumber || !m_former || resumed.attribute(u"previd") != m_former->id)
        return Error{ErrorKind::Malformed, QStringLiteral("resumption of a session that we did not ask for"), {}, {}};
    m_outcome.resumedAt = h;
    m_outcome.resumptionId = m_former->id;
    m_outcome.facts.resumed = m_outcome.facts.managed = true;
    return base::Done{};
}

void Negotiation::readFailedResumption(const xml::Element &failed)
{
    bool isNumber = false;
    const quint32 h = failed.attribute(u"h").toUInt(&isNumber);
    if (isNumber)
        m_outcome.lostAt = h;
}

} // namespace stream

#include "moc_Negotiation.cpp"
