// SPDX-License-Identifier: GPL-3.0-or-later
// The padlock's states as one table (ux.md B11): icon, word, colours, explanation, placeholder. Everything that shows a
// padlock reads it here. Plain values, main thread (translations).
#pragma once

#include "theme/Icons.h"

#include <QString>

namespace text {

enum class PadlockState {
    Verified,
    Encrypted,
    PartlyVerified,
    NewDevice,
    Preparing,
    WaitingForKeys,
    CannotEncrypt,
    NotEncrypted,
    PublicChannel,
};
inline constexpr int padlockStateCount = static_cast<int>(PadlockState::PublicChannel) + 1;

// What the state says about whom; empty names give the sentence without a name.
struct Padlock
{
    PadlockState state = PadlockState::NotEncrypted;
    QString person;            // whose device or keys
    int verified = 0;          // of `devices`, for PartlyVerified
    int people = 0;            // in the group, for PartlyVerified
    int missing = 0;           // people still to verify
    bool holdsMessages = true; // where CannotEncrypt: something was written and has not left

    bool operator==(const Padlock &) const = default;
};

struct PadlockFace
{
    theme::Icon icon;
    QString word;
    theme::Colour colour;
    theme::Colour background;
    QString explanation;
    QString placeholder; // of the composer
};

PadlockFace faceOf(const Padlock &padlock);
// Rows of the list carry a sign only where something is not normal (B5).
bool showsInRow(PadlockState state);

} // namespace text
