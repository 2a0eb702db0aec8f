// SPDX-License-Identifier: GPL-3.0-or-later
// Which devices each person reads with, as announced and as met, and what their keys are worth. Plain functions for use
// inside Profile::write and Profile::read. Nothing here ever deletes a key: a list may be wiped by a server's fault.
#pragma once

#include "base/Result.h"
#include "model/Key.h"
#include "store/Connection.h"

#include <QList>

namespace store::omemoDevices {

// One of a person's announced devices.
struct Announced
{
    quint32 id = 0;
    // As claimed, for proving it once the device's key is known; empty: none.
    QString label = {};
    QByteArray signature = {};
};

// All that were ever met, listed or not, in the order of first sight.
base::Result<QList<model::Device>> of(Connection &connection, model::AccountId account, const base::Jid &owner);
// Whether somebody's device has that number, whoever's it is.
base::Result<bool> isTaken(Connection &connection, model::AccountId account, quint32 device);
// What a list of that profile says now; the numbers of those that no list ever had. Devices that it no longer names stay,
// unlisted.
base::Result<QList<quint32>> setAnnounced(Connection &connection, model::AccountId account, const base::Jid &owner,
                                          model::Encryption profile, const QList<Announced> &devices,
                                          const QDateTime &now);
// When that person's list was last fetched or announced; invalid: never.
base::Result<QDateTime> listKnownSince(Connection &connection, model::AccountId account, const base::Jid &owner,
                                       model::Encryption profile);
// Of whom some list is known, and to whom something waits to be sent: all whose devices can make a difference.
base::Result<QList<base::Jid>> acquainted(Connection &connection, model::AccountId account);
// What its bundle or a message of it has proved; the device is made if a message came before its announcement.
base::Result<base::Done> setIdentity(Connection &connection, model::AccountId account, const base::Jid &owner,
                                     quint32 device, const QByteArray &identity, const QDateTime &now);
// Its bundle of that profile is missing or broken since then; an invalid time takes that back.
base::Result<base::Done> setUnusable(Connection &connection, model::AccountId account, const base::Jid &owner,
                                     quint32 device, model::Encryption profile, const QDateTime &since);
// It wrote to us: what we sent it is no longer unanswered.
base::Result<base::Done> noteHeard(Connection &connection, model::AccountId account, const base::Jid &owner,
                                   quint32 device, const QDateTime &now);
base::Result<base::Done> noteSent(Connection &connection, model::AccountId account, const base::Jid &owner,
                                  quint32 device);

// What the list claims of a device; both empty: nothing.
base::Result<Announced> claimOf(Connection &connection, model::AccountId account, const base::Jid &owner,
                                quint32 device);
struct Own
{
    base::Jid owner;
    quint32 device = 0;
    QByteArray identity;
    QString label = {};
};
// The device at which one sits; its appearance in a list is no news.
base::Result<base::Done> addOwn(Connection &connection, model::AccountId account, const Own &own, const QDateTime &now);
// Proved; empty: what was claimed is not so.
base::Result<base::Done> setLabel(Connection &connection, model::AccountId account, const base::Jid &owner,
                                  quint32 device, const QString &label);

// One for a device; the first stays until it is lowered, except that a changed key weighs more.
base::Result<base::Done> raiseAlarm(Connection &connection, model::AccountId account, const model::DeviceAlarm &alarm);
base::Result<base::Done> lowerAlarm(Connection &connection, model::AccountId account, const base::Jid &owner,
                                    quint32 device);
// Of everybody, oldest first.
base::Result<QList<model::DeviceAlarm>> alarms(Connection &connection, model::AccountId account);

// What is known of a person's keys, verified or not; a key that nobody has met may be here too, from a code that was
// scanned before its device appeared.
base::Result<QList<model::Key>> keysOf(Connection &connection, model::AccountId account, const base::Jid &owner);
// Of everybody, those that are verified or rejected.
base::Result<QList<model::Key>> decidedKeys(Connection &connection, model::AccountId account);
base::Result<base::Done> setTrust(Connection &connection, model::AccountId account, const model::Key &key);

} // namespace store::omemoDevices
