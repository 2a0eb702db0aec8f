// SPDX-License-Identifier: GPL-3.0-or-later
// Whether everything that OMEMO stands on answers rightly on this machine: ciphers, payloads of both profiles, keys in
// both forms, and one message through a ratchet of each. Run once, after Provider was made; some 15 ms.
#pragma once

#include <QString>

namespace crypto {

// Empty if all is well; else what is missing or answers wrongly (technical English), and OMEMO must stay off.
QString encryptionFault();

} // namespace crypto
