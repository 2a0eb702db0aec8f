// SPDX-License-Identifier: GPL-3.0-or-later
// How a session gets online, loses its line, and gets online again.
#include "stream/Endpoints.h"
#include "stream/Log.h"
#include "stream/NetworkWatch.h"
#include "stream/SessionBody.h"

#include <QRandomGenerator>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::chrono::seconds loginPatience(60);
constexpr std::chrono::seconds unprovenPause(60); // after a bad certificate: a captive portal goes away
constexpr std::size_t mostRedirects = 3;          // in
constexpr qint64 redirectSpanMs = 600'000;        // this time (security.md A11)

// Trying again would not help, or would do harm (security.md I08).
bool isFinal(const Error &error)
{
    static const QStringList conditions{QStringLiteral("conflict"),       QStringLiteral("policy-violation"),
                                        QStringLiteral("not-authorized"), QStringLiteral("host-gone"),
                                        QStringLiteral("host-unknown"),   QStringLiteral("invalid-from"),
                                        QStringLiteral("not-allowed"),    QStringLiteral("unsupported-version")};
    switch (error.kind) {
    case ErrorKind::AuthenticationFailed:
    case ErrorKind::MechanismRefused:
    case ErrorKind::ServerNotAuthentic:
    case ErrorKind::AccountGone:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::WrongPassphrase:
    case ErrorKind::NotFound:
    case ErrorKind::NotSupported:
    case ErrorKind::Conflict: return true;
    case ErrorKind::StreamFailed:
    case ErrorKind::StanzaRefused: return conditions.contains(error.condition);
    default: return false;
    }
}

QStringList namesOf(const xml::Element &features)
{
    QStringList names;
    for (const auto &feature : features.children())
        names.append(feature.name().space.text() + QLatin1Char(' ') + feature.name().local.text());
    return names;
}

// Objects that may be working further down the call stack right now.
template<typename Object>
void dispose(std::unique_ptr<Object> &object)
{
    if (object)
        object.release()->deleteLater();
}

} // namespace

Session::Body::Body(Session *session, model::AccountSettings settings, Dependencies dependencies)
    : m_session(session)
    , m_settings(std::move(settings))
    , m_dependencies(std::move(dependencies))
    , m_clock(m_dependencies.clock)
    , m_router(
          m_settings.jid.bare(), m_clock, [this](xml::Element stanza) { send(std::move(stanza), {}); },
          [this](const Stanza &stanza) { Q_EMIT m_session->stanzaReceived(stanza); })
    , m_backoff([] { return QRandomGenerator::global()->generateDouble(); })
{
    if (m_dependencies.network)
        connect(m_dependencies.network, &NetworkWatch::returned, this, &Body::reconnectNow);
}

Session::Body::~Body() = default;

void Session::Body::start()
{
    m_backoff.reset();
    connectNow({});
}

void Session::Body::connectNow(std::optional<Endpoint> redirect)
{
    dropLine();
    const quint32 attempt = ++m_attempt;
    m_startedAt = m_clock.monotonic();
    if (!redirect && !m_resumptionPlace.isEmpty() && former())
        redirect = redirectedEndpoint(m_resumptionPlace, m_endpoint);
    m_session->setState({Phase::Connecting, {}, {}});
    if (attempt != m_attempt)
        return; // whoever was told stopped it
    m_connector = std::make_unique<Connector>(m_settings, m_dependencies);
    m_connector->connect(redirect).then(this, [this, attempt](base::Result<SecuredStream> result) {
        if (attempt != m_attempt)
            return;
        if (result)
            connected(std::move(*result));
        else
            lineLost(result.error());
    });
}

