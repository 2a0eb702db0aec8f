// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Devices.h"

#include "base/Signals.h"
#include "chat/Encryption.h"
#include "chat/KeyPublisher.h"
#include "encryption/Fingerprints.h"
#include "encryption/Sealing.h"
#include "encryption/Trust.h"
#include "encryption/TrustTransfer.h"
#include "encryption/Verification.h"
#include "store/OmemoDevices.h"
#include "store/Profile.h"

#include <algorithm>

namespace chat {
namespace {

namespace rows = store::omemoDevices;
using model::KeyTrust;

constexpr qint64 staleAfter = 60; // days (ux.md B12)

using Followed = base::Result<QList<base::Jid>>; // whose keys are worth something else now, too

base::Error noCode()
{
    return {base::ErrorKind::Malformed, QStringLiteral("no code with keys"), {}, {}};
}

// What the database knows of one person, put together.
class Gathering
{
public:
    Gathering(store::Connection &connection, model::AccountId account, const base::Jid &owner)
        : m_connection(connection)
        , m_account(account)
        , m_owner(owner)
    {
    }

    base::Result<PersonsDevices> gather(quint32 own, const QDateTime &now)
    {
        const auto devices = rows::of(m_connection, m_account, m_owner);
        if (!devices)
            return devices.error();
        const auto keys = rows::keysOf(m_connection, m_account, m_owner);
        if (!keys)
            return keys.error();
        const auto alarms = rows::alarms(m_connection, m_account);
        if (!alarms)
            return alarms.error();
        PersonsDevices all;
        for (const auto &device : *devices)
            all.devices.append(known(device, *keys, *alarms, own, now));
        std::stable_sort(all.devices.begin(), all.devices.end(), [](const KnownDevice &a, const KnownDevice &b) {
            return std::pair(!a.isThis, !a.device.isListed()) < std::pair(!b.isThis, !b.device.isListed());
        });
        for (const auto &key : *keys) {
            const bool isMet = std::any_of(devices->begin(), devices->end(), [&](const model::Device &device) {
                return device.identity == key.identity;
            });
            if (!isMet)
                all.awaited.append({key.identity, encryption::fingerprintOf(key.identity), key.trust});
        }
        return all;
    }

private:
    KnownDevice known(const model::Device &device, const QList<model::Key> &keys,
                      const QList<model::DeviceAlarm> &alarms, quint32 own, const QDateTime &now) const
    {
        KnownDevice known;
        known.device = device;
        known.fingerprint = encryption::fingerprintOf(device.identity);
        known.isThis = own != 0 && device.id == own;
        const auto key = std::find_if(keys.begin(), keys.end(),
                                      [&](const model::Key &one) { return one.identity == device.identity; });
        if (known.isThis) {
            known.trust = KeyTrust::Verified;
            known.trustSince = device.firstSeen;
        } else if (key != keys.end() && !device.identity.isEmpty()) {
            known.trust = key->trust;
            known.trustSince = key->since;
            known.decidedBy = key->decidedBy;
        }
        const auto alarm = std::find_if(alarms.begin(), alarms.end(), [&](const model::DeviceAlarm &one) {
            return one.owner == m_owner && one.device == device.id;
        });
        if (alarm != alarms.end())
            known.alarm = *alarm;
        const QDateTime lastSign = std::max(device.firstSeen, device.lastHeard);
        known.isStale = own != 0 && !known.isThis && device.isListed() && lastSign.daysTo(now) >= staleAfter;
        return known;
    }

