// SPDX-License-Identifier: GPL-3.0-or-later
// Codes with keys held against what is known of their owner (ux.md B12): what a person has compared counts in both
// profiles and for devices that are still to appear. Plain functions on the writer thread.
#pragma once

#include "encryption/Ratchets.h"
#include "model/Comparison.h"
#include "xep/TrustLinks.h"

namespace encryption::verification {

enum class Mode { OnlyLook, Decide };

// Decide: matching and unseen keys are verified, those that the code warns of rejected; a device that shows another key
// than the code says waits for a decision, if it was taken blindly until now. The own device is passed over.
base::Result<model::Comparison> compare(store::Connection &connection, Ratchets &ratchets, const xep::TrustLink &link,
                                        const QDateTime &now, Mode mode);
// What others scan: this device, and the own other ones that were verified.
base::Result<xep::TrustLink> ownCode(store::Connection &connection, Ratchets &ratchets, const base::Jid &self);

// The same in the form that XEP-0434 wants.
xep::TrustLink inEdwards(xep::TrustLink link);

} // namespace encryption::verification
