// SPDX-License-Identifier: GPL-3.0-or-later
// The door of the plug-in that speaks the legacy profile with libsignal-protocol-c. ratchet/EngineLibrary opens it.
#include "omemoc/Library.h"
#include "ratchet/EngineLibrary.h"
#include "ratchet/OmemoEngine.h"

namespace {

// Whether its calls end in its own library: of two libraries with the same names in one program, the linker takes the
// one that came first, and only libomemo-c takes 32 bytes for a point.
bool isOwnLibrary()
{
    const QByteArray edwards(32, 9);
    ec_public_key *key = nullptr;
    const bool isTaken = curve_decode_point(&key, crypto::omemoc::octets(edwards), 32, nullptr) == SG_SUCCESS;
    if (isTaken)
        SIGNAL_UNREF(key);
    return !isTaken;
}

} // namespace

extern "C" Q_DECL_EXPORT crypto::Engine *lucchettoLegacyEngine(const char *version, const crypto::OwnIdentity &identity,
                                                               const crypto::Randomness &randomness)
{
    if (qstrcmp(version, crypto::engineLibraryVersion()) != 0 || !isOwnLibrary())
        return nullptr;
    return new crypto::OmemoEngine(crypto::Profile::Legacy, identity, randomness);
}
