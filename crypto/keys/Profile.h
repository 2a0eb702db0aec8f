// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways in which OMEMO is spoken. They share the ratchet's idea and nothing of its bytes.
#pragma once

namespace crypto {

enum class Profile {
    Legacy, // eu.siacs.conversations.axolotl, XEP-0384 0.3.0
    Omemo2, // urn:xmpp:omemo:2, XEP-0384 0.8 and later
};

} // namespace crypto
