// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/PreviousCounter.h"

#include "omemoc/Ref.h"

namespace crypto {
namespace {

using omemoc::Ref;

Ref<session_record> recordOf(const omemoc::Context &context, const Secret &bytes)
{
    Ref<session_record> record;
    const QByteArray &data = bytes.reveal();
    if (!data.isEmpty())
        session_record_deserialize(record.out(), omemoc::octets(data), size_t(data.size()), context.get());
    return record;
}

// The session that `now` was before, the present one or one of the archived: its start is its name.
session_state *sameSession(session_record *record, const session_state *now)
{
    const ec_public_key *start = session_state_get_alice_base_key(now);
    session_state *present = session_record_get_state(record);
    if (present && start && ec_public_key_compare(session_state_get_alice_base_key(present), start) == 0)
        return present;
    for (auto *node = session_record_get_previous_states_head(record); node && start;
         node = session_record_get_previous_states_next(node)) {
        session_state *state = session_record_get_previous_states_element(node);
        if (ec_public_key_compare(session_state_get_alice_base_key(state), start) == 0)
            return state;
    }
    return nullptr;
}

} // namespace

std::optional<Secret> withRightPreviousCounter(const omemoc::Context &context, const Secret &before,
                                               const Secret &after)
{
    const Ref<session_record> recordBefore = recordOf(context, before);
    const Ref<session_record> recordAfter = recordOf(context, after);
    if (!recordBefore || !recordAfter)
        return {};
    session_state *now = session_record_get_state(recordAfter.get());
    session_state *then = now ? sameSession(recordBefore.get(), now) : nullptr;
    if (!then || session_state_has_sender_chain(then) != 1 || session_state_has_sender_chain(now) != 1)
        return {};
    if (ec_public_key_compare(session_state_get_sender_ratchet_key(then), session_state_get_sender_ratchet_key(now))
        == 0)
        return {};
    session_state_set_previous_counter(now, ratchet_chain_key_get_index(session_state_get_sender_chain_key(then)));
    signal_buffer *mended = nullptr;
    if (session_record_serialize(&mended, recordAfter.get()) < 0)
        return {};
    return Secret(omemoc::bytesOf(omemoc::Buffer(mended).get()));
}

} // namespace crypto
