// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratchet/Engine.h"

#include "ratchet/EngineLibrary.h"
#include "ratchet/OmemoEngine.h"

namespace crypto {

std::unique_ptr<Engine> makeEngine(Profile profile, const OwnIdentity &identity, Randomness randomness)
{
    static const auto chosen = chosenEngine();
    if (profile == Profile::Legacy && chosen)
        return engineFrom(*chosen, identity, std::move(randomness));
    return std::make_unique<OmemoEngine>(profile, identity, std::move(randomness));
}

Bundle bundleOf(const Engine &engine, const OwnIdentity &identity, const SignedPreKey &signedPreKey,
                std::vector<PublicPreKey> preKeys)
{
    return {engine.profile(),
            identity.publicKey.toWire(engine.profile()),
            {signedPreKey.id, signedPreKey.publicKey},
            signedPreKey.signature,
            std::move(preKeys)};
}

} // namespace crypto
