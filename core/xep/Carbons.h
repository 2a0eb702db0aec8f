// SPDX-License-Identifier: GPL-3.0-or-later
// What own other devices send and receive, copied by the own server (XEP-0280). Only the own account may wrap
// (security.md C01-C04), else anybody could speak as anybody.
#pragma once

#include "model/Message.h"
#include "stream/Session.h"
#include "xep/Module.h"

namespace xep {

inline constexpr QStringView nsCarbons = u"urn:xmpp:carbons:2";

struct EnableCarbons
{
    static constexpr auto wire() { return xml::element<EnableCarbons>(nsCarbons, u"enable"); }
    bool operator==(const EnableCarbons &) const = default;
};

// On a message that is not to be copied (§6.1).
struct PrivateMessage
{
    static constexpr auto wire() { return xml::element<PrivateMessage>(nsCarbons, u"private"); }
    bool operator==(const PrivateMessage &) const = default;
};

// Switches carbons on with each new session, unless login did (XEP-0386).
class Carbons : public QObject
{
    Q_OBJECT

public:
    explicit Carbons(stream::Session &session);
    static About about();

Q_SIGNALS:
    void enabled();
    void refused(const base::Error &error);

private:
    base::Task<base::Done> enable(stream::Session &session);
};

struct Unwrapped
{
    enum class Verdict { NotWrapped, Opened, Refused };
    Verdict verdict = Verdict::NotWrapped;
    stream::Stanza stanza = {}; // for Opened: the inner message, its sender proven, on Channel::Carbon
    model::Direction direction = model::Direction::In; // Out: sent by another own device
};

// Looks whether a message is a copy, and opens it if it may be believed.
Unwrapped unwrapCarbon(const stream::Stanza &wrapper);

} // namespace xep
