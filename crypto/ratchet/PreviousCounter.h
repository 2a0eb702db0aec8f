// SPDX-License-Identifier: GPL-3.0-or-later
// Mends a number that libomemo-c and its parent write wrongly: with a new ratchet key they announce the length of the
// chain before as one too small, and a peer that follows the specification then keeps no key for its last message,
// which is lost when it arrives late (double ratchet §3.5; found with python-doubleratchet). Values; one thread.
#pragma once

#include "omemoc/Context.h"
#include "primitives/Secret.h"

#include <optional>

namespace crypto {

// The record after a decryption with the right number in it. Nothing if there is nothing to mend, because the
// decryption made no new ratchet key of ours.
std::optional<Secret> withRightPreviousCounter(const omemoc::Context &context, const Secret &before,
                                               const Secret &after);

} // namespace crypto
