// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Outgoing.h"

#include "xep/Bodies.h"
#include "xep/ChatStates.h"
#include "xep/Markers.h"
#include "xep/Receipts.h"
#include "xep/StanzaIds.h"

namespace chat {
namespace {

using Step = void (*)(xml::Element &stanza, const Outgoing &outgoing);

void address(xml::Element &stanza, const Outgoing &outgoing)
{
    stanza.set(u"type", QStringLiteral("chat"));
    stanza.set(u"to", outgoing.to.toString());
    stanza.set(u"id", outgoing.message.stanzaId);
}

void writeText(xml::Element &stanza, const Outgoing &outgoing)
{
    xep::addBody(stanza, outgoing.message.body);
}

void stampId(xml::Element &stanza, const Outgoing &outgoing)
{
    stanza.add(xml::write(xep::OriginId{outgoing.message.originId}));
}

void askForReceipt(xml::Element &stanza, const Outgoing &)
{
    stanza.add(xml::write(xep::ReceiptRequest{}));
    stanza.add(xml::write(xep::Markable{}));
}

void tellState(xml::Element &stanza, const Outgoing &outgoing)
{
    if (outgoing.seesUs)
        stanza.add(xep::write(xep::ChatState::Active));
}

constexpr Step steps[] = {address, writeText, stampId, askForReceipt, tellState};

} // namespace

xml::Element stanzaFor(const Outgoing &outgoing)
{
    xml::Element stanza(xml::ns::client, u"message");
    for (const Step step : steps)
        step(stanza, outgoing);
    return stanza;
}

} // namespace chat
