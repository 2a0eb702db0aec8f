// SPDX-License-Identifier: GPL-3.0-or-later
// The counting of XEP-0198, both ways and modulo 2^32: what the server has, what we have stored. Pure arithmetic;
// owned by Session, lives longer than one connection.
#pragma once

#include "xml/Element.h"

#include <QByteArray>
#include <QString>

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace stream {

// A stanza on its way to the server, until the server says that it has it.
struct SentStanza
{
    QByteArray xml;
    QString id; // of a message; empty for other stanzas
    bool isMessage = false;
    std::function<void()> acknowledged;
};

enum class Settling { AtOnce, WhenStored };

class StreamManagement
{
public:
    // Counters start at 0; a test may start close to the wrap.
    explicit StreamManagement(quint32 received = 0, quint32 sent = 0);

    // A fresh session on the server: both counters begin anew. Sequences given out before are void from now on.
    void beginAnew();
    // The same session counts from here on, after all that was sent before was acknowledged; what came before is not
    // counted.
    void beginCounting();
    // The former session goes on. The server sends again what we had not acknowledged, so that is forgotten here.
    // False: its `h` is impossible (see acknowledge).
    bool resume(quint32 h, std::vector<SentStanza> *acknowledged);

    // Outgoing.
    void sent(SentStanza stanza);
    // The server has handled `h` stanzas: hands back those newly acknowledged. False if `h` lies outside what was
    // acknowledged and what was sent: nothing changes then, and the stream must be closed (XEP-0198 §4).
    bool acknowledge(quint32 h, std::vector<SentStanza> *acknowledged);
    const std::deque<SentStanza> &unacknowledged() const { return m_unacknowledged; }
    // The `h` at which everything sent so far is acknowledged.
    quint32 sentCount() const { return m_acknowledged + quint32(m_unacknowledged.size()); }
    qsizetype unacknowledgedBytes() const { return m_bytes; }
    std::vector<SentStanza> takeUnacknowledged();

    // Incoming: counts a stanza and tells its sequence, never reused within a process.
    quint32 received(Settling settling);
    // The stanza with that sequence is stored; unknown ones are ignored.
    void settle(quint32 sequence);
    // The `h` to tell: highest number up to which all is stored.
    quint32 handled() const { return m_uncounted > 0 ? 0 : m_settled - m_base; }
    // How many came that are not yet stored.
    std::size_t unsettled() const { return m_open.size(); }

private:
    std::deque<SentStanza> m_unacknowledged;
    qsizetype m_bytes = 0;
    quint32 m_acknowledged; // by the server, of this session

    quint32 m_settled;           // position up to which everything is stored
    quint32 m_base;              // position at which this session began
    std::deque<bool> m_open;     // stored or not, of the positions after m_settled
    std::size_t m_uncounted = 0; // the first of these came before the counting began
};

} // namespace stream
