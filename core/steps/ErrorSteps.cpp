// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps/Steps.h"

#include "store/Messages.h"
#include "xep/Bounces.h"

namespace steps {

Verdict errors::note(Incoming &incoming, const Surroundings &)
{
    if (!xep::isError(incoming.stanza.element))
        return Verdict::Continue;
    const auto bounce = xep::bounceIn(incoming.stanza);
    if (!bounce)
        return Verdict::Drop;
    incoming.peer = bounce->by.bare();
    incoming.effects.push_back([id = bounce->id, condition = bounce->error.condition](
                                   store::Connection &connection, model::ConversationId conversation,
                                   Stored &stored) -> base::Result<> {
        const auto message = store::messages::findOutgoing(connection, conversation, id);
        if (!message || !*message)
            return message ? base::Result<>(base::Done{}) : base::Result<>(message.error());
        const auto changed = store::messages::setState(connection, *message, model::DeliveryState::Failed, condition);
        if (!changed)
            return changed.error();
        if (*changed)
            stored.changed.push_back(*message);
        return base::Done{};
    });
    return Verdict::Drop;
}

} // namespace steps
