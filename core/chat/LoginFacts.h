// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of a sign-in. Pure.
#pragma once

#include "model/AccountSettings.h"

namespace stream {
struct TlsFacts;
} // namespace stream

namespace chat {

// What is to be remembered after a sign-in at `now`. A change of key and authority at once is noted: a renewal changes
// the key alone, and who intercepts with a certificate of his own seldom gets it from the same authority (A09).
model::SeenCertificate afterSeeing(model::SeenCertificate seen, const stream::TlsFacts &tls, const QDateTime &now);

} // namespace chat
