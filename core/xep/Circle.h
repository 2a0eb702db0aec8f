// SPDX-License-Identifier: GPL-3.0-or-later
// Whom we know: who may learn from us that we are there (answers that reveal presence go to nobody else, security.md
// rule 20), and whose news we take. Filled by chat::Account, which knows the contacts.
#pragma once

#include "stream/Origin.h"

#include <functional>

namespace xep {

struct Circle
{
    // Contacts who see our presence, and rooms we are in; asked with a bare address.
    std::function<bool(const base::Jid &bareJid)> mayKnowPresence;
    // On the contact list: whose pictures, names and devices we take as they come.
    std::function<bool(const base::Jid &bareJid)> isContact;

    // Those, the own devices, and the own server, which knows anyway.
    bool admits(const stream::Origin &origin) const
    {
        const bool ownServer = origin.from.isDomain() && origin.from.domain() == origin.account.domain();
        return origin.bare() == origin.account || ownServer || (mayKnowPresence && mayKnowPresence(origin.bare()));
    }
    bool holds(const base::Jid &bareJid) const { return isContact && isContact(bareJid); }
};

} // namespace xep
