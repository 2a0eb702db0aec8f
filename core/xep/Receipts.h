// SPDX-License-Identifier: GPL-3.0-or-later
// "It has arrived at my device" (XEP-0184): only for contacts, believed only of the one who was written to
// (security.md C17).
#pragma once

#include "xep/Circle.h"
#include "xep/Module.h"
#include "xml/Wire.h"

namespace xep {

inline constexpr QStringView nsReceipts = u"urn:xmpp:receipts";

struct ReceiptRequest
{
    static constexpr auto wire() { return xml::element<ReceiptRequest>(nsReceipts, u"request"); }
    bool operator==(const ReceiptRequest &) const = default;
};

struct Receipt
{
    QString id; // of the message that arrived

    static About about();
    static constexpr auto wire()
    {
        return xml::element<Receipt>(nsReceipts, u"received", xml::attribute(u"id", &Receipt::id));
    }
    bool operator==(const Receipt &) const = default;
};

// Said of one message by its addressee; to be applied only to a message that was sent to `by` with that id.
struct MessageReport
{
    base::Jid by; // bare
    QString id;
    bool operator==(const MessageReport &) const = default;
};

// What a message says has arrived; nothing for errors, room messages and empty ids.
std::optional<MessageReport> reportedArrival(const stream::Stanza &message);
// The message that confirms, if this one asks for it and its sender may know that we are here (§5.3, §5.4). It
// goes on with chat states (XEP-0085) if the sender used them. Copies are confirmed by the device that was written to.
std::optional<xml::Element> confirmation(const stream::Stanza &message, const Circle &circle);

} // namespace xep
