// SPDX-License-Identifier: GPL-3.0-or-later
// How long ago somebody was there (XEP-0012). Asks only: we answer nobody (security.md D08).
#pragma once

#include "stream/Session.h"
#include "xep/Module.h"

namespace xep {

struct LastSeen
{
    std::optional<quint32> seconds = {};
    QString status = {};

    static constexpr auto wire()
    {
        return xml::element<LastSeen>(u"jabber:iq:last", u"query", xml::attribute(u"seconds", &LastSeen::seconds),
                                      xml::text(&LastSeen::status));
    }
    bool operator==(const LastSeen &) const = default;
};

class LastActivity : public QObject
{
    Q_OBJECT

public:
    explicit LastActivity(stream::Session &session);
    static About about();

    // Of a bare address: seconds since it was last online; its server tells contacts only.
    base::Task<base::Result<LastSeen>> ask(base::Jid of);

private:
    stream::Session &m_session;
};

} // namespace xep
