// SPDX-License-Identifier: GPL-3.0-or-later
// An account's device with both engines of crypto/ratchet, over the tables that keep their records. Made and used on the
// writer thread only, inside its transactions: what an operation changes is kept with the message that changed it, or
// not at all. Owned by chat::Encryption, which hands it to its database works.
#pragma once

#include "base/Result.h"
#include "encryption/Profiles.h"
#include "ratchet/Engine.h"
#include "store/OmemoKeys.h"

#include <array>
#include <memory>

namespace encryption {

// The records of one profile, read through the connection of the transaction that goes on.
class Records final : public crypto::KeyStore
{
public:
    Records(store::Connection &connection, store::omemoKeys::Ring ring)
        : m_connection(connection)
        , m_ring(ring)
    {
    }

    crypto::StoredRecord session(const crypto::DeviceAddress &address) override;
    crypto::StoredRecord preKey(quint32 id) override;
    crypto::StoredRecord signedPreKey(quint32 id) override;
    base::Result<> keep(const crypto::KeyChanges &changes);

private:
    store::Connection &m_connection;
    const store::omemoKeys::Ring m_ring;
};

class Ratchets
{
public:
    // The account's device as it was kept; a new one with a new key the first time.
    static base::Result<std::unique_ptr<Ratchets>> open(store::Connection &connection, model::AccountId account,
                                                        const QDateTime &now);

    model::AccountId account() const { return m_account; }
    quint32 device() const { return m_identity.device; }
    const crypto::OwnIdentity &identity() const { return m_identity; }
    crypto::Engine &engine(crypto::Profile profile) const;
    store::omemoKeys::Ring ring(crypto::Profile profile) const { return {m_account, modelOf(profile)}; }
    // Writes down what this device has locked, and tells whether it did. `self` is bare.
    base::Result<> noteWritten(store::Connection &connection, crypto::Profile profile, const base::Jid &self,
                               const QByteArray &payload, const QDateTime &now) const;
    base::Result<bool> hasWritten(store::Connection &connection, crypto::Profile profile, const base::Jid &self,
                                  const QByteArray &payload) const;

private:
    Ratchets(model::AccountId account, crypto::OwnIdentity identity);

    const model::AccountId m_account;
    const crypto::OwnIdentity m_identity;
    std::array<std::unique_ptr<crypto::Engine>, 2> m_engines;
};

// How the ratchet knows a device of that person.
crypto::DeviceAddress addressOf(const base::Jid &owner, quint32 device);

} // namespace encryption
