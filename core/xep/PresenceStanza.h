// SPDX-License-Identifier: GPL-3.0-or-later
// Who is there and how (RFC 6121 §4), with what is said along: picture hash (XEP-0153), idle since (XEP-0319),
// nickname (XEP-0172), what the device can do (XEP-0115). Plain value.
#pragma once

#include "model/Contact.h"
#include "xep/Caps.h"

namespace xep {

enum class PresenceType { Available, Unavailable, Subscribe, Subscribed, Unsubscribe, Unsubscribed, Error };
constexpr auto wireWords(const PresenceType *)
{
    using enum PresenceType;
    return std::to_array<std::pair<PresenceType, QStringView>>({{Available, u""},
                                                                {Unavailable, u"unavailable"},
                                                                {Subscribe, u"subscribe"},
                                                                {Subscribed, u"subscribed"},
                                                                {Unsubscribe, u"unsubscribe"},
                                                                {Unsubscribed, u"unsubscribed"},
                                                                {Error, u"error"}});
}

struct PresenceStanza
{
    PresenceType type = PresenceType::Available;
    model::Show show = model::Show::Available; // Offline unless type is Available
    QString status = {};                       // at most 1,024 characters
    int priority = 0;                          // -128 to 127; out of range counts as 0
    std::optional<CapsHash> caps = {};
    std::optional<QString> photo = {}; // SHA-1 in hex; empty: no picture; absent: does not say
    QDateTime idleSince = {};
    QString nickname = {};

    static About about();
    bool operator==(const PresenceStanza &) const = default;
};

// Nothing if it is no presence, or of an unknown type.
std::optional<PresenceStanza> readPresence(const xml::Element &element);
// `to` empty: for everybody who sees our presence.
xml::Element write(const PresenceStanza &presence, const base::Jid &to = {});

// What presence says about who may see whose (RFC 6121 §3): always of the bare address.
struct SubscriptionStep
{
    PresenceType type = PresenceType::Subscribe; // Subscribe, Subscribed, Unsubscribe or Unsubscribed
    base::Jid by;                                // bare
    QString text = {};
    QString nickname = {}; // as the other side calls itself; a claim
    QString token = {};    // of the invitation that is accepted (XEP-0379)

    bool operator==(const SubscriptionStep &) const = default;
};

// Nothing for ordinary presence, errors, and what claims to come from the own account.
std::optional<SubscriptionStep> subscriptionStepIn(const stream::Stanza &presence);
xml::Element write(const SubscriptionStep &step); // `by` is whom it goes to

} // namespace xep
