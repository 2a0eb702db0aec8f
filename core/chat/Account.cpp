// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Account.h"

#include "base/Signals.h"
#include "chat/AccountParts.h"
#include "chat/LoginFacts.h"
#include "store/Accounts.h"
#include "store/ArchiveState.h"
#include "store/Messages.h"

namespace chat {
namespace {

constexpr qint64 clockDifference = 600; // seconds that our clock and the server's may be apart
constexpr std::chrono::seconds retryDelay(30);

// Asking again would bring the same answer.
bool isRefusal(const base::Error &error)
{
    return error.kind == base::ErrorKind::StanzaRefused || error.kind == base::ErrorKind::Malformed
        || error.kind == base::ErrorKind::NotSupported;
}

// What came since then by whatever clock; invalid times say nothing.
QDateTime earlier(const QDateTime &one, const QDateTime &other)
{
    const auto first = one.isValid() && (!other.isValid() || one < other) ? one : other;
    return first.isValid() ? first.addSecs(-clockDifference) : QDateTime();
}

base::Error overtaken()
{
    return {base::ErrorKind::Cancelled, QStringLiteral("begun again"), {}, {}};
}

} // namespace

Account::Account(model::AccountSettings settings, Shared shared)
    : m_shared(shared)
    , m(std::make_unique<Parts>(settings, shared))
{
    connect(&m->session, &stream::Session::stateChanged, this, &Account::noteState);
    connect(&m->session, &stream::Session::online, this, &Account::noteOnline);
    connect(&m->session, &stream::Session::stanzaReceived, this, &Account::route);
    connect(&m->inbox, &Inbox::settled, &m->session, &stream::Session::settle);
    connect(&m->inbox, &Inbox::unlocked, &m->followUps, &FollowUps::look);
    connect(&m->inbox, &Inbox::unlocked, &m->keyPublisher, &KeyPublisher::noteUsed);
    connect(&m->inbox, &Inbox::storingFailed, &m_shared.conversations, &Conversations::storingFailed);
    connect(&m->encryption, &Encryption::opened, this, &Account::beginKeys);
    connect(&m->encryption, &Encryption::keyChanged, this, &Account::readAgain);
    connect(&m->devices, &Devices::decided, &m->trustTeller, &TrustTeller::look);
    connect(&m->archive, &ArchiveSync::progressed, this, &Account::catchUpProgressed);
    connect(&m->typists, &Typists::noted, this, &Account::typingNoted);
    connect(&m->roster, &Roster::presenceChanged, &m->typists, &Typists::notePresence);
    // The first time there is much to fetch, and a server that waits for acknowledgements keeps a copy of all of it.
    m->session.setAcknowledging(stream::Acknowledging::WhenTold);
}

Account::~Account() = default;

model::AccountId Account::id() const
{
    return m->settings.id;
}

base::Jid Account::jid() const
{
    return m->settings.jid;
}

const model::AccountSettings &Account::settings() const
{
    return m->settings;
}

const AccountState &Account::state() const
{
    return m->state;
}

const ConnectionFacts &Account::facts() const
{
    return m->facts;
}

Roster &Account::roster() const
{
    return m->roster;
}

Outbox &Account::outbox() const
{
    return m->outbox;
}

Encryption &Account::encryption() const
{
    return m->encryption;
}

KeyPublisher &Account::keyPublisher() const
{
    return m->keyPublisher;
}

Devices &Account::devices() const
{
    return m->devices;
}

OwnProfile &Account::ownProfile() const
{
    return m->ownProfile;
}

base::Task<base::Result<>> Account::load()
{
    if (const auto loaded = co_await m->roster.load().on(this); !loaded)
        co_return loaded.error();
    if (const auto loaded = co_await m->ownProfile.load().on(this); !loaded)
        co_return loaded.error();
    co_return co_await chooseAcknowledging().on(this);
}

base::Task<base::Result<>> Account::chooseAcknowledging()
{
    const auto reading = m_shared.profile.read(
        [account = id(), jid = jid()](store::Connection &connection) -> base::Result<bool> {
            const auto archive = store::archiveState::get(connection, account, jid);
            if (!archive)
                return archive.error();
            const auto unsent = store::messages::pending(connection, account);
            if (!unsent)
                return unsent.error();
            return (archive->newest.isEmpty() || !archive->complete) && unsent->isEmpty();
        });
    const auto isFirst = co_await reading.on(this);
    if (!isFirst)
        co_return isFirst.error();
    if (!*isFirst)
        m->session.setAcknowledging(stream::Acknowledging::FromStart);
    co_return base::Done{};
}

void Account::start()
{
    m->session.start();
}

base::Task<base::Result<>> Account::stop()
{
    m->session.stop();
    auto look = [this]() -> std::optional<base::Result<>> {
        if (m->session.state().phase == stream::Phase::Offline)
            return base::Done{};
        return std::nullopt;
    };
    return base::whenFound<base::Result<>>(
        &m->session, &stream::Session::stateChanged, std::move(look),
        base::Limit<base::Result<>>{m_shared.network.clock(), std::chrono::seconds(2), [] { return base::Done{}; }});
}

void Account::reconnectNow()
{
    m->session.reconnectNow();
}

void Account::setActive(bool active)
{
    m->session.setActive(active);
}

void Account::setPassword(base::Secret password)
{
    m->credentials.hold(std::move(password));
}

void Account::tryPassword(base::Secret password)
{
    m->credentials.hold(std::move(password));
    m_isTryingPassword = true;
    m->session.start();
}

// Every message and presence of this account comes by here, with its proven sender.
void Account::route(const stream::Stanza &stanza)
{
    if (stanza.element.is(xml::ns::client, u"presence")) {
        m->roster.takePresence(stanza);
        return;
    }
    if (xep::isArchiveResult(stanza.element) || xep::isEvent(stanza.element))
        m->session.settle(stanza.sequence); // taken by their modules
    else
        m->inbox.take(stanza);
}

void Account::noteState(const stream::SessionState &session)
{
    const bool refused = session.phase == stream::Phase::Failed && session.error
        && session.error->kind == base::ErrorKind::AuthenticationFailed;
    if (refused && m->credentials.expectsAnother()) {
        m->credentials.adoptExpected().then(this, [this](const base::Result<> &) { m->session.start(); });
        return;
    }
    AccountState state;
    switch (session.phase) {
    case stream::Phase::Offline: state.connectivity = Connectivity::Off; break;
    case stream::Phase::Connecting:
    case stream::Phase::Authenticating: state.connectivity = Connectivity::Connecting; break;
    case stream::Phase::Online: state.connectivity = Connectivity::Online; break;
    case stream::Phase::Waiting: state.connectivity = Connectivity::Waiting; break;
    case stream::Phase::Failed: state.connectivity = Connectivity::Failed; break;
    }
    if (session.error)
        state.error = *session.error;
    state.nextTry = session.retryAt;
    if (session.phase != stream::Phase::Online) {
        ++m_beginning; // what was begun on that line must not open anything on none
        m->outbox.pause();
        m->keyPublisher.end();
        m->typists.forgetAll();
        m->followUps.pause();
        m->trustTeller.pause();
    }
    if (session.phase == stream::Phase::Offline || session.phase == stream::Phase::Failed)
        m->roster.end();
    if (session.phase == stream::Phase::Online) {
        rememberLogin(m->session.facts());
        m->facts = connectionFacts(m->session.facts(), m->facts.features, m->settings.seenCertificate.changed);
    }
    if (state == m->state)
        return;
    m->state = state;
    Q_EMIT stateChanged();
}

void Account::noteOnline(const stream::SessionStart &start)
{
    if (std::exchange(m_isTryingPassword, false) && m->credentials.remembers())
        m->credentials.remember().then(this, [](const base::Result<> &) {});
    if (!start.facts.resumed) {
        m_maySend = false;
        m_isCaughtUp = false;
        m->archive.interrupt();
        m->encryption.restart();
        m->roster.begin();
        beginKeys();
    } else {
        m->keyPublisher.resume();
    }
    if (m_maySend)
        m->outbox.resume();
    if (m_isCaughtUp) {
        m->followUps.resume();
        m->trustTeller.resume();
    } else {
        beginUntilDone();
    }
}

// When both are there, the session and what there is to publish.
void Account::beginKeys()
{
    if (m->session.isOnline() && m->encryption.ratchets())
        m->keyPublisher.begin(m->encryption.ratchets());
}

// What a fresh session needs, in the order in which a person misses it. If the line breaks meanwhile, it begins again,
// and the run that was cut changes nothing any more.
base::Task<base::Result<>> Account::begin(quint64 run)
{
    const auto unsureSince = co_await m->outbox.unsureSince().on(this);
    if (run != m_beginning)
        co_return overtaken();
    if (!unsureSince.isValid() && !m_maySend)
        startSending();
    const auto offered = co_await m->modules.get<xep::Disco>().account().on(this);
    if (run != m_beginning)
        co_return overtaken();
    const bool hasArchive = offered && offered->can(xep::nsArchive);
    if (!hasArchive)
        m->session.beginAcknowledging(); // what comes is told only once
    // No answer is not a no: whoever sends again without having looked into the archive doubles.
    if (!offered && !isRefusal(offered.error()))
        co_return offered.error();
    m->inbox.surroundings().archiveIdsAreTrue = offered && offered->can(u"urn:xmpp:sid:0");
    const auto closedSince = co_await m->encryption.closedSince().on(this);
    if (run != m_beginning)
        co_return overtaken();
    const auto since = earlier(unsureSince, closedSince);
    const auto counts = co_await m->archive.catchUp(hasArchive, since).on(this);
    if (run != m_beginning)
        co_return overtaken();
    m->session.beginAcknowledging();
    if (!m_maySend && (counts || isRefusal(counts.error())))
        startSending();
    if (!counts)
        co_return counts.error();
    m_isCaughtUp = true;
    if (hasArchive && closedSince.isValid())
        m->encryption.noteReadAgain();
    m->followUps.begin();
    m->trustTeller.begin();
    m->session.setAcknowledging(stream::Acknowledging::FromStart);
    Q_EMIT caughtUp(*counts);
    co_return base::Done{};
}

// A beginning that found no answer is tried again as long as its session lasts.
void Account::beginUntilDone()
{
    const quint64 run = ++m_beginning;
    begin(run).then(this, [this, run](const base::Result<> &begun) {
        if (begun || run != m_beginning)
            return;
        m_shared.network.clock().after(retryDelay, this, [this, run] {
            if (run == m_beginning && m->state.connectivity == Connectivity::Online)
                beginUntilDone();
        });
    });
}

// A message that was refused for its key may be opened now: the archive has it still.
void Account::readAgain()
{
    if (m_isCaughtUp)
        beginUntilDone();
}

void Account::startSending()
{
    m_maySend = true;
    m->outbox.restart();
}

void Account::rememberLogin(const stream::ConnectionFacts &login)
{
    auto settings = m->settings;
    if (!login.strongestMechanism.isEmpty())
        settings.strongestMechanism = login.strongestMechanism;
    settings.seenCertificate = afterSeeing(settings.seenCertificate, login.tls, m_shared.network.clock().utc());
    if (settings == m->settings)
        return;
    m->settings = settings;
    m->session.setSettings(settings);
    auto work = [settings](store::Connection &connection) {
        const auto set = store::accounts::setStrongestMechanism(connection, settings.id, settings.strongestMechanism);
        return set ? store::accounts::setSeenCertificate(connection, settings.id, settings.seenCertificate) : set;
    };
    m_shared.profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
}

base::Task<base::Result<>> Account::rosterLoaded()
{
    return m->roster.whenLoaded();
}

base::Task<base::Result<SyncCounts>> Account::catchUp()
{
    return m->archive.whenCaughtUp();
}

bool Account::isCatchingUp() const
{
    return m->archive.isRunning();
}

} // namespace chat
