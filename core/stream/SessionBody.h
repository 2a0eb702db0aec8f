// SPDX-License-Identifier: GPL-3.0-or-later
// What a session is made of: the line of the moment (connector, negotiation, stream) and what outlives it (counters,
// open questions, back-off). Owned by Session; private to the stream room.
#pragma once

#include "stream/Backoff.h"
#include "stream/Connector.h"
#include "stream/Negotiation.h"
#include "stream/Router.h"
#include "stream/Session.h"
#include "stream/StreamManagement.h"

#include <deque>

namespace stream {

constexpr qint64 acknowledgementGapMs = 250; // between two of ours at least (security.md I05)

class Session::Body : public QObject
{
public:
    Body(Session *session, model::AccountSettings settings, Dependencies dependencies);
    ~Body() override;

    // SessionConnect.cpp
    void start();
    void stop();
    void reconnectNow();

    // SessionTraffic.cpp
    void send(xml::Element stanza, std::function<void()> acknowledged);
    void settle(quint32 sequence);
    void acknowledge();
    void beginAcknowledging();
    void setActive(bool active);

    void setAcknowledging(Acknowledging when) { m_acknowledging = when; }
    Router &router() { return m_router; }
    const ConnectionFacts &facts() const { return m_facts; }
    void setSettings(model::AccountSettings settings) { m_settings = std::move(settings); }

private:
    // SessionConnect.cpp
    void connectNow(std::optional<Endpoint> redirect);
    void connected(SecuredStream secured);
    void loggedIn(LoginOutcome outcome);
    void noteLogin(LoginOutcome &outcome);
    void listen(std::vector<xml::Element> early);
    void goOn(LoginOutcome &outcome);
    void beginAnew(LoginOutcome &outcome);
    void lineLost(const base::Error &error);
    bool follow(const base::Error &redirect);
    void wait(const base::Error &error);
    void giveUp(const base::Error &error);
    void dropLine();
    std::optional<Resumption> former() const;
    void reportLost(std::vector<SentStanza> lost);

    // SessionTraffic.cpp
    void receive(xml::Element element);
    void receiveManagement(const xml::Element &element);
    void acknowledgingBegan(const xml::Element &enabled);
    void takeAcknowledgement(const xml::Element &element);
    void reportAcknowledged(const std::vector<SentStanza> &stanzas);
    void oweAcknowledgement();
    void sendAcknowledgement();
    void askForAcknowledgement();
    enum class Patience { Usual, Short };
    void probe(Patience patience);
    void watchLine();
    void sendActivity();
    std::function<void()> onThisLine(std::function<void()> action);

    Session *const m_session;
    model::AccountSettings m_settings;
    const Dependencies m_dependencies;
    base::Clock &m_clock;
    Router m_router;
    StreamManagement m_management;
    Backoff m_backoff;
    ConnectionFacts m_facts;
    Activity m_activity = Activity::Active;
    Acknowledging m_acknowledging = Acknowledging::FromStart;

    // The line of the moment.
    quint32 m_attempt = 0; // answers to former attempts are void
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<Negotiation> m_negotiation;
    std::unique_ptr<Stream> m_stream;
    Endpoint m_endpoint;
    qint64 m_startedAt = 0;
    std::deque<qint64> m_redirects; // when they were followed
    QString m_resumptionId;
    QString m_resumptionPlace;
    bool m_knowsActivity = false; // the server offers XEP-0352

    // Acknowledgements and signs of life.
    bool m_mayManage = false;               // the server can, and has not been asked
    std::optional<quint32> m_sentUnmanaged; // before it was asked
    bool m_owesAcknowledgement = false;
    bool m_acknowledgementScheduled = false;
    qint64 m_acknowledgedAt = 0;
    bool m_askScheduled = false;
    bool m_asked = false;
    qint64 m_answerDue = 0;
    qint64 m_bytesHeard = 0;
    qint64 m_heardAt = 0;
    quint32 m_watch = 0;
};

} // namespace stream
