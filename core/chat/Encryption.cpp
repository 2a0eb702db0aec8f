// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Encryption.h"

#include "base/Signals.h"
#include "chat/KeyFetch.h"
#include "encryption/Sealing.h"
#include "ratchet/SelfTest.h"
#include "store/Messages.h"
#include "store/OmemoDevices.h"
#include "store/OmemoKeys.h"
#include "store/Outbox.h"
#include "store/Profile.h"

namespace chat {
namespace {

constexpr auto renewalPatience = std::chrono::seconds(15);
constexpr qint64 anewPause = 3'600'000; // ms

// Once a run of the program.
const QString &libraryFault()
{
    static const QString fault = crypto::encryptionFault();
    return fault;
}

using OpenedRatchets = base::Result<std::shared_ptr<encryption::Ratchets>>;

OpenedRatchets openRatchets(store::Connection &connection, model::AccountId account, const QDateTime &now)
{
    if (!libraryFault().isEmpty())
        return {base::ErrorKind::NotSupported, libraryFault()};
    auto opened = encryption::Ratchets::open(connection, account, now);
    if (!opened)
        return opened.error();
    return std::shared_ptr<encryption::Ratchets>(std::move(*opened));
}

} // namespace

Encryption::Encryption(model::AccountId account, Parts parts)
    : m_account(account)
    , m_profile(parts.profile)
    , m_clock(parts.clock)
    , m_keys(std::make_unique<KeyFetch>(account, KeyFetch::Parts{parts.profile, parts.devices, parts.clock}))
{
    connect(m_keys.get(), &KeyFetch::learned, this, &Encryption::learned);
    connect(m_keys.get(), &KeyFetch::devicesAppeared, this, &Encryption::devicesAppeared);
    connect(m_keys.get(), &KeyFetch::devicesGone, this, &Encryption::devicesGone);
    connect(m_keys.get(), &KeyFetch::keyChanged, this, &Encryption::noteKeyChanged);
    open();
}

Encryption::~Encryption() = default;

void Encryption::open()
{
    auto work = [account = m_account, now = m_clock.utc()](store::Connection &connection) {
        return openRatchets(connection, account, now);
    };
    m_profile.write(std::move(work)).then(this, [this](const OpenedRatchets &ratchets) { take(ratchets); });
}

void Encryption::take(const OpenedRatchets &ratchets)
{
    m_state = ratchets ? State::Ready : State::Off;
    m_ratchets = ratchets ? *ratchets : nullptr;
    m_fault = ratchets ? QString() : ratchets.error().detail;
    m_keys->setRatchets(m_ratchets);
    Q_EMIT opened();
}

void Encryption::beginAnew()
{
    const qint64 now = m_clock.monotonic();
    const bool wasJustNow = m_anewAt && now - *m_anewAt < anewPause;
    if (!m_ratchets || wasJustNow)
        return;
    m_anewAt = now;
    auto work = [account = m_account, utc = m_clock.utc()](store::Connection &connection) -> OpenedRatchets {
        if (const auto forgotten = store::omemoKeys::forget(connection, account); !forgotten)
            return forgotten.error();
        if (const auto unlocked = store::outbox::forgetLocks(connection, account); !unlocked)
            return unlocked.error();
        return openRatchets(connection, account, utc);
    };
    m_state = State::Opening;
    m_ratchets = nullptr; // nothing is locked with the old ones any more
    m_keys->setRatchets(nullptr);
    m_profile.write(std::move(work)).then(this, [this](const OpenedRatchets &ratchets) {
        take(ratchets);
        Q_EMIT begunAnew();
    });
}

base::Task<base::Result<Padlock>> Encryption::padlock(model::Conversation conversation)
{
    const auto reading = padlockFacts(std::move(conversation));
    const auto facts = co_await reading.on(this);
    if (!facts)
        co_return facts.error();
    co_return padlockFor(*facts);
}

base::Task<base::Result<PadlockFacts>> Encryption::padlockFacts(model::Conversation conversation)
{
    const auto reading = m_profile.read([conversation, now = m_clock.utc()](store::Connection &connection) {
        return readPadlockFacts(connection, conversation, now);
    });
    auto facts = co_await reading.on(this);
    if (facts)
        facts->isOff = m_state == State::Off;
    co_return facts;
}

base::Task<base::Result<QList<base::Jid>>> Encryption::acquainted()
{
    return m_profile.read([account = m_account](store::Connection &connection) {
        return store::omemoDevices::acquainted(connection, account);
    });
}

void Encryption::fetch(const encryption::Missing &missing)
{
    m_keys->fetch(missing);
}

bool Encryption::isAsking(const base::Jid &owner) const
{
    return m_keys->isAsking(owner);
}

void Encryption::refresh(const base::Jid &owner)
{
    m_keys->refresh(owner);
}

void Encryption::restart()
{
    m_askedAbout.clear();
    m_keys->restart();
}

void Encryption::noteMet(const base::Jid &owner)
{
    Q_EMIT keyMet(owner);
}

void Encryption::askAbout(const base::Jid &owner, quint32 device, model::Encryption profile)
{
    const std::pair which(owner, device);
    if (!m_ratchets || m_askedAbout.contains(which))
        return;
    m_askedAbout.insert(which);
    const auto spoken = profile == model::Encryption::OmemoLegacy ? crypto::Profile::Legacy : crypto::Profile::Omemo2;
    encryption::Missing missing;
    missing.bundles.append({owner, device, spoken});
    fetch(missing);
}

void Encryption::noteKeyChanged(const base::Jid &owner, quint32 device)
{
    m_openable.insert(model::Obstacle::KeyChanged);
    Q_EMIT keyChanged(owner, device);
}

bool Encryption::mayRepair(const model::Message &closed)
{
    using model::Obstacle;
    const bool isOfSession = closed.obstacle == Obstacle::NoSession || closed.obstacle == Obstacle::KeyGone
        || closed.obstacle == Obstacle::NotAuthentic;
    return closed.kind == model::MessageKind::Undecryptable && isOfSession && closed.device != 0;
}

void Encryption::repair(const model::Message &closed)
{
    if (mayRepair(closed))
        Q_EMIT repairAsked(closed.from.bare(), closed.device);
}

base::Task<base::Result<>> Encryption::renew(base::Jid owner, quint32 device)
{
    if (!m_ratchets)
        co_return base::Error{base::ErrorKind::NotSupported, m_fault, {}, {}};
    encryption::Missing missing;
    for (const auto profile : encryption::profiles)
        missing.bundles.append({owner, device, profile});
    fetch(missing);
    auto look = [this, owner]() -> std::optional<base::Result<>> {
        return isAsking(owner) ? std::nullopt : std::optional<base::Result<>>(base::Done{});
    };
    auto late = [] { return base::Result<>(base::ErrorKind::Timeout); };
    const auto waiting = base::whenFound<base::Result<>>(this, &Encryption::learned, std::move(look),
                                                         base::Limit<base::Result<>>{m_clock, renewalPatience,
                                                                                     std::move(late)});
    co_return co_await waiting.on(this);
}

base::Task<QDateTime> Encryption::closedSince()
{
    if (!m_ratchets)
        co_return QDateTime();
    const auto reading = m_profile.read(
        [account = m_account, openable = m_openable](store::Connection &connection) -> base::Result<QDateTime> {
            QDateTime first;
            for (const auto why : openable) {
                const auto since = store::messages::closedSince(connection, account, why);
                if (!since)
                    return since.error();
                if (since->isValid() && (!first.isValid() || *since < first))
                    first = *since;
            }
            return first;
        });
    const auto since = co_await reading.on(this);
    co_return since.valueOr({});
}

void Encryption::noteReadAgain()
{
    if (!m_ratchets)
        return;
    m_openable.remove(model::Obstacle::KeyChanged);
    auto work = [account = m_account](store::Connection &connection) {
        return store::messages::setClosed(connection, account, model::Obstacle::EncryptionOff,
                                          model::Obstacle::NoSession);
    };
    m_profile.write(std::move(work)).then(this, [](const base::Result<> &) {});
}

} // namespace chat
