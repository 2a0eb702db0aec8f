// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in on a stream under TLS, as RFC 6120 §6-7 and XEP-0388 read, until stanzas can be sent. Owned by Session
// for one attempt.
#pragma once

#include "model/AccountSettings.h"
#include "stream/ConnectionFacts.h"
#include "stream/Sasl.h"
#include "stream/Session.h"
#include "stream/Stream.h"

#include <QObject>

#include <optional>
#include <vector>

namespace stream {

// The former session, offered to the server to go on with it (XEP-0198 §5).
struct Resumption
{
    QString id;
    quint32 handled = 0; // our `h`
};

enum class Activity { Active, Inactive };
// What a new session is to be like.
struct Wishes
{
    Activity activity = Activity::Active;
    Acknowledging acknowledging = Acknowledging::FromStart;
};

struct LoginOutcome
{
    base::Jid jid;
    ConnectionFacts facts;
    xml::Element features;
    std::optional<quint32> resumedAt; // the server's `h`: the former session goes on
    std::optional<quint32> lostAt;    // its `h`, if it told one when it could not
    QString resumptionId;             // for the next time; empty: the server keeps nothing
    bool mayManage = false;           // the server could acknowledge and was not asked to
    QString resumptionPlace;          // where the server wants it ("location"), usually empty
    std::vector<xml::Element> early;  // stanzas that came before the features did
};

class Negotiation : public QObject
{
    Q_OBJECT

public:
    // `stream` and what `dependencies` refer to outlive it.
    Negotiation(Stream &stream, model::AccountSettings settings, const Dependencies &dependencies);
    ~Negotiation() override;

    // By SASL2 if the server has it, else the classic way. Errors: AuthenticationFailed, MechanismRefused,
    // ServerNotAuthentic, StreamFailed and what the connection does.
    base::Task<base::Result<LoginOutcome>> login(xml::Element features, std::optional<Resumption> former,
                                                 Wishes wishes);

private:
    // NegotiationSasl2.cpp
    base::Task<base::Result<LoginOutcome>> loginSasl2(xml::Element authentication);
    base::Task<base::Result<xml::Element>> byToken(xml::Element inlined);
    base::Task<base::Result<xml::Element>> byPassword(SaslOffer offer, xml::Element inlined);
    base::Task<base::Result<xml::Element>> sasl2Answer();
    xml::Element authenticate(const QString &mechanism, const QByteArray &initial, const xml::Element &inlined);
    xml::Element bindRequest(const xml::Element &bind);
    base::Result<> readSuccess(const xml::Element &success);
    void readBound(const xml::Element &bound);
    void readToken(const xml::Element &success, const QString &mechanism);
    base::Task<base::Result<>> awaitFeatures();

    // NegotiationClassic.cpp
    base::Task<base::Result<LoginOutcome>> loginClassic(xml::Element features);
    base::Task<base::Result<>> authenticateClassic(SaslOffer offer);
    base::Task<base::Result<>> startSession(xml::Element features);
    base::Task<base::Result<bool>> resumeClassic();
    base::Task<base::Result<>> bindClassic(xml::Element features);
    base::Result<> readBindResult(const xml::Element &result);

    base::Task<base::Result<std::shared_ptr<SaslExchange>>> beginExchange(SaslOffer offer);
    base::Error failureIn(const xml::Element &failure) const;
    void noteLogin(const QString &mechanism, const QString &binding);
    void readEnabled(const xml::Element &enabled);
    base::Result<> readResumed(const xml::Element &resumed);
    void readFailedResumption(const xml::Element &failed);

    Stream &m_stream;
    const model::AccountSettings m_settings;
    base::Clock &m_clock;
    PasswordSource &m_passwords;
    TokenStore &m_tokens;
    TlsFacts m_tls;
    std::optional<Resumption> m_former;
    Wishes m_wishes;
    QStringList m_channelBindings; // that the server names (XEP-0440)
    QString m_tokenMechanism;      // asked for or used
    bool m_asksForCarbons = false;
    bool m_saidServerDoesNotBind = false;
    LoginOutcome m_outcome;
};

} // namespace stream
