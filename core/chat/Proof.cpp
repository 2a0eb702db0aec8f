// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Proof.h"

#include "encryption/Fingerprints.h"
#include "store/Messages.h"
#include "store/Profile.h"
#include "store/Readers.h"

namespace chat {

base::Task<base::Result<Proof>> proofOf(store::Profile &profile, model::MessageId message)
{
    return profile.read([message](store::Connection &connection) -> base::Result<Proof> {
        const auto found = store::messages::get(connection, message);
        if (!found)
            return found.error();
        const auto readers = store::readers::of(connection, message);
        if (!readers)
            return readers.error();
        Proof proof{*found, {}};
        for (const auto &reader : *readers)
            proof.lines.append({reader, encryption::fingerprintOf(reader.identity)});
        return proof;
    });
}

} // namespace chat