void Session::Body::connected(SecuredStream secured)
{
    const quint32 attempt = m_attempt;
    dispose(m_connector);
    m_stream = std::move(secured.stream);
    m_endpoint = secured.endpoint;
    m_session->setState({Phase::Authenticating, {}, {}});
    if (attempt != m_attempt)
        return;
    m_clock.after(loginPatience, m_stream.get(), [this, attempt] {
        if (attempt == m_attempt && m_negotiation)
            m_stream->fail(Error{ErrorKind::Timeout, QStringLiteral("signing in takes too long"), {}, {}});
    });
    m_negotiation = std::make_unique<Negotiation>(*m_stream, m_settings, m_dependencies);
    m_negotiation->login(std::move(secured.features), former(), {m_activity, m_acknowledging})
        .then(this, [this, attempt](base::Result<LoginOutcome> outcome) {
            if (attempt != m_attempt)
                return;
            if (outcome)
                loggedIn(std::move(*outcome));
            else
                lineLost(outcome.error());
        });
}

void Session::Body::loggedIn(LoginOutcome outcome)
{
    const quint32 attempt = m_attempt;
    dispose(m_negotiation);
    connect(m_stream.get(), &Stream::closed, this, [this, attempt](const Error &error) {
        if (attempt == m_attempt)
            lineLost(error);
    });
    noteLogin(outcome);
    if (outcome.resumedAt)
        goOn(outcome);
    else
        beginAnew(outcome);
    if (attempt != m_attempt)
        return;
    m_backoff.reset();
    qCInfo(streamLog, "online: %s, %d round trips, %d ms", qUtf8Printable(m_facts.mechanism), m_facts.roundTrips,
           m_facts.loginMs);
    m_session->setState({Phase::Online, {}, {}});
    if (attempt == m_attempt)
        Q_EMIT m_session->online(SessionStart{m_router.ownJid(), m_facts, outcome.features});
    if (attempt == m_attempt)
        listen(std::move(outcome.early));
}

// What is known of the line from now on, with nothing owed on it yet.
void Session::Body::noteLogin(LoginOutcome &outcome)
{
    outcome.facts.endpoint = m_endpoint;
    outcome.facts.roundTrips = m_stream->roundTrips();
    outcome.facts.loginMs = int(m_clock.monotonic() - m_startedAt);
    outcome.facts.carbons = outcome.facts.carbons || (outcome.resumedAt && m_facts.carbons);
    outcome.facts.features = outcome.resumedAt ? m_facts.features : namesOf(outcome.features);
    m_facts = outcome.facts;
    m_owesAcknowledgement = m_acknowledgementScheduled = m_askScheduled = m_asked = false;
    m_mayManage = outcome.mayManage && !m_facts.managed;
    m_sentUnmanaged.reset();
    m_acknowledgedAt = m_clock.monotonic() - acknowledgementGapMs;
    m_bytesHeard = m_stream->receivedBytes();
    m_heardAt = m_clock.monotonic();
}

// First what came along with the sign-in, then the stream itself.
void Session::Body::listen(std::vector<xml::Element> early)
{
    const quint32 attempt = m_attempt;
    for (auto &stanza : early) {
        receive(std::move(stanza));
        if (attempt != m_attempt)
            return;
    }
    if (m_activity == Activity::Inactive)
        sendActivity();
    m_stream->receiveBy([this, attempt](xml::Element element) {
        if (attempt == m_attempt)
            receive(std::move(element));
    });
    watchLine();
}

void Session::Body::goOn(LoginOutcome &outcome)
{
    std::vector<SentStanza> acknowledged;
    if (!m_management.resume(*outcome.resumedAt, &acknowledged)) {
        m_resumptionId.clear();
        m_stream->fail(Error{ErrorKind::Malformed, QStringLiteral("impossible count of stanzas"), {}, {}},
                       QStringLiteral("undefined-condition"));
        return;
    }
    for (const auto &stanza : m_management.unacknowledged())
        m_stream->sendWritten(stanza.xml);
    if (!m_management.unacknowledged().empty())
        askForAcknowledgement();
    reportAcknowledged(acknowledged);
}

