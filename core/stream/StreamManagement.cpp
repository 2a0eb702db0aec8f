// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/StreamManagement.h"

namespace stream {

StreamManagement::StreamManagement(quint32 received, quint32 sent)
    : m_acknowledged(sent)
    , m_settled(received)
    , m_base(0)
{
}

void StreamManagement::beginAnew()
{
    m_settled += quint32(m_open.size());
    m_open.clear();
    m_uncounted = 0;
    m_base = m_settled;
    m_acknowledged = 0;
    m_unacknowledged.clear();
    m_bytes = 0;
}

void StreamManagement::beginCounting()
{
    m_uncounted = m_open.size();
    m_base = m_settled + quint32(m_uncounted);
    m_acknowledged = 0;
}

bool StreamManagement::resume(quint32 h, std::vector<SentStanza> *acknowledged)
{
    if (!acknowledge(h, acknowledged))
        return false;
    m_settled += quint32(m_uncounted); // the server sends them no more
    m_uncounted = 0;
    m_open.clear();
    return true;
}

void StreamManagement::sent(SentStanza stanza)
{
    m_bytes += stanza.xml.size();
    m_unacknowledged.push_back(std::move(stanza));
}

bool StreamManagement::acknowledge(quint32 h, std::vector<SentStanza> *acknowledged)
{
    const quint32 count = h - m_acknowledged;
    if (count > m_unacknowledged.size())
        return false;
    for (quint32 i = 0; i < count; ++i) {
        m_bytes -= m_unacknowledged.front().xml.size();
        acknowledged->push_back(std::move(m_unacknowledged.front()));
        m_unacknowledged.pop_front();
    }
    m_acknowledged = h;
    return true;
}

std::vector<SentStanza> StreamManagement::takeUnacknowledged()
{
    std::vector<SentStanza> all(std::make_move_iterator(m_unacknowledged.begin()),
                                std::make_move_iterator(m_unacknowledged.end()));
    m_unacknowledged.clear();
    m_bytes = 0;
    return all;
}

quint32 StreamManagement::received(Settling settling)
{
    const quint32 sequence = m_settled + quint32(m_open.size()) + 1;
    if (m_open.empty() && settling == Settling::AtOnce)
        ++m_settled;
    else
        m_open.push_back(settling == Settling::AtOnce);
    return sequence;
}

void StreamManagement::settle(quint32 sequence)
{
    const quint32 index = sequence - m_settled - 1;
    if (index >= m_open.size())
        return;
    m_open[index] = true;
    while (!m_open.empty() && m_open.front()) {
        m_open.pop_front();
        ++m_settled;
        m_uncounted -= m_uncounted > 0 ? 1 : 0;
    }
}

} // namespace stream
