// SPDX-License-Identifier: GPL-3.0-or-later
// Which lock a message carries (XEP-0380), for messages that we cannot open.
#pragma once

#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {

struct ExplicitEncryption
{
    QString space; // namespace of the encryption
    QString name = {};

    static About about() { return {{{u"0380", u"Explicit Message Encryption", u"0.4.0"}}, {u"urn:xmpp:eme:0"}}; }
    static constexpr auto wire()
    {
        return xml::element<ExplicitEncryption>(u"urn:xmpp:eme:0", u"encryption",
                                                xml::attribute(u"namespace", &ExplicitEncryption::space),
                                                xml::attribute(u"name", &ExplicitEncryption::name));
    }
    bool operator==(const ExplicitEncryption &) const = default;
};

} // namespace xep
