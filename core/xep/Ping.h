// SPDX-License-Identifier: GPL-3.0-or-later
// "Are you there?" (XEP-0199): asks it, and answers those who may know.
#pragma once

#include "stream/Session.h"
#include "xep/Circle.h"
#include "xep/Module.h"

namespace xep {

struct PingRequest
{
    static constexpr auto wire() { return xml::element<PingRequest>(u"urn:xmpp:ping", u"ping"); }
    bool operator==(const PingRequest &) const = default;
};

class Ping : public QObject
{
    Q_OBJECT

public:
    Ping(stream::Session &session, Circle &circle);
    static About about();

    // Milliseconds there and back. Error StanzaRefused too proves that somebody answered (§4.2).
    base::Task<base::Result<qint64>> ask(base::Jid to);

private:
    stream::Session &m_session;
};

} // namespace xep
