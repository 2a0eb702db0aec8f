// SPDX-License-Identifier: GPL-3.0-or-later
// What a session does while it is online: stanzas both ways, their acknowledgement, signs of life.
#include "stream/NegotiationSpaces.h"
#include "stream/SessionBody.h"

#include <algorithm>

namespace stream {

using base::Error;
using base::ErrorKind;

namespace {

constexpr qint64 quietMs = 45'000;                        // without a sign of life: ask for one
constexpr qint64 patienceMs = 15'000;                     // for the sign of life asked for
constexpr qint64 shortPatienceMs = 3'000;                 // after the network came back
constexpr std::size_t mostUnacknowledged = 10'000;        // stanzas, or
constexpr qsizetype mostUnacknowledgedBytes = 50'000'000; // bytes: the line is as good as dead (security.md I04)
constexpr std::size_t askAfter = 50;                      // stanzas that are no messages

struct Words
{
    xml::Atom client = xml::Atom::of(xml::ns::client);
    xml::Atom management = xml::Atom::of(spaces::management);
    xml::Name message{xml::ns::client, u"message"};
};

const Words &words()
{
    static const Words theWords;
    return theWords;
}

} // namespace

void Session::Body::send(xml::Element stanza, std::function<void()> acknowledged)
{
    const bool isMessage = stanza.is(words().message);
    const QString id = isMessage ? stanza.attribute(u"id") : QString();
    if (!m_session->isOnline()) {
        if (!id.isEmpty())
            QMetaObject::invokeMethod(
                m_session, [this, id] { Q_EMIT m_session->stanzaLost(id); }, Qt::QueuedConnection);
        return;
    }
    const bool isWaitedFor = isMessage || acknowledged;
    m_management.sent({m_stream->send(stanza), id, isMessage, std::move(acknowledged)});
    if (m_management.unacknowledged().size() > mostUnacknowledged
        || m_management.unacknowledgedBytes() > mostUnacknowledgedBytes) {
        m_stream->fail(Error{ErrorKind::Timeout, QStringLiteral("the server acknowledges nothing"), {}, {}});
        return;
    }
    if ((isWaitedFor || m_management.unacknowledged().size() > askAfter) && !std::exchange(m_askScheduled, true))
        QMetaObject::invokeMethod(this, onThisLine([this] { askForAcknowledgement(); }), Qt::QueuedConnection);
}

void Session::Body::receive(xml::Element element)
{
    if (element.name().space == words().client) {
        const bool isMessage = element.is(words().message);
        const quint32 sequence = m_management.received(isMessage ? Settling::WhenStored : Settling::AtOnce);
        if (!m_router.route(std::move(element), sequence) && isMessage)
            settle(sequence);
    } else if (element.name().space == words().management) {
        receiveManagement(element);
    }
}

void Session::Body::receiveManagement(const xml::Element &element)
{
    const QString &name = element.name().local.text();
    if (m_sentUnmanaged && name == u"enabled")
        acknowledgingBegan(element);
    else if (m_sentUnmanaged && name == u"failed")
        m_sentUnmanaged.reset();
    else if (m_facts.managed && name == u"r")
        oweAcknowledgement();
    else if (m_facts.managed && name == u"a")
        takeAcknowledgement(element);
}

void Session::Body::beginAcknowledging()
{
    if (!m_session->isOnline() || !std::exchange(m_mayManage, false))
        return;
    m_sentUnmanaged = m_management.sentCount();
    m_stream->send(xml::Element(spaces::management, u"enable").set(u"resume", QStringLiteral("true")));
}

// The server answers in order, so it has what was sent before the question.
void Session::Body::acknowledgingBegan(const xml::Element &enabled)
{
    std::vector<SentStanza> acknowledged;
    m_management.acknowledge(*std::exchange(m_sentUnmanaged, std::nullopt), &acknowledged);
    m_management.beginCounting();
    m_facts.managed = true;
    const QString resume = enabled.attribute(u"resume");
    if (resume == u"true" || resume == u"1")
        m_resumptionId = enabled.attribute(u"id");
    m_resumptionPlace = enabled.attribute(u"location");
    m_asked = false;
    askForAcknowledgement();
    reportAcknowledged(acknowledged);
}

void Session::Body::takeAcknowledgement(const xml::Element &element)
{
    bool isNumber = false;
    const quint32 h = element.attribute(u"h").toUInt(&isNumber);
    std::vector<SentStanza> acknowledged;
    if (!isNumber || !m_management.acknowledge(h, &acknowledged)) {
        m_resumptionId.clear();
        m_stream->fail(Error{ErrorKind::Malformed, QStringLiteral("impossible count of stanzas"), {}, {}},
                       QStringLiteral("undefined-condition"));
        return;
    }
    m_asked = false;
    const bool goesOn = std::any_of(m_management.unacknowledged().begin(), m_management.unacknowledged().end(),
                                    [](const SentStanza &stanza) { return stanza.isMessage || stanza.acknowledged; });
    if (goesOn)
        askForAcknowledgement();
    reportAcknowledged(acknowledged);
}

void Session::Body::reportAcknowledged(const std::vector<SentStanza> &stanzas)
{
    for (const auto &stanza : stanzas) {
        if (stanza.acknowledged)
            stanza.acknowledged();
        if (!stanza.id.isEmpty())
            Q_EMIT m_session->stanzaAcknowledged(stanza.id);
    }
}

// Ours, of what came.

void Session::Body::settle(quint32 sequence)
{
    const quint32 before = m_management.handled();
    m_management.settle(sequence);
    if (m_owesAcknowledgement && m_management.handled() != before)
        oweAcknowledgement();
}

void Session::Body::acknowledge()
{
    if (m_session->isOnline() && m_facts.managed)
        sendAcknowledgement();
}

void Session::Body::oweAcknowledgement()
{
    m_owesAcknowledgement = true;
    if (!m_stream || m_acknowledgementScheduled)
        return;
    const qint64 due = m_acknowledgedAt + acknowledgementGapMs - m_clock.monotonic();
    m_acknowledgementScheduled = true;
    if (due <= 0) {
        sendAcknowledgement();
        return;
    }
    m_clock.after(std::chrono::milliseconds(due), this, onThisLine([this] { sendAcknowledgement(); }));
}

void Session::Body::sendAcknowledgement()
{
    m_acknowledgementScheduled = false;
    m_acknowledgedAt = m_clock.monotonic();
    m_owesAcknowledgement = m_management.unsettled() > 0;
    m_stream->send(xml::Element(spaces::management, u"a").set(u"h", QString::number(m_management.handled())));
}

// Theirs, of what we sent.

void Session::Body::askForAcknowledgement()
{
    m_askScheduled = false;
    if (m_asked || m_management.unacknowledged().empty())
        return;
    probe(Patience::Usual);
}

// A question that a living server answers at once, and whose answer acknowledges all that was sent before it.
void Session::Body::probe(Patience patience)
{
    const qint64 due = m_clock.monotonic() + (patience == Patience::Usual ? patienceMs : shortPatienceMs);
    const bool wasAsked = std::exchange(m_asked, true);
    m_answerDue = wasAsked ? std::min(m_answerDue, due) : due;
    m_bytesHeard = m_stream->receivedBytes();
    watchLine();
    if (wasAsked)
        return;
    if (m_facts.managed) {
        m_stream->send(xml::Element(spaces::management, u"r"));
        return;
    }
    const quint32 sentBefore = m_management.sentCount();
    const quint32 attempt = m_attempt;
    m_router
        .ask(IqType::Get, base::Jid::of(m_session->account().domain()), xml::Element(u"urn:xmpp:ping", u"ping"),
             std::chrono::milliseconds(2 * patienceMs))
        .then(m_stream.get(), [this, attempt, sentBefore](const base::Result<xml::Element> &answer) {
            const bool isAlive = answer || answer.error().kind == ErrorKind::StanzaRefused;
            if (!isAlive || attempt != m_attempt || m_facts.managed) // meanwhile it counts from another beginning
                return;
            std::vector<SentStanza> acknowledged;
            m_management.acknowledge(sentBefore, &acknowledged);
            m_asked = false;
            reportAcknowledged(acknowledged);
        });
}

// A line may be dead without telling: it must answer, or speak.
void Session::Body::watchLine()
{
    const qint64 now = m_clock.monotonic();
    const qint64 due = m_asked ? m_answerDue : m_heardAt + quietMs;
    const quint32 round = ++m_watch;
    const auto look = [this, round] {
        if (round != m_watch)
            return;
        const bool heard = m_stream->receivedBytes() != m_bytesHeard;
        m_bytesHeard = m_stream->receivedBytes();
        if (heard)
            m_heardAt = m_clock.monotonic();
        if (m_asked && !heard) {
            m_stream->fail(Error{ErrorKind::Timeout, QStringLiteral("the server does not answer any more"), {}, {}});
            return;
        }
        if (m_asked)
            m_answerDue = m_clock.monotonic() + patienceMs; // it speaks, if not of this
        else if (!heard)
            probe(Patience::Usual);
        watchLine();
    };
    m_clock.after(std::chrono::milliseconds(std::max<qint64>(due - now, 1)), this, onThisLine(look));
}

// What was planned for one line does not happen on the next.
std::function<void()> Session::Body::onThisLine(std::function<void()> action)
{
    return [this, attempt = m_attempt, action = std::move(action)] {
        if (attempt == m_attempt && m_stream)
            action();
    };
}

void Session::Body::setActive(bool active)
{
    const Activity activity = active ? Activity::Active : Activity::Inactive;
    if (std::exchange(m_activity, activity) != activity && m_session->isOnline())
        sendActivity();
}

void Session::Body::sendActivity()
{
    if (m_knowsActivity)
        m_stream->send(xml::Element(spaces::clientState, m_activity == Activity::Active ? u"active" : u"inactive"));
}

} // namespace stream
