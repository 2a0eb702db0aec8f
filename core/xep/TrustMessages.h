// SPDX-License-Identifier: GPL-3.0-or-later
// What one device tells another about keys (XEP-0434), for trust that follows by itself (XEP-0450). Plain values.
#pragma once

#include "base/Jid.h"
#include "xep/Module.h"
#include "xml/Element.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace xep {

struct TrustMessage
{
    // About the keys of one person; in the Ed25519 form, as `urn:xmpp:omemo:2` names them, 32 bytes.
    struct Owner
    {
        base::Jid jid; // bare
        std::vector<QByteArray> trusted = {};
        std::vector<QByteArray> distrusted = {};
        bool operator==(const Owner &) const = default;
    };
    std::vector<Owner> owners;

    static About about();
    bool operator==(const TrustMessage &) const = default;
};

inline constexpr std::size_t mostTrustStatements = 1000; // of one message

xml::Element write(const TrustMessage &message);
// Among these elements, if it is about OMEMO 2 and to be followed automatically; what is malformed in it is passed over.
std::optional<TrustMessage> trustMessageIn(const std::vector<xml::Element> &content);

} // namespace xep