    store::Connection &m_connection;
    const model::AccountId m_account;
    const base::Jid m_owner;
};

base::Error needsNoDecision()
{
    return {base::ErrorKind::NotAllowed, QStringLiteral("the key of this very device"), {}, {}};
}

bool isOfThis(const PersonsDevices &all, const QByteArray &identity)
{
    return std::any_of(all.devices.begin(), all.devices.end(),
                       [&](const KnownDevice &one) { return one.isThis && one.device.identity == identity; });
}

} // namespace

Devices::Devices(model::AccountId account, Surroundings surroundings)
    : m_account(account)
    , m(std::move(surroundings))
{
    connect(&m.encryption, &Encryption::learned, this, &Devices::noteChanged);
    connect(&m.encryption, &Encryption::keyMet, this, &Devices::noteChanged);
    connect(&m.encryption, &Encryption::begunAnew, this, &Devices::noteBegunAnew);
    readAlarms().then(this, [](const base::Result<> &) {}); // those of former runs are told already
}

Devices::~Devices() = default;

base::Task<base::Result<PersonsDevices>> Devices::of(base::Jid owner) const
{
    const base::Jid bare = owner.bare();
    const bool isSelf = bare == m.self;
    return m.profile.read([account = m_account, bare, isSelf,
                           now = m.clock.utc()](store::Connection &connection) -> base::Result<PersonsDevices> {
        const auto own = store::omemoKeys::ownDevice(connection, account);
        if (!own)
            return own.error();
        return Gathering(connection, account, bare).gather(isSelf ? *own : 0, now);
    });
}

void Devices::noteBegunAnew()
{
    const auto ratchets = m.encryption.ratchets();
    if (!ratchets)
        return;
    const model::DeviceAlarm alarm{m.self, ratchets->device(), model::DeviceAlarm::Kind::BegunAnew, m.clock.utc()};
    auto work = [account = m_account, alarm](store::Connection &connection) {
        return rows::raiseAlarm(connection, account, alarm);
    };
    m.profile.write(std::move(work)).then(this, [this](const base::Result<> &) { noteChanged(m.self); });
}

base::Task<base::Result<Devices::Ratchets>> Devices::ready()
{
    auto look = [this]() -> std::optional<base::Result<Ratchets>> {
        switch (m.encryption.state()) {
        case Encryption::State::Opening: return std::nullopt;
        case Encryption::State::Ready: return m.encryption.ratchets();
        case Encryption::State::Off: break;
        }
        return base::Result<Ratchets>(base::ErrorKind::NotSupported, m.encryption.fault());
    };
    return base::whenFound<base::Result<Ratchets>>(&m.encryption, &Encryption::opened, std::move(look));
}

base::Task<base::Result<>> Devices::learn(base::Jid owner, encryption::Missing missing,
                                          std::chrono::milliseconds patience)
{
    m.encryption.fetch(missing);
    auto look = [this, owner]() -> std::optional<base::Result<>> {
        return m.encryption.isAsking(owner) ? std::nullopt : std::optional<base::Result<>>(base::Done{});
    };
    auto late = [] { return base::Result<>(base::ErrorKind::Timeout); };
    const auto waiting = base::whenFound<base::Result<>>(&m.encryption, &Encryption::learned, std::move(look),
                                                         base::Limit<base::Result<>>{m.clock, patience,
                                                                                     std::move(late)});
    co_return co_await waiting.on(this);
}

base::Task<base::Result<>> Devices::refresh(base::Jid owner, std::chrono::milliseconds patience)
{
    owner = owner.bare();
    if (const auto opened = co_await ready().on(this); !opened)
        co_return opened.error();
    if (owner == m.self) {
        if (const auto published = co_await m.publisher.whenPublished(patience).on(this); !published)
            co_return published;
    }
    encryption::Missing lists;
    lists.lists.append(owner);
    if (const auto learned = co_await learn(owner, lists, patience).on(this); !learned)
        co_return learned;
    const auto all = co_await of(owner).on(this);
    if (!all)
        co_return all.error();
    encryption::Missing bundles;
    for (const auto &known : all->devices) {
        const auto &device = known.device;
        if (known.isThis || !device.isListed() || !device.identity.isEmpty())
            continue;
        const auto profile = device.listedTwo ? encryption::profiles[0] : encryption::profiles[1];
        bundles.bundles.append({owner, device.id, profile});
    }
    if (bundles.bundles.isEmpty())
        co_return base::Done{};
    co_return co_await learn(owner, bundles, patience).on(this);
}

base::Task<base::Result<QList<model::DeviceAlarm>>> Devices::alarms() const
{
    return m.profile.read(
        [account = m_account](store::Connection &connection) { return rows::alarms(connection, account); });
}

base::Task<base::Result<>> Devices::setTrust(base::Jid owner, QByteArray identity, KeyTrust trust)
{
    const auto asking = of(owner);
    const auto all = co_await asking.on(this);
    if (!all)
        co_return all.error();
    if (isOfThis(*all, identity))
        co_return needsNoDecision();
    const bool isKnown = std::any_of(all->devices.begin(), all->devices.end(),
                                     [&](const KnownDevice &one) { return one.device.identity == identity; })
        || std::any_of(all->awaited.begin(), all->awaited.end(),
                       [&](const AwaitedKey &one) { return one.identity == identity; });
    if (identity.isEmpty() || !isKnown)
        co_return base::ErrorKind::NotFound;
    co_return co_await decide(owner, identity, trust).on(this);
}

base::Task<base::Result<>> Devices::setTrust(base::Jid owner, quint32 device, KeyTrust trust)
{
    const auto asking = of(owner);
    const auto all = co_await asking.on(this);
    if (!all)
        co_return all.error();
    for (const auto &one : all->devices) {
        if (one.device.id == device && one.isThis)
            co_return needsNoDecision();
        if (one.device.id == device && !one.device.identity.isEmpty())
            co_return co_await decide(owner, one.device.identity, trust).on(this);
    }
    co_return base::ErrorKind::NotFound;
}

base::Task<base::Result<>> Devices::setTrust(base::Jid owner, QString fingerprint, KeyTrust trust)
{
    const auto asking = of(owner);
    const auto all = co_await asking.on(this);
    if (!all)
        co_return all.error();
    for (const auto &one : all->devices) {
        if (one.isThis && encryption::isFingerprint(fingerprint, one.device.identity))
            co_return needsNoDecision();
        if (encryption::isFingerprint(fingerprint, one.device.identity))
            co_return co_await decide(owner, one.device.identity, trust).on(this);
    }
    const auto identity = encryption::identityIn(fingerprint);
    if (!identity)
        co_return base::Error{base::ErrorKind::Malformed, QStringLiteral("no fingerprint"), {}, {}};
    co_return co_await decide(owner, *identity, trust).on(this);
}

base::Task<base::Result<>> Devices::decide(base::Jid owner, QByteArray identity, KeyTrust trust)
{
    const auto ratchets = co_await ready().on(this);
    auto deciding = [ratchets = ratchets.valueOr({}), account = m_account, self = m.self, bare = owner.bare(), identity,
                     trust, now = m.clock.utc()](store::Connection &connection) -> Followed {
        const auto decided = encryption::trust::decide(connection, account, bare, identity, trust, now);
        if (!decided)
            return decided.error();
        return ratchets ? encryption::transfer::follow(connection, *ratchets, self, bare)
                        : Followed(QList<base::Jid>());
    };
    const auto task = m.profile.write(std::move(deciding));
    const auto followed = co_await task.on(this);
    if (!followed)
        co_return followed.error();
    noteDecided(owner.bare(), *followed);
    co_return base::Done{};
}

void Devices::noteDecided(const base::Jid &owner, const QList<base::Jid> &followed)
{
    noteChanged(owner);
    for (const auto &other : followed) {
        if (other != owner)
            noteChanged(other);
    }
    Q_EMIT decided();
}

base::Task<base::Result<>> Devices::dismiss(base::Jid owner, quint32 device)
{
    const auto lowering = m.profile.write(
        [account = m_account, bare = owner.bare(), device](store::Connection &connection) {
            return rows::lowerAlarm(connection, account, bare, device);
        });
    const auto lowered = co_await lowering.on(this);
    if (lowered)
        noteChanged(owner.bare());
    co_return lowered;
}

base::Task<base::Result<model::Comparison>> Devices::look(QString code)
{
    return compare(std::move(code), Deciding::No);
}

base::Task<base::Result<model::Comparison>> Devices::verify(QString code)
{
    return compare(std::move(code), Deciding::Yes);
}

base::Task<base::Result<model::Comparison>> Devices::compare(QString code, Deciding deciding)
{
    const auto link = xep::parseTrustLink(code);
    if (!link)
        co_return noCode();
    const auto ratchets = co_await ready().on(this);
    if (!ratchets)
        co_return ratchets.error();
    using encryption::verification::Mode;
    const auto mode = deciding == Deciding::Yes ? Mode::Decide : Mode::OnlyLook;
    using Compared = std::pair<model::Comparison, QList<base::Jid>>;
    auto comparing = [ratchets = *ratchets, self = m.self, link = *link, mode,
                      now = m.clock.utc()](store::Connection &connection) -> base::Result<Compared> {
        const auto compared = encryption::verification::compare(connection, *ratchets, link, now, mode);
        if (!compared)
            return compared.error();
        if (mode == Mode::OnlyLook)
            return Compared(*compared, {});
        const auto followed = encryption::transfer::follow(connection, *ratchets, self, compared->owner);
        return followed ? base::Result<Compared>(Compared(*compared, *followed)) : followed.error();
    };
    const auto task = m.profile.write(std::move(comparing));
    const auto compared = co_await task.on(this);
    if (!compared)
        co_return compared.error();
    if (mode == Mode::Decide)
        noteDecided(compared->first.owner, compared->second);
    co_return compared->first;
}

base::Task<base::Result<Devices::OwnCode>> Devices::ownCode()
{
    const auto ratchets = co_await ready().on(this);
    if (!ratchets)
        co_return ratchets.error();
    const auto reading = m.profile.write(
        [ratchets = *ratchets, self = m.self](store::Connection &connection) -> base::Result<OwnCode> {
            const auto code = encryption::verification::ownCode(connection, *ratchets, self);
            if (!code)
                return code.error();
            return OwnCode{xep::writeTrustLink(*code),
                           xep::writeTrustMessageLink(encryption::verification::inEdwards(*code))};
        });
    co_return co_await reading.on(this);
}

base::Task<base::Result<>> Devices::revoke(quint32 device)
{
    const auto removed = co_await m.publisher.revoke(device).on(this);
    if (!removed)
        co_return removed;
    const auto rejected = co_await setTrust(m.self, device, KeyTrust::Rejected).on(this);
    if (!rejected && rejected.error().kind != base::ErrorKind::NotFound)
        co_return rejected;
    co_return co_await dismiss(m.self, device).on(this);
}

void Devices::noteChanged(const base::Jid &owner)
{
    Q_EMIT changed(owner);
    readAlarms().then(this, [](const base::Result<> &) {});
}

base::Task<base::Result<>> Devices::readAlarms()
{
    const auto reading = alarms();
    const auto now = co_await reading.on(this);
    if (!now)
        co_return now.error();
    const auto before = std::exchange(m_alarms, *now);
    if (before == *now)
        co_return base::Done{};
    for (const auto &alarm : *now) {
        if (before && !before->contains(alarm))
            Q_EMIT alarmRaised(alarm);
    }
    Q_EMIT alarmsChanged();
    co_return base::Done{};
}

} // namespace chat

#include "chat/moc_Devices.cpp"
