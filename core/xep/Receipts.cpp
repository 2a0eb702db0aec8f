// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/Receipts.h"

#include "xep/ChatStates.h"
#include "xep/Hints.h"
#include "xep/StanzaIds.h"

namespace xep {

About Receipt::about()
{
    return {{{u"0184", u"Message Delivery Receipts", u"1.4.0"}}, {nsReceipts}};
}

std::optional<MessageReport> reportedArrival(const stream::Stanza &message)
{
    const QString type = message.element.attribute(u"type");
    const auto receipt = xml::find<Receipt>(message.element);
    if (!receipt || receipt->id.isEmpty() || type == u"error" || type == u"groupchat")
        return std::nullopt;
    return MessageReport{message.origin.bare(), receipt->id};
}

std::optional<xml::Element> confirmation(const stream::Stanza &message, const Circle &circle)
{
    const auto &element = message.element;
    const QString id = element.attribute(u"id");
    const QString type = element.attribute(u"type");
    const bool isArchived = message.origin.channel == stream::Channel::Archive;
    if ((message.origin.channel != stream::Channel::Live && !isArchived)
        || message.origin.bare() == message.origin.account)
        return std::nullopt;
    if (id.isEmpty() || type == u"error" || type == u"groupchat" || xml::find<Receipt>(element)
        || !xml::find<ReceiptRequest>(element) || !circle.admits(message.origin))
        return std::nullopt;
    xml::Element answer(xml::ns::client, u"message");
    const auto to = isArchived ? message.origin.bare() : message.origin.from; // that device may have gone
    answer.set(u"to", to.toString()).set(u"type", type).set(u"id", randomId());
    answer.add(xml::write(Receipt{id})).add(xml::write(Store{}));
    // Some clients take a message without a chat state as the end of all chat states (XEP-0085 §5.1).
    if (chatStateIn(element))
        answer.add(write(ChatState::Active));
    return answer;
}

} // namespace xep
