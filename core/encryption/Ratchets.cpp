// SPDX-License-Identifier: GPL-3.0-or-later
#include "encryption/Ratchets.h"

#include "store/OmemoDevices.h"

#include <QCryptographicHash>

namespace encryption {
namespace {

namespace keys = store::omemoKeys;

base::Jid ownerOf(const crypto::DeviceAddress &address)
{
    return base::Jid::of(QString::fromUtf8(address.owner));
}

crypto::StoredRecord asRecord(const base::Result<std::optional<base::Secret>> &found)
{
    if (!found)
        return crypto::LookupFault::StoreFailed;
    return *found ? crypto::StoredRecord(crypto::Secret((*found)->reveal()))
                  : crypto::StoredRecord(crypto::LookupFault::Missing);
}

// By which the ledger knows what this device has locked.
QByteArray digestOf(const QByteArray &payload)
{
    constexpr qsizetype digestLength = 16;
    return QCryptographicHash::hash(payload, QCryptographicHash::Sha256).left(digestLength);
}

// One that nobody has who is known here: in the legacy profile a key is found by its device's number alone.
base::Result<quint32> freeNumber(store::Connection &connection, model::AccountId account)
{
    for (;;) {
        const quint32 device = crypto::newDeviceId();
        const auto isTaken = store::omemoDevices::isTaken(connection, account, device);
        if (!isTaken)
            return isTaken.error();
        if (!*isTaken)
            return device;
    }
}

} // namespace

crypto::DeviceAddress addressOf(const base::Jid &owner, quint32 device)
{
    return {owner.bare().toString().toUtf8(), device};
}

crypto::StoredRecord Records::session(const crypto::DeviceAddress &address)
{
    return asRecord(keys::session(m_connection, m_ring, ownerOf(address), address.device));
}

crypto::StoredRecord Records::preKey(quint32 id)
{
    return asRecord(keys::preKey(m_connection, m_ring, id));
}

crypto::StoredRecord Records::signedPreKey(quint32 id)
{
    return asRecord(keys::signedPreKey(m_connection, m_ring, id));
}

base::Result<> Records::keep(const crypto::KeyChanges &changes)
{
    for (const auto &[address, record] : changes.sessions) {
        const auto kept = keys::putSession(m_connection, m_ring, ownerOf(address), address.device,
                                           base::Secret(record.reveal()));
        if (!kept)
            return kept;
    }
    for (const quint32 id : changes.usedPreKeys) {
        if (const auto marked = keys::markPreKeyUsed(m_connection, m_ring, id); !marked)
            return marked;
    }
    return base::Done{};
}

Ratchets::Ratchets(model::AccountId account, crypto::OwnIdentity identity)
    : m_account(account)
    , m_identity(std::move(identity))
{
    for (const auto profile : profiles)
        m_engines[size_t(profile)] = crypto::makeEngine(profile, m_identity);
}

crypto::Engine &Ratchets::engine(crypto::Profile profile) const
{
    return *m_engines[size_t(profile)];
}

base::Result<> Ratchets::noteWritten(store::Connection &connection, crypto::Profile profile, const base::Jid &self,
                                     const QByteArray &payload, const QDateTime &now) const
{
    return keys::noteOpened(connection, ring(profile), self, device(), digestOf(payload), now);
}

base::Result<bool> Ratchets::hasWritten(store::Connection &connection, crypto::Profile profile, const base::Jid &self,
                                        const QByteArray &payload) const
{
    return keys::wasOpened(connection, ring(profile), self, device(), digestOf(payload));
}

base::Result<std::unique_ptr<Ratchets>> Ratchets::open(store::Connection &connection, model::AccountId account,
                                                       const QDateTime &now)
{
    const auto kept = keys::own(connection, account);
    if (!kept)
        return kept.error();
    if (*kept) {
        auto identity = crypto::OwnIdentity::restore((*kept)->device, crypto::Secret((*kept)->privateKey.reveal()));
        if (!identity)
            return base::Error{base::ErrorKind::Storage, QStringLiteral("the own key is damaged"), {}, {}};
        return std::unique_ptr<Ratchets>(new Ratchets(account, std::move(*identity)));
    }
    const auto device = freeNumber(connection, account);
    if (!device)
        return device.error();
    auto identity = crypto::OwnIdentity::make(*device);
    const keys::Own own{identity.device, base::Secret(identity.privateKey.reveal()), now};
    if (const auto put = keys::putOwn(connection, account, own); !put)
        return put.error();
    return std::unique_ptr<Ratchets>(new Ratchets(account, std::move(identity)));
}

} // namespace encryption
