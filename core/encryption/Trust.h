// SPDX-License-Identifier: GPL-3.0-or-later
// What a key is worth: taken blindly until one key of its owner has been verified, from then on each new one waits for
// a decision (ux.md B11, security.md H04), or each from the start if the person wants that. Plain functions for use in
// a transaction.
#pragma once

#include "base/Result.h"
#include "model/Key.h"
#include "store/Connection.h"

#include <QList>

namespace encryption::trust {

// What a key that was never met is worth, among those known of its owner.
base::Result<model::KeyTrust> ofNewKey(store::Connection &connection, const QList<model::Key> &known);
// Whether it is the first key of its device, or stands where another key of the same device was: that one waits for a
// decision even if nobody was verified yet (security.md H22).
enum class Place { OfItsOwn, OfAnotherKey };
// The trust of that person's key; remembered as met from now on if it was not before.
base::Result<model::KeyTrust> meet(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                                   const QByteArray &identity, const QDateTime &now, Place place = Place::OfItsOwn);
// What the person here has decided; alarms about devices with that key are over.
base::Result<> decide(store::Connection &connection, model::AccountId account, const base::Jid &owner,
                      const QByteArray &identity, model::KeyTrust trust, const QDateTime &now);
// The same by somebody else's word, which is kept with it.
base::Result<> decide(store::Connection &connection, model::AccountId account, const model::Key &key);
// Whether messages are written to such a key.
constexpr bool mayRead(model::KeyTrust trust)
{
    return trust == model::KeyTrust::Blind || trust == model::KeyTrust::Verified;
}

} // namespace encryption::trust
