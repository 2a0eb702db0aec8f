// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Account.h"

#include "base/Signals.h"
#include "chat/ArchiveSync.h"
#include "chat/AvatarFetch.h"
#include "chat/Conversations.h"
#include "chat/Credentials.h"
#include "chat/Inbox.h"
#include "chat/LoginFacts.h"
#include "chat/Network.h"
#include "chat/Outbox.h"
#include "chat/Roster.h"
#include "store/Accounts.h"
#include "store/Profile.h"
#include "stream/Session.h"
#include "xep/Modules.h"

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

base::Error overtaken()
{
    return {base::ErrorKind::Cancelled, QStringLiteral("begun again"), {}, {}};
}

} // namespace

struct Account::Parts
{
    using TypingNoted = std::function<void(const base::Jid &peer, bool typing)>;

    Parts(const model::AccountSettings &accountSettings, const Shared &shared, const TypingNoted &typingNoted)
        : settings(accountSettings)
        , credentials(settings.id, shared.profile)
        , session(settings, shared.network.dependencies(credentials, credentials))
        , modules(session, shared.network.clock(), circle())
        , roster(settings.id, modules, shared.profile, shared.conversations, shared.network.clock())
        , inbox(shared.profile, shared.conversations, surroundings(shared, typingNoted))
        , outbox(settings.id, {shared.profile, shared.conversations, session, roster, shared.network.clock()})
        , archive(settings, modules.get<xep::Archive>(), inbox, shared.profile)
        , avatarFetch(modules.get<xep::Avatars>(), roster, shared.profile, shared.avatars)
    {
    }

    xep::Circle circle()
    {
        return {[this](const base::Jid &jid) { return roster.seesUs(jid); },
                [this](const base::Jid &jid) { return roster.find(jid).has_value(); }};
    }
    steps::Surroundings surroundings(const Shared &shared, const TypingNoted &typingNoted)
    {
        return {settings.id,
                settings.jid,
                shared.network.clock(),
                circle(),
                [this](const xml::Element &stanza) { session.send(stanza); },
                typingNoted};
    }

    model::AccountSettings settings;
    Credentials credentials;
    stream::Session session;
    xep::Modules modules;
    Roster roster;
    Inbox inbox;
    Outbox outbox;
    ArchiveSync archive;
    AvatarFetch avatarFetch;
    AccountState state;
    ConnectionFacts facts;
};

Account::Account(model::AccountSettings settings, Shared shared)
    : m_shared(shared)
    , m(std::make_unique<Parts>(settings, shared,
                                [this](const base::Jid &peer, bool typing) { noteTyping(peer, typing); }))
{
    connect(&m->session, &stream::Session::stateChanged, this, &Account::noteState);
    connect(&m->session, &stream::Session::online, this, &Account::noteOnline);
    connect(&m->session, &stream::Session::stanzaReceived, this, &Account::route);
    connect(&m->inbox, &Inbox::settled, &m->session, &stream::Session::settle);
    connect(&m->inbox, &Inbox::storingFailed, &m_shared.conversations, &Conversations::storingFailed);
    connect(&m->archive, &ArchiveSync::progressed, this, &Account::catchUpProgressed);
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

base::Task<base::Result<>> Account::load()
{
    return m->roster.load();
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

void Account::noteTyping(const base::Jid &peer, bool typing)
{
    if (const auto conversation = m_shared.conversations.find(id(), peer))
        m_shared.conversations.setTyping(conversation->id, typing);
    Q_EMIT typingNoted(peer, typing);
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
    if (session.phase != stream::Phase::Online)
        m->outbox.pause();
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
        m->roster.begin();
    }
    if (m_maySend)
        m->outbox.resume();
    if (!m_isCaughtUp)
        beginUntilDone();
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
    // No answer is not a no: whoever sends again without having looked into the archive doubles.
    if (!offered && !isRefusal(offered.error()))
        co_return offered.error();
    m->inbox.surroundings().archiveIdsAreTrue = offered && offered->can(u"urn:xmpp:sid:0");
    const bool hasArchive = offered && offered->can(xep::nsArchive);
    const auto since = unsureSince.isValid() ? unsureSince.addSecs(-clockDifference) : QDateTime();
    const auto counts = co_await m->archive.catchUp(hasArchive, since).on(this);
    if (run != m_beginning)
        co_return overtaken();
    if (!m_maySend && (counts || isRefusal(counts.error())))
        startSending();
    if (!counts)
        co_return counts.error();
    m_isCaughtUp = true;
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

base::Task<base::Result<>> Account::keep(Remember remember)
{
    m->settings.enabled = true;
    const auto task = m_shared.profile.write([settings = m->settings](store::Connection &connection) {
        return store::accounts::update(connection, settings);
    });
    if (const auto stored = co_await task.on(this); !stored)
        co_return stored.error();
    if (remember == Remember::UntilClosed)
        co_return base::Done{};
    co_return co_await m->credentials.remember().on(this);
}

base::Task<base::Result<>> Account::forgetSecrets()
{
    return m->credentials.forget();
}

base::Task<base::Result<>> Account::rosterLoaded()
{
    return m->roster.whenLoaded();
}

base::Task<base::Result<SyncCounts>> Account::catchUp()
{
    return m->archive.whenCaughtUp();
}

base::Task<base::Result<>> Account::publishNickname(QString nickname)
{
    return m->modules.get<xep::Nicknames>().publish(nickname);
}

base::Task<base::Result<>> Account::publishAvatar(QByteArray png)
{
    return m->modules.get<xep::Avatars>().publish(png);
}

base::Task<base::Result<>> Account::deleteOnServer()
{
    return m->modules.get<xep::OwnAccount>().remove();
}

// Both passwords are held until the new one is known to work: an answer may be lost after the change (security.md B13).
base::Task<base::Result<>> Account::changePassword(base::Secret password)
{
    const auto changed = co_await m->modules.get<xep::OwnAccount>().changePassword(password).on(this);
    if (!changed && changed.error().kind == base::ErrorKind::StanzaRefused)
        co_return changed.error();
    m->credentials.expect(password);
    if (!changed)
        co_return changed.error();
    co_return co_await m->credentials.adoptExpected().on(this);
}

base::Task<base::Result<ServerReport>> Account::examine(QString domain)
{
    const base::Jid server = base::Jid::of(domain.isEmpty() ? jid().domain() : domain);
    auto &disco = m->modules.get<xep::Disco>();
    const auto found = co_await disco.info(server).on(this);
    if (!found)
        co_return found.error();
    ServerReport report;
    report.domain = server.toString();
    for (const auto &feature : found->features)
        report.features.append(feature.var);
    const auto contacts = xep::contactsIn(*found);
    report.contacts = contacts.admin + contacts.support + contacts.abuse;
    if (const auto version = co_await m->modules.get<xep::Version>().ask(server).on(this))
        report.software = QStringLiteral("%1 %2").arg(version->name, version->version).trimmed();
    if (domain.isEmpty()) {
        if (const auto own = co_await disco.account().on(this)) {
            for (const auto &feature : own->features)
                report.accountFeatures.append(feature.var);
        }
    }
    co_return report;
}

bool Account::isCatchingUp() const
{
    return m->archive.isRunning();
}

} // namespace chat
