// SPDX-License-Identifier: GPL-3.0-or-later
// The own keys of OMEMO and the state of each session with a device, one set for each profile: records that crypto/ seals
// and reads. Plain functions for use inside Profile::write and Profile::read; the transaction is the caller's unit of
// work, so a record and the message that changed it are kept together or not at all.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "model/Message.h"
#include "store/Connection.h"

#include <QList>

#include <optional>

namespace store::omemoKeys {

// Whose keys: an account speaking one profile (OmemoLegacy or Omemo2).
struct Ring
{
    model::AccountId account;
    model::Encryption profile = model::Encryption::Omemo2;
};

// The account's device and its long-term key, the same in both profiles.
struct Own
{
    quint32 device = 0;
    base::Secret privateKey;
    QDateTime created;
};

struct PreKey
{
    quint32 id = 0;
    QByteArray publicKey;
    base::Secret record;
};

struct SignedPreKey
{
    quint32 id = 0;
    QByteArray publicKey;
    QByteArray signature;
    base::Secret record;
    QDateTime made;
};

base::Result<std::optional<Own>> own(Connection &connection, model::AccountId account);
base::Result<base::Done> putOwn(Connection &connection, model::AccountId account, const Own &own);
// Only its number; 0: none yet.
base::Result<quint32> ownDevice(Connection &connection, model::AccountId account);
// What others are told to call this device; empty: nothing.
base::Result<QString> ownLabel(Connection &connection, model::AccountId account);
base::Result<base::Done> setOwnLabel(Connection &connection, model::AccountId account, const QString &label);
// Everything of the account, sessions included: it begins anew as another device.
base::Result<base::Done> forget(Connection &connection, model::AccountId account);

// The first of `count` numbers that no one-time or signed pre-key of this ring ever had, from 1.
base::Result<quint32> takeNumbers(Connection &connection, Ring ring, int count);

base::Result<base::Done> putPreKey(Connection &connection, Ring ring, const PreKey &key);
// Also a used one; nothing if there is none.
base::Result<std::optional<base::Secret>> preKey(Connection &connection, Ring ring, quint32 id);
// The unused ones, without their records, in the order of their numbers.
base::Result<QList<PreKey>> unusedPreKeys(Connection &connection, Ring ring);
// Keeps its record for copies of the message that are still to come, until removeUsedPreKeys().
base::Result<base::Done> markPreKeyUsed(Connection &connection, Ring ring, quint32 id);
base::Result<base::Done> removeUsedPreKeys(Connection &connection, Ring ring);

base::Result<base::Done> putSignedPreKey(Connection &connection, Ring ring, const SignedPreKey &key);
base::Result<std::optional<base::Secret>> signedPreKey(Connection &connection, Ring ring, quint32 id);
base::Result<std::optional<SignedPreKey>> newestSignedPreKey(Connection &connection, Ring ring);
// All but the newest, if made before then.
base::Result<base::Done> removeSignedPreKeys(Connection &connection, Ring ring, const QDateTime &madeBefore);

// The session with a device of somebody; `owner` is a bare address.
base::Result<std::optional<base::Secret>> session(Connection &connection, Ring ring, const base::Jid &owner,
                                                  quint32 device);
base::Result<base::Done> putSession(Connection &connection, Ring ring, const base::Jid &owner, quint32 device,
                                    const base::Secret &record);
base::Result<base::Done> removeSession(Connection &connection, Ring ring, const base::Jid &owner, quint32 device);

// The ledger of what was opened, by 16 bytes that are the same for each copy of a message (security.md H09), and of what
// this very device has locked (H14).
base::Result<bool> wasOpened(Connection &connection, Ring ring, const base::Jid &owner, quint32 device,
                             const QByteArray &digest);
base::Result<base::Done> noteOpened(Connection &connection, Ring ring, const base::Jid &owner, quint32 device,
                                    const QByteArray &digest, const QDateTime &time);
// What this device has locked stays.
base::Result<base::Done> forgetOpened(Connection &connection, model::AccountId account, const QDateTime &before);

// Which of the peer's ratchet keys was last answered with an empty message, because it had sent much with it and heard
// nothing (XEP-0384 0.9 §4.3); true if it was not this one yet, which it is from now on.
base::Result<bool> acknowledgeKey(Connection &connection, Ring ring, const base::Jid &owner, quint32 device,
                                  const QByteArray &ratchetKey);

} // namespace store::omemoKeys
