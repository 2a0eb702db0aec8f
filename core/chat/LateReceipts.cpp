// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/LateReceipts.h"

namespace chat {
namespace {

constexpr qsizetype mostGiven = 5000; // remembered until what waits is said

std::pair<QString, QString> keyOf(const base::Jid &peer, const QString &id)
{
    return {peer.toString(), id};
}

} // namespace

void LateReceipts::add(Confirmation confirmation)
{
    m_waiting.push_back(std::move(confirmation));
    if (m_waiting.size() > most)
        m_waiting.pop_front();
}

void LateReceipts::noteGiven(const base::Jid &peer, const QString &id)
{
    if (m_given.size() < mostGiven)
        m_given.insert(keyOf(peer, id));
}

std::vector<Confirmation> LateReceipts::take()
{
    std::vector<Confirmation> left;
    for (auto &one : std::exchange(m_waiting, {})) {
        if (!m_given.contains(keyOf(one.peer, one.id)))
            left.push_back(std::move(one));
    }
    m_given.clear();
    return left;
}

} // namespace chat
