// SPDX-License-Identifier: GPL-3.0-or-later
// What the room `stream` speaks below the modules; entered here because there is one list of all that we speak.
#pragma once

#include "xep/Module.h"

namespace xep {

struct StreamRoom
{
    static About about()
    {
        return {{{u"RFC 6120", u"XMPP Core", u"2011-03"},
                 {u"RFC 7590", u"Use of TLS in XMPP", u"2015-06"},
                 {u"RFC 7622", u"XMPP Address Format", u"2015-09"},
                 {u"0198", u"Stream Management", u"1.6.3"},
                 {u"0352", u"Client State Indication", u"1.0.0"},
                 {u"0368", u"SRV records for XMPP over TLS", u"1.1.0"},
                 {u"0386", u"Bind 2", u"1.1.0"},
                 {u"0388", u"Extensible SASL Profile", u"1.0.4"},
                 {u"0440", u"SASL Channel-Binding Type Capability", u"1.0.0"},
                 {u"0474", u"SASL SCRAM Downgrade Protection", u"0.5.0"},
                 {u"0484", u"Fast Authentication Streamlining Tokens", u"0.2.0"}}};
    }
};

} // namespace xep
