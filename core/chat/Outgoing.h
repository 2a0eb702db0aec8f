// SPDX-License-Identifier: GPL-3.0-or-later
// A message on its way out: the list of steps that turn what is stored into the stanza that is sent.
#pragma once

#include "base/Jid.h"
#include "model/Message.h"
#include "xml/Element.h"

namespace chat {

struct Outgoing
{
    model::Message message;
    base::Jid to;
    bool seesUs = false; // the other side may know whether we are there
};

xml::Element stanzaFor(const Outgoing &outgoing);

} // namespace chat
