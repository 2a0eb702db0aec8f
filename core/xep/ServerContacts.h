// SPDX-License-Identifier: GPL-3.0-or-later
// Whom to write to about a server (XEP-0157).
#pragma once

#include "xep/Disco.h"

#include <QStringList>

namespace xep {

struct ServerContacts
{
    QStringList abuse = {}; // addresses as URIs: xmpp:, mailto:, https: only
    QStringList admin = {};
    QStringList feedback = {};
    QStringList sales = {};
    QStringList security = {};
    QStringList status = {};
    QStringList support = {};

    static About about();
    bool operator==(const ServerContacts &) const = default;
};

// From the answer to Disco::server().
ServerContacts contactsIn(const Abilities &server);

} // namespace xep
