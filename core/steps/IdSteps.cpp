// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps/Steps.h"

#include "store/ArchiveState.h"
#include "xep/Delay.h"
#include "xep/StanzaIds.h"

namespace steps {
namespace {

// Catching up begins after this message next time; in one transaction with the message itself.
Incoming::Effect newestOfArchive(const Surroundings &surroundings, const QString &archiveId)
{
    return [id = surroundings.accountId, account = surroundings.account, archiveId, now = surroundings.clock.utc()](
               store::Connection &connection, model::ConversationId, Stored &) -> base::Result<> {
        auto state = store::archiveState::get(connection, id, account);
        if (!state)
            return state.error();
        state->newest = archiveId;
        state->newestTime = now;
        return store::archiveState::set(connection, id, account, *state);
    };
}

} // namespace

Verdict stanzaIds::collect(Incoming &incoming, const Surroundings &surroundings)
{
    const auto &element = incoming.stanza.element;
    auto &message = incoming.message;
    message.stanzaId = element.attribute(u"id").left(xep::longestId);
    message.originId = xep::originId(element);
    if (!incoming.archiveId.isEmpty())
        message.archiveId = incoming.archiveId;
    else if (surroundings.archiveIdsAreTrue)
        message.archiveId = xep::archiveId(element, surroundings.account);
    if (surroundings.tracksArchive && incoming.archiveId.isEmpty() && !message.archiveId.isEmpty())
        incoming.effects.push_back(newestOfArchive(surroundings, message.archiveId));
    return Verdict::Continue;
}

Verdict times::determine(Incoming &incoming, const Surroundings &surroundings)
{
    auto &message = incoming.message;
    const auto now = surroundings.clock.utc();
    const auto delayed = incoming.archived.isValid() ? xep::plausible(incoming.archived, now)
                                                     : xep::delayedSince(incoming.stanza, now);
    message.time = delayed.value_or(now);
    message.sent = message.time;
    message.delayed = delayed.has_value() && message.via != model::Via::Archive;
    return Verdict::Continue;
}

} // namespace steps
