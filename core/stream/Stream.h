// SPDX-License-Identifier: GPL-3.0-or-later
// Elements in and out of one connection: parser, writer and slices of work, so that a flood never holds up the
// event loop. Owned by the Session (or PreAuthStream) of its account; knows no login and no stanza.
#pragma once

#include "base/Jid.h"
#include "base/Result.h"
#include "base/Task.h"
#include "stream/Transport.h"
#include "xml/Gate.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace stream {

class Log;

class Stream : public QObject
{
    Q_OBJECT

public:
    // Takes over an open transport. `log` may be null.
    Stream(std::unique_ptr<Transport> transport, base::Jid account, const Log *log);
    ~Stream() override;

    Transport &transport() { return *m_transport; }

    // Starts a stream or starts it again with a new parser (RFC 6120 §4.3.3). The own address goes into the header
    // only under TLS (security.md A12).
    void open();
    // Hands back what was written.
    QByteArray send(const xml::Element &element);
    // Already written by xml::write with jabber:client as the namespace in force.
    void sendWritten(const QByteArray &xml);
    // The next element, for the steps of a login. One waiter at a time.
    base::Task<base::Result<xml::Element>> next();
    // From now on elements go here as they come, those that waited first.
    void receiveBy(std::function<void(xml::Element)> receiver);
    // Nothing is left over from what came, save white space: must hold when the stream starts again.
    bool isQuiet() const;
    // Not one byte is left over: must hold before TLS begins (security.md A02).
    bool isSilent() const;
    // Closing tag, then the end of the connection.
    void close();
    // Ends at once; with a condition the server is told and its session ends too (RFC 6120 §4.9).
    void fail(const base::Error &error, const QString &streamCondition = {});

    // Questions that had to be waited for since countFromHere().
    int roundTrips() const { return m_roundTrips; }
    void countFromHere();
    qint64 receivedBytes() const { return m_receivedBytes; }

Q_SIGNALS:
    // The stream ended by itself; nothing more comes.
    void closed(const base::Error &error);

private:
    void take(const QByteArray &bytes);
    void process();
    bool deliver();
    bool wantsElement() const { return m_waiting || m_receiver; }
    void readHeader(const xml::Element &header);
    void receive(xml::Element element);
    // The closing tag ends the session on the server: it is not for lines that only seem dead (XEP-0198 §5).
    enum class Farewell { Said, Unsaid };
    void end(const base::Error &error, Farewell farewell);
    void flush();
    xml::Gate::Handlers handlers();

    std::unique_ptr<Transport> m_transport;
    const base::Jid m_account;
    const Log *m_log;
    std::unique_ptr<xml::Gate> m_gate;
    std::deque<xml::Element> m_elements;
    std::optional<base::Completer<base::Result<xml::Element>>> m_waiting;
    std::function<void(xml::Element)> m_receiver;
    std::optional<base::Error> m_end;     // set once the stream is over
    std::optional<base::Error> m_lineEnd; // set once no more bytes come
    bool m_isBroken = false;              // the gate refused something, and reads nothing any more
    bool m_endTold = false;
    QByteArray m_in;
    qsizetype m_inAt = 0;
    QByteArray m_out;
    bool m_processing = false;
    QTimer m_again; // a timer and no queued call: those would all run within the same turn of the event loop
    bool m_flushScheduled = false;
    bool m_askedSomething = false;
    int m_roundTrips = 0;
    qint64 m_receivedBytes = 0;
};

} // namespace stream
