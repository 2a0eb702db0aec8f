// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Verification.h"

#include "encryption/Trust.h"
#include "keys/Fingerprint.h"
#include "store/OmemoDevices.h"

#include <algorithm>

namespace encryption::verification {
namespace {

using model::KeyTrust;

std::optional<crypto::IdentityKey> keyOf(const QByteArray &identity)
{
    return crypto::IdentityKey::fromWire(crypto::Profile::Legacy, '\5' + identity);
}

bool isNamed(const xep::NamedKey &named, const QByteArray &identity)
{
    const auto key = keyOf(identity);
    return key && crypto::isFingerprintOf(*key, named.bytes);
}

// As trust is kept by; nothing if it is no key at all.
std::optional<QByteArray> identityIn(const xep::NamedKey &named)
{
    const auto key = named.form == xep::KeyForm::Ed25519
        ? crypto::IdentityKey::fromWire(crypto::Profile::Omemo2, named.bytes)
        : keyOf(named.bytes);
    return key ? std::optional(key->curve()) : std::nullopt;
}

class Comparing
{
public:
    Comparing(store::Connection &connection, model::AccountId account, const QDateTime &now, Mode mode)
        : m_connection(connection)
        , m_account(account)
        , m_now(now)
        , m_mode(mode)
    {
    }

    base::Result<> read(const base::Jid &owner);
    base::Result<> take(const xep::NamedKey &named, KeyTrust worth);
    model::Comparison comparison;

private:
    base::Result<> decide(const QByteArray &identity, KeyTrust worth);
    base::Result<> doubt(const model::Device &device);
    KeyTrust trustOf(const QByteArray &identity) const;

    store::Connection &m_connection;
    const model::AccountId m_account;
    const QDateTime m_now;
    const Mode m_mode;
    QList<model::Device> m_devices;
    QList<model::Key> m_keys;
};

base::Result<> Comparing::read(const base::Jid &owner)
{
    comparison.owner = owner;
    const auto devices = store::omemoDevices::of(m_connection, m_account, owner);
    if (!devices)
        return devices.error();
    const auto keys = store::omemoDevices::keysOf(m_connection, m_account, owner);
    if (!keys)
        return keys.error();
    m_devices = *devices;
    m_keys = *keys;
    return base::Done{};
}

base::Result<> Comparing::decide(const QByteArray &identity, KeyTrust worth)
{
    return m_mode == Mode::Decide ? trust::decide(m_connection, m_account, comparison.owner, identity, worth, m_now)
                                  : base::Result<>(base::Done{});
}

KeyTrust Comparing::trustOf(const QByteArray &identity) const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(),
                                    [&](const model::Key &key) { return key.identity == identity; });
    return found == m_keys.end() ? KeyTrust::Undecided : found->trust;
}

base::Result<> Comparing::doubt(const model::Device &device)
{
    comparison.differing.append(device.id);
    if (m_mode == Mode::OnlyLook)
        return base::Done{};
    if (trustOf(device.identity) == KeyTrust::Blind) {
        if (const auto lowered = decide(device.identity, KeyTrust::Undecided); !lowered)
            return lowered;
    }
    return store::omemoDevices::raiseAlarm(m_connection, m_account,
                                           {device.owner, device.id, model::DeviceAlarm::Kind::KeyChanged, m_now});
}

base::Result<> Comparing::take(const xep::NamedKey &named, KeyTrust worth)
{
    std::optional<QByteArray> identity;
    for (const auto &device : std::as_const(m_devices)) {
        if (isNamed(named, device.identity)) {
            identity = device.identity;
            (worth == KeyTrust::Verified ? comparison.matching : comparison.refused).append(device.id);
        } else if (worth == KeyTrust::Verified && device.id == named.device && !device.identity.isEmpty()) {
            if (const auto doubted = doubt(device); !doubted)
                return doubted;
        }
    }
    for (const auto &key : std::as_const(m_keys)) {
        if (!identity && isNamed(named, key.identity))
            identity = key.identity; // known without a device
    }
    const bool isOnDevice = identity && std::any_of(m_devices.begin(), m_devices.end(), [&](const model::Device &one) {
                                return one.identity == *identity;
                            });
    if (!identity)
        identity = identityIn(named);
    if (!identity)
        return base::Done{};
    if (!isOnDevice && worth == KeyTrust::Verified)
        ++comparison.unseen;
    return decide(*identity, worth);
}

} // namespace

base::Result<model::Comparison> compare(store::Connection &connection, Ratchets &ratchets, const xep::TrustLink &link,
                                        const QDateTime &now, Mode mode)
{
    Comparing comparing(connection, ratchets.account(), now, mode);
    if (const auto read = comparing.read(link.owner); !read)
        return read.error();
    const auto isOwn = [&](const xep::NamedKey &named) {
        return crypto::isFingerprintOf(ratchets.identity().publicKey, named.bytes);
    };
    for (const auto &named : link.trusted) {
        if (isOwn(named))
            continue;
        if (const auto taken = comparing.take(named, KeyTrust::Verified); !taken)
            return taken.error();
    }
    for (const auto &named : link.distrusted) {
        if (isOwn(named))
            continue;
        if (const auto taken = comparing.take(named, KeyTrust::Rejected); !taken)
            return taken.error();
    }
    return comparing.comparison;
}

base::Result<xep::TrustLink> ownCode(store::Connection &connection, Ratchets &ratchets, const base::Jid &self)
{
    const auto devices = store::omemoDevices::of(connection, ratchets.account(), self);
    if (!devices)
        return devices.error();
    const auto keys = store::omemoDevices::keysOf(connection, ratchets.account(), self);
    if (!keys)
        return keys.error();
    xep::TrustLink link{self.bare(), {{ratchets.identity().publicKey.curve(), ratchets.device()}}};
    for (const auto &device : *devices) {
        const bool isVerified = std::any_of(keys->begin(), keys->end(), [&](const model::Key &key) {
            return key.identity == device.identity && key.trust == KeyTrust::Verified;
        });
        if (isVerified && device.isListed() && device.id != ratchets.device())
            link.trusted.push_back({device.identity, device.id});
    }
    return link;
}

xep::TrustLink inEdwards(xep::TrustLink link)
{
    for (auto *keys : {&link.trusted, &link.distrusted}) {
        for (auto &named : *keys) {
            const auto key = named.form == xep::KeyForm::Curve25519 ? keyOf(named.bytes) : std::nullopt;
            if (key)
                named = {key->edwards(), named.device, xep::KeyForm::Ed25519};
        }
    }
    return link;
}

} // namespace encryption::verification
