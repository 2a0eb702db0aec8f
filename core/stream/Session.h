// SPDX-License-Identifier: GPL-3.0-or-later
// One account's conversation with its server, kept alive across broken lines: signs in, routes stanzas with proven
// senders, counts and acknowledges them (XEP-0198), asks and answers IQs. Owned by chat::Account. Main thread.
#pragma once

#include "base/Clock.h"
#include "base/Jid.h"
#include "base/Result.h"
#include "base/Task.h"
#include "model/AccountSettings.h"
#include "stream/ConnectionFacts.h"
#include "stream/Credentials.h"
#include "stream/Iq.h"
#include "stream/Origin.h"
#include "stream/Resolver.h"
#include "stream/Transport.h"
#include "xml/Wire.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace stream {

class Log;
class NetworkWatch;

// What a session is given; all of it outlives the session.
struct Dependencies
{
    base::Clock &clock;
    TransportFactory makeTransport;
    Resolver &resolver;
    PasswordSource &passwords;
    TokenStore &tokens;
    NetworkWatch *network = nullptr; // null: no early reconnect
    Log *log = nullptr;              // null: no XML log
};

enum class Acknowledging { FromStart, WhenTold };
enum class Phase { Offline, Connecting, Authenticating, Online, Waiting, Failed };

struct SessionState
{
    Phase phase = Phase::Offline;
    std::optional<base::Error> error; // why it waits or has failed
    QDateTime retryAt;                // while waiting: when the next attempt starts, UTC

    bool operator==(const SessionState &) const = default;
};

class Session : public QObject
{
    Q_OBJECT

public:
    Session(model::AccountSettings settings, Dependencies dependencies, QObject *parent = nullptr);
    ~Session() override;

    // Connects and stays connected until stop(), or until it fails for a reason that trying again cannot mend
    // (wrong password, weaker login than before, conflict, policy violation). Does nothing unless Offline or Failed.
    void start();
    // Ends cleanly: what was sent is flushed, the stream closed; the former session is not kept for resumption.
    void stop();
    // Does not wait for the next attempt: the network came back, the user asked.
    void reconnectNow();
    // Client state (XEP-0352): an inactive client gets less. Remembered across reconnects.
    void setActive(bool active);
    // Whether a session that begins anew acknowledges (XEP-0198) from its start, or when beginAcknowledging() is called.
    void setAcknowledging(Acknowledging when);
    // From here on, unless it does already or the server cannot. Until then a later ping acknowledges what is sent.
    void beginAcknowledging();
    // Takes effect with the next connection; the address must stay the same.
    void setSettings(model::AccountSettings settings);

    const SessionState &state() const { return m_state; }
    bool isOnline() const { return m_state.phase == Phase::Online; }
    // Bare address of the account.
    const base::Jid &account() const { return m_account; }
    // Full address; empty before the first login.
    const base::Jid &ownJid() const;
    // Facts of the current or last login.
    const ConnectionFacts &facts() const;

    // Sends a stanza (message, presence; for IQs see ask). Written to the socket within this turn of the event loop.
    // `acknowledged` is called once when the server has acknowledged it (XEP-0198; with a server that cannot, when it
    // has answered a later ping); never, if it was lost, which stanzaLost() tells for messages. While not online,
    // messages are lost at once and everything else is dropped: whoever must deliver sends again after online().
    void send(xml::Element stanza, std::function<void()> acknowledged = {});

    // Asks with a fresh 128-bit id and finishes with the payload of the answer (null element if it was empty).
    // `to` empty: the own account on its server. Errors: StanzaRefused with the condition, Timeout,
    // ServerUnreachable when not online or when the session was lost meanwhile. RFC 6120 §8.2.3, §8.1.2.1.
    base::Task<base::Result<xml::Element>> ask(IqType type, base::Jid to, xml::Element payload,
                                               std::chrono::milliseconds timeout = std::chrono::seconds(30));
    // The same for described elements: ask<RosterQuery>(IqType::Get, {}, RosterQuery{}).
    // Error Malformed if the answer does not hold what it should.
    template<xml::Described Answer, xml::Described Request>
    base::Task<base::Result<Answer>> ask(IqType type, base::Jid to, Request request,
                                         std::chrono::milliseconds timeout = std::chrono::seconds(30));
    // For requests whose answer is empty.
    template<xml::Described Request>
    base::Task<base::Result<>> tell(base::Jid to, Request request,
                                    std::chrono::milliseconds timeout = std::chrono::seconds(30));

    // Who answers requests of this kind from others; one answerer a payload and type. Every request gets exactly one
    // reply, unknown ones service-unavailable, at most 20 replies a second (security.md D11).
    void answer(xml::Name payload, IqType type, Answerer answerer);

    // The effects of a received message are stored: it may be acknowledged. To be called for each message that came
    // by stanzaReceived, in any order; other stanzas count as stored at once. "Acknowledged means stored."
    void settle(quint32 sequence);
    // Tells the server at once how far everything is settled, for whoever has asked for much and has it: until it is
    // told, the server keeps a copy of each stanza.
    void acknowledge();

Q_SIGNALS:
    void stateChanged(const stream::SessionState &state);
    // Stanzas can be sent. Not resumed: everything on the server starts anew (presence, roster, carbons if not on).
    void online(const stream::SessionStart &start);
    // A message or presence meant for this account, with its proven sender.
    void stanzaReceived(const stream::Stanza &stanza);
    // A sent message with this id: the server has it, or it was lost with its session and is to be sent again.
    void stanzaAcknowledged(const QString &id);
    void stanzaLost(const QString &id);
    // Ended for good (phase Failed); also told by stateChanged.
    void failed(const base::Error &error);

private:
    class Body;
    friend class Body;
    void setState(SessionState state);

    base::Jid m_account;
    SessionState m_state;
    std::unique_ptr<Body> m_body;
};

template<xml::Described Answer, xml::Described Request>
base::Task<base::Result<Answer>> Session::ask(IqType type, base::Jid to, Request request,
                                              std::chrono::milliseconds timeout)
{
    auto answered = co_await ask(type, std::move(to), xml::write(request), timeout).on(this);
    if (!answered)
        co_return answered.error();
    auto value = xml::read<Answer>(*answered);
    if (!value)
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("unexpected answer"), {}, {}};
    co_return std::move(*value);
}

template<xml::Described Request>
base::Task<base::Result<>> Session::tell(base::Jid to, Request request, std::chrono::milliseconds timeout)
{
    const auto answered = co_await ask(IqType::Set, std::move(to), xml::write(request), timeout).on(this);
    if (!answered)
        co_return answered.error();
    co_return base::Done{};
}

} // namespace stream
