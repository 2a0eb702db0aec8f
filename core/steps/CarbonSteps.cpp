// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps/Steps.h"

#include "xep/Carbons.h"

namespace steps {

Verdict carbons::unwrap(Incoming &incoming, const Surroundings &)
{
    if (incoming.stanza.origin.channel != stream::Channel::Live)
        return Verdict::Continue;
    auto opened = xep::unwrapCarbon(incoming.stanza);
    if (opened.verdict == xep::Unwrapped::Verdict::Refused)
        return Verdict::Drop;
    if (opened.verdict == xep::Unwrapped::Verdict::Opened)
        incoming.stanza = std::move(opened.stanza);
    return Verdict::Continue;
}

// Decides whose chat a message belongs to, from its proven sender, and refuses what is none of a person's chat.
Verdict refuseForeign(Incoming &incoming, const Surroundings &surroundings)
{
    const auto &origin = incoming.stanza.origin;
    const QString type = incoming.stanza.element.attribute(u"type");
    if (type == u"groupchat" || origin.channel == stream::Channel::Room || origin.channel == stream::Channel::Pep)
        return Verdict::Drop; // rooms have their own way in (security.md C07, E01)

    auto &message = incoming.message;
    message.from = origin.bare();
    message.resource = origin.from.resource();
    const bool own = origin.bare() == surroundings.account;
    const auto to = base::Jid::parse(incoming.stanza.element.attribute(u"to"));
    incoming.peer = own ? (to ? to->bare() : surroundings.account) : origin.bare();
    if (incoming.peer.isEmpty())
        return Verdict::Drop;
    // From another own device, or a note to oneself.
    message.direction = own ? model::Direction::Out : model::Direction::In;
    message.state = own ? model::DeliveryState::Sent : model::DeliveryState::None;
    message.via = origin.channel == stream::Channel::Carbon ? model::Via::Carbon
        : origin.channel == stream::Channel::Archive        ? model::Via::Archive
                                                            : model::Via::Live;
    return Verdict::Continue;
}

} // namespace steps
