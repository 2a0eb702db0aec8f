// SPDX-License-Identifier: GPL-3.0-or-later
// Codes to compare keys with: xmpp: addresses that carry fingerprints, shown as QR or pasted (the form that Conversations,
// Dino and Gajim write, and XEP-0434 §3). Reading only proposes: the person confirms.
#pragma once

#include "base/Jid.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace xep {

// Which form the link's writer means; some write the other one all the same, so who compares matches both.
enum class KeyForm { Curve25519, Ed25519 };

struct NamedKey
{
    QByteArray bytes;   // 32
    quint32 device = 0; // 0: not said
    KeyForm form = KeyForm::Curve25519;
    bool operator==(const NamedKey &) const = default;
};

struct TrustLink
{
    base::Jid owner; // bare
    std::vector<NamedKey> trusted;
    std::vector<NamedKey> distrusted = {};
    bool operator==(const TrustLink &) const = default;
};

// An xmpp: address, or the web page's address that stands for one; white space around it. Nothing if it names no key,
// or if a key in it is malformed: half a code is no code.
std::optional<TrustLink> parseTrustLink(QStringView text);
// As most clients read it; each key with its device.
QString writeTrustLink(const TrustLink &link);
// As XEP-0434 says, for clients of `urn:xmpp:omemo:2`; keys in the Ed25519 form.
QString writeTrustMessageLink(const TrustLink &link);

} // namespace xep
