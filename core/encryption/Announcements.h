// SPDX-License-Identifier: GPL-3.0-or-later
// What others say of their devices, written down: lists as they change, bundles as they are fetched. Plain functions on
// the writer thread.
#pragma once

#include "encryption/Ratchets.h"
#include "model/Key.h"
#include "xep/OmemoWire.h"

#include <QList>
#include <QStringView>

namespace encryption::announcements {

// Devices never met before, in this list.
struct ListNews
{
    QList<quint32> unmet;
    QList<quint32> gone;  // stood in some list of that person until now, and does not any more
    bool isFirst = false; // no list of that profile, or no device of that person was known: none of them is news
    bool raisesAlarm = false;
};

// Raises an alarm for each unmet device that is news, or whose owner is verified.
base::Result<ListNews> adoptList(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                 crypto::Profile profile, const std::vector<xep::omemo::Device> &devices,
                                 const QDateTime &now);

// Whoever was asked for the list has none that can be read: what was known of it stays so.
base::Result<ListNews> adoptNoList(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                   crypto::Profile profile, const QDateTime &now);

struct BundleNews
{
    bool isUsable = false;     // a session was started: messages can be locked for the device
    bool isKeyChanged = false; // it had another key until now
    model::KeyTrust trust = model::KeyTrust::Undecided;
};

// Raises an alarm if the device had another key.
base::Result<BundleNews> adoptBundle(store::Connection &connection, Ratchets &ratchets, const base::Jid &owner,
                                     quint32 device, const crypto::Bundle &bundle, const QDateTime &now);
// Whether a name that others give can be shown: a line of at most 100 characters without any that are unseen, turn the
// direction of writing or drive a terminal.
bool isHarmlessLabel(QStringView label);
// There is none, or it cannot be read.
base::Result<> noteUnusable(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                            quint32 device, crypto::Profile profile, const QDateTime &now);

} // namespace encryption::announcements
