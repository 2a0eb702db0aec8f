// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Outgoing.h"

#include "xep/Bodies.h"
#include "xep/ChatStates.h"
#include "xep/Markers.h"
#include "xep/Receipts.h"
#include "xep/StanzaIds.h"

namespace chat {
namespace {

using Step = void (*)(Parcel &parcel, const Outgoing &outgoing);

void address(Parcel &parcel, const Outgoing &outgoing)
{
    parcel.outside.set(u"type", QStringLiteral("chat"));
    parcel.outside.set(u"to", outgoing.to.toString());
    parcel.outside.set(u"id", outgoing.message.stanzaId);
}

void writeText(Parcel &parcel, const Outgoing &outgoing)
{
    parcel.text = outgoing.message.body;
}

void stampId(Parcel &parcel, const Outgoing &outgoing)
{
    parcel.outside.add(xml::write(xep::OriginId{outgoing.message.originId}));
}

void askForReceipt(Parcel &parcel, const Outgoing &)
{
    parcel.content.push_back(xml::write(xep::ReceiptRequest{}));
    parcel.content.push_back(xml::write(xep::Markable{}));
}

void tellState(Parcel &parcel, const Outgoing &outgoing)
{
    if (outgoing.seesUs)
        parcel.content.push_back(xep::write(xep::ChatState::Active));
}

constexpr Step steps[] = {address, writeText, stampId, askForReceipt, tellState};

} // namespace

Parcel parcelFor(const Outgoing &outgoing)
{
    Parcel parcel{xml::Element(xml::ns::client, u"message"), {}};
    for (const Step step : steps)
        step(parcel, outgoing);
    return parcel;
}

xml::Element stanzaFor(const Outgoing &outgoing)
{
    auto parcel = parcelFor(outgoing);
    xep::addBody(parcel.outside, parcel.text);
    for (auto &element : parcel.content)
        parcel.outside.add(std::move(element));
    return std::move(parcel.outside);
}

} // namespace chat
