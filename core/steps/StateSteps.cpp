// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps/Steps.h"

#include "store/Messages.h"
#include "xep/ChatStates.h"
#include "xep/Markers.h"
#include "xep/Receipts.h"

namespace steps {
namespace {

using store::Connection;

using Finder = base::Result<model::MessageId> (*)(Connection &, model::ConversationId, const QString &);
using Change = base::Result<> (*)(Connection &, const model::Message &, Stored &);

// What is done to the message with that id, if it is here.
Incoming::Effect toFound(Finder find, const QString &id, Change change)
{
    return [=](Connection &connection, model::ConversationId conversation, Stored &stored) -> base::Result<> {
        const auto found = find(connection, conversation, id);
        if (!found)
            return found.error();
        if (!*found)
            return base::Done{};
        const auto message = store::messages::get(connection, *found);
        return message ? change(connection, *message, stored) : base::Result<>(message.error());
    };
}

base::Result<> noteArrival(Connection &connection, const model::Message &message, Stored &stored)
{
    const auto changed = store::messages::setState(connection, message.id, model::DeliveryState::Delivered);
    if (!changed)
        return changed.error();
    if (*changed)
        stored.changed.push_back(message.id);
    return base::Done{};
}

base::Result<> noteReadingUpTo(Connection &connection, const model::Message &message, Stored &stored)
{
    const auto changed = store::messages::setStateUpTo(connection, message.conversation,
                                                       store::messages::positionOf(message),
                                                       model::DeliveryState::Read);
    if (!changed)
        return changed.error();
    stored.changed.insert(stored.changed.end(), changed->begin(), changed->end());
    return base::Done{};
}

// Another own device has shown everything up to that message.
base::Result<> noteOwnReadingUpTo(Connection &connection, const model::Message &message, Stored &)
{
    const auto left = store::messages::markRead(connection, message.conversation, store::messages::positionOf(message));
    return left ? base::Result<>(base::Done{}) : base::Result<>(left.error());
}

} // namespace

Verdict chatStates::note(Incoming &incoming, const Surroundings &)
{
    if (incoming.message.direction == model::Direction::In) {
        if (const auto state = xep::freshChatState(incoming.stanza))
            incoming.typing = *state == xep::ChatState::Composing;
    }
    return Verdict::Continue;
}

Verdict receipts::note(Incoming &incoming, const Surroundings &surroundings)
{
    const auto report = xep::reportedArrival(incoming.stanza);
    if (!report)
        return Verdict::Continue;
    if (report->by == surroundings.account)
        incoming.confirmed = report->id;
    else
        incoming.effects.push_back(toFound(store::messages::findOutgoing, report->id, noteArrival));
    return Verdict::Continue;
}

std::optional<xml::Element> receipts::confirmation(const Incoming &incoming, const Surroundings &surroundings)
{
    if (incoming.message.direction == model::Direction::Out)
        return std::nullopt;
    return xep::confirmation(incoming.stanza, surroundings.circle);
}

Verdict markers::note(Incoming &incoming, const Surroundings &surroundings)
{
    const auto report = xep::reportedReading(incoming.stanza);
    if (!report)
        return Verdict::Continue;
    incoming.effects.push_back(report->by == surroundings.account
                                   ? toFound(store::messages::findById, report->id, noteOwnReadingUpTo)
                                   : toFound(store::messages::findOutgoing, report->id, noteReadingUpTo));
    return Verdict::Continue;
}

} // namespace steps
