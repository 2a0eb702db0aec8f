// SPDX-License-Identifier: GPL-3.0-or-later
// An engine of the legacy profile out of a library of its own: libsignal-protocol-c has 584 names in common with
// libomemo-c, so that it can stand in one program with it only behind a door that hides them. A build that wants it
// (LUCCHETTO_LEGACY_ENGINE) leaves that profile to it. Both keep the same records: who changes loses no session.
#pragma once

#include "ratchet/Engine.h"

#include <QString>

namespace crypto {

// The file to which this build leaves the legacy profile: beside the program, or where it was built. Nothing: to none.
std::optional<QString> chosenEngine();

// Null if the library is not there, was built for another version of the program, or cannot be kept apart from the one
// that the program has. It stays loaded.
std::unique_ptr<Engine> engineFrom(const QString &library, const OwnIdentity &identity,
                                   Randomness randomness = systemRandomness());

// Of the program, and of Qt, with which the library must have been built.
constexpr const char *engineLibraryVersion()
{
    return LUCCHETTO_VERSION " " QT_VERSION_STR;
}

} // namespace crypto
