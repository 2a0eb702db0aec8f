// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps/Steps.h"

#include "store/Messages.h"
#include "xep/ChatStates.h"
#include "xep/Markers.h"
#include "xep/Receipts.h"

namespace steps {
namespace {

using store::Connection;

// "Delivered" for one message of ours.
Incoming::Effect arrivalOf(const QString &id)
{
    return [id](Connection &connection, model::ConversationId conversation, Stored &stored) -> base::Result<> {
        const auto message = store::messages::findOutgoing(connection, conversation, id);
        if (!message)
            return message.error();
        if (!*message)
            return base::Done{};
        const auto changed = store::messages::setState(connection, *message, model::DeliveryState::Delivered);
        if (!changed)
            return changed.error();
        if (*changed)
            stored.changed.push_back(*message);
        return base::Done{};
    };
}

// "Read" for all of ours up to one.
Incoming::Effect readingUpTo(const QString &id)
{
    return [id](Connection &connection, model::ConversationId conversation, Stored &stored) -> base::Result<> {
        const auto found = store::messages::findOutgoing(connection, conversation, id);
        if (!found)
            return found.error();
        if (!*found)
            return base::Done{};
        const auto message = store::messages::get(connection, *found);
        if (!message)
            return message.error();
        const auto changed = store::messages::setStateUpTo(connection, conversation,
                                                           store::messages::positionOf(*message),
                                                           model::DeliveryState::Read);
        if (!changed)
            return changed.error();
        stored.changed.insert(stored.changed.end(), changed->begin(), changed->end());
        return base::Done{};
    };
}

// Another own device has shown everything up to that message.
Incoming::Effect ownReadingUpTo(const QString &id)
{
    return [id](Connection &connection, model::ConversationId conversation, Stored &) -> base::Result<> {
        const auto found = store::messages::findById(connection, conversation, id);
        if (!found)
            return found.error();
        if (!*found)
            return base::Done{};
        const auto message = store::messages::get(connection, *found);
        if (!message)
            return message.error();
        const auto left = store::messages::markRead(connection, conversation, store::messages::positionOf(*message));
        return left ? base::Result<>(base::Done{}) : base::Result<>(left.error());
    };
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
        incoming.effects.push_back(arrivalOf(report->id));
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
    if (const auto report = xep::reportedReading(incoming.stanza))
        incoming.effects.push_back(report->by == surroundings.account ? ownReadingUpTo(report->id)
                                                                      : readingUpTo(report->id));
    return Verdict::Continue;
}

} // namespace steps
