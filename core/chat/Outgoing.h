// SPDX-License-Identifier: GPL-3.0-or-later
// A message on its way out: the list of steps that turn what is stored into what is sent. Each part says where it
// belongs, so that none is forgotten when the message is locked.
#pragma once

#include "base/Jid.h"
#include "model/Message.h"
#include "xml/Element.h"

#include <vector>

namespace chat {

struct Outgoing
{
    model::Message message;
    base::Jid to;
    bool seesUs = false;                              // the other side may know whether we are there
    model::Encryption only = model::Encryption::None; // the one profile to lock it in
};

// What a message consists of.
struct Parcel
{
    xml::Element outside;                   // the stanza with what servers need
    QString text;                           // private
    std::vector<xml::Element> content = {}; // private too: inside the lock where there is one
};

Parcel parcelFor(const Outgoing &outgoing);
// In clear.
xml::Element stanzaFor(const Outgoing &outgoing);

} // namespace chat
