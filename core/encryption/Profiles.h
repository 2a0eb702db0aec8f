// SPDX-License-Identifier: GPL-3.0-or-later
// The two profiles of OMEMO as each layer calls them. Plain functions.
#pragma once

#include "keys/Profile.h"
#include "model/Message.h"

namespace encryption {

// Best first: a device that speaks both is written to in the first.
inline constexpr crypto::Profile profiles[] = {crypto::Profile::Omemo2, crypto::Profile::Legacy};

constexpr model::Encryption modelOf(crypto::Profile profile)
{
    return profile == crypto::Profile::Legacy ? model::Encryption::OmemoLegacy : model::Encryption::Omemo2;
}

} // namespace encryption
