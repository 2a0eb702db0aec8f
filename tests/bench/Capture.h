// SPDX-License-Identifier: GPL-3.0-or-later
// A server's stream as it was captured while an archive was read, and the client's end of the line that it comes in by.
// Owned by who measures.
#pragma once

#include "base/Clock.h"
#include "stream/Router.h"
#include "stream/Stream.h"
#include "stream/StreamManagement.h"

#include <QStringList>

namespace measuring {

inline const base::Jid reader = base::Jid::of(u"v@x.test");
extern const QByteArray streamHeader;
inline const QString queryId = QStringLiteral("f27");
constexpr qsizetype pieceBytes = 64 * 1024; // as TlsTransport hands them over

// One archived message a body, from 50 people, a minute apart.
QByteArray capturedArchive(const QStringList &bodies);

// Reads and routes such a stream piece by piece, as a session does, and stores nothing.
class Playback
{
public:
    using Deliver = std::function<void(const stream::Stanza &stanza)>;
    Playback(QByteArray stanzas, Deliver deliver);

    // One piece, if the client reads, and one turn of the event loop.
    void step();

private:
    class Line;

    QByteArray m_stanzas;
    qsizetype m_at = 0;
    base::SystemClock m_clock;
    stream::StreamManagement m_management;
    Line *m_line = nullptr; // the stream owns it
    std::unique_ptr<stream::Stream> m_stream;
    stream::Router m_router;
};

} // namespace measuring
