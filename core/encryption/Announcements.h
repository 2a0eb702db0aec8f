// SPDX-License-Identifier: GPL-3.0-or-later
// What others say of their devices, written down: lists as they change, bundles as they are fetched. Plain functions on
// the writer thread.
#pragma once

#include "encryption/Ratchets.h"
#include "model/Key.h"
#include "xep/OmemoWire.h"

#include <QList>

namespace encryption::announcements {

// Devices never met before, in this list.
struct ListNews
{
    QList<quint32> unmet;
    bool isFirst = false; // that person's devices are just being learned: none of them is news
};

base::Result<ListNews> adoptList(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                 crypto::Profile profile, const std::vector<xep::omemo::Device> &devices,
                                 const QDateTime &now);

struct BundleNews
{
    bool isUsable = false;     // a session was started: messages can be locked for the device
    bool isKeyChanged = false; // it had another key until now
    model::KeyTrust trust = model::KeyTrust::Undecided;
};

base::Result<BundleNews> adoptBundle(store::Connection &connection, Ratchets &ratchets, const base::Jid &owner,
                                     quint32 device, const crypto::Bundle &bundle, const QDateTime &now);
// There is none, or it cannot be read.
base::Result<> noteUnusable(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                            quint32 device, crypto::Profile profile, const QDateTime &now);

} // namespace encryption::announcements
