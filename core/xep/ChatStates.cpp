// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/ChatStates.h"

#include "xep/Delay.h"

namespace xep {
namespace {

constexpr QStringView nsChatStates = u"http://jabber.org/protocol/chatstates";

} // namespace

About ChatStates::about()
{
    return {{{u"0085", u"Chat State Notifications", u"2.1"}}, {nsChatStates}};
}

std::optional<ChatState> chatStateIn(const xml::Element &message)
{
    static const auto space = xml::Atom::of(nsChatStates);
    std::optional<ChatState> found;
    for (const auto &child : message.children()) {
        if (child.name().space != space)
            continue;
        if (found)
            return std::nullopt;
        found = xml::readValue(child.name().local.text(), static_cast<const ChatState *>(nullptr));
    }
    return found;
}

std::optional<ChatState> freshChatState(const stream::Stanza &message)
{
    const auto &origin = message.origin;
    if (origin.channel == stream::Channel::Archive || origin.channel == stream::Channel::Carbon
        || origin.bare() == origin.account || message.element.attribute(u"type") == u"error"
        || message.element.child(xml::nameOf<Delay>()))
        return std::nullopt;
    return chatStateIn(message.element);
}

xml::Element write(ChatState state)
{
    return xml::Element(nsChatStates, xml::writeValue(state));
}

} // namespace xep