void Session::Body::beginAnew(LoginOutcome &outcome)
{
    std::vector<SentStanza> acknowledged;
    if (outcome.lostAt && !m_resumptionId.isEmpty())
        m_management.acknowledge(*outcome.lostAt, &acknowledged);
    auto lost = m_management.takeUnacknowledged();
    m_management.beginAnew();
    m_resumptionId = outcome.resumptionId;
    m_resumptionPlace = outcome.resumptionPlace;
    m_knowsActivity = m_facts.features.contains(QStringLiteral("urn:xmpp:csi:0 csi"));
    m_router.setOwnJid(outcome.jid);
    reportAcknowledged(acknowledged);
    reportLost(std::move(lost));
    m_router.failAll(Error{ErrorKind::ServerUnreachable, QStringLiteral("the session was lost"), {}, {}});
}

std::optional<Resumption> Session::Body::former() const
{
    if (m_resumptionId.isEmpty())
        return std::nullopt;
    return Resumption{m_resumptionId, m_management.handled()};
}

void Session::Body::lineLost(const Error &error)
{
    qCInfo(streamLog, "line lost: %s %s %s", qUtf8Printable(base::nameOf(error.kind)), qUtf8Printable(error.condition),
           qUtf8Printable(error.detail));
    if (error.kind == ErrorKind::Redirected && follow(error))
        return;
    if (m_session->isOnline() && error.kind == ErrorKind::Malformed)
        m_resumptionId.clear(); // it would send the same again (security.md A21)
    if (isFinal(error))
        giveUp(error);
    else
        wait(error);
}

bool Session::Body::follow(const Error &redirect)
{
    const auto target = redirectedEndpoint(redirect.detail, m_connector ? m_connector->lastEndpoint() : m_endpoint);
    const qint64 now = m_clock.monotonic();
    while (!m_redirects.empty() && now - m_redirects.front() > redirectSpanMs)
        m_redirects.pop_front();
    if (!target || m_redirects.size() >= mostRedirects)
        return false;
    m_redirects.push_back(now);
    connectNow(target);
    return true;
}

void Session::Body::wait(const Error &error)
{
    dropLine();
    const quint32 attempt = ++m_attempt;
    auto pause = m_backoff.next();
    if (error.kind == ErrorKind::Certificate || error.kind == ErrorKind::TlsMissing)
        pause = std::max<std::chrono::milliseconds>(pause, unprovenPause);
    m_clock.after(pause, this, [this, attempt] {
        if (attempt == m_attempt)
            connectNow({});
    });
    m_session->setState({Phase::Waiting, error, m_clock.utc().addMSecs(pause.count())});
}

void Session::Body::giveUp(const Error &error)
{
    stop();
    const quint32 attempt = m_attempt;
    const Error told = error.condition == u"conflict" && error.kind == ErrorKind::StreamFailed
        ? Error{ErrorKind::Conflict, error.detail, error.condition, error.stanza}
        : error;
    m_session->setState({Phase::Failed, told, {}});
    if (attempt == m_attempt) // else whoever was told started it again
        Q_EMIT m_session->failed(told);
}

void Session::Body::stop()
{
    ++m_attempt;
    if (m_stream && m_session->isOnline() && m_facts.managed)
        sendAcknowledgement();
    dropLine();
    m_resumptionId.clear();
    m_session->setState({Phase::Offline, {}, {}});
    reportLost(m_management.takeUnacknowledged());
    m_router.failAll(Error{ErrorKind::ServerUnreachable, QStringLiteral("signed out"), {}, {}});
}

void Session::Body::reconnectNow()
{
    if (m_session->state().phase == Phase::Waiting) {
        m_backoff.reset();
        connectNow({});
    } else if (m_session->isOnline()) {
        probe(Patience::Short);
    }
}

void Session::Body::dropLine()
{
    if (m_stream) {
        m_stream->disconnect(this);
        m_stream->close();
    }
    dispose(m_connector);
    dispose(m_negotiation);
    dispose(m_stream);
}

void Session::Body::reportLost(std::vector<SentStanza> lost)
{
    for (const auto &stanza : lost) {
        if (stanza.isMessage && !stanza.id.isEmpty())
            Q_EMIT m_session->stanzaLost(stanza.id);
    }
}

} // namespace stream
