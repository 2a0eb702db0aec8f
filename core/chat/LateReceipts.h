// SPDX-License-Identifier: GPL-3.0-or-later
// "It has arrived" for what was sent while this device was away (XEP-0184): it waits until the archive has shown whether
// another own device has said so meanwhile. Owned by Inbox; main thread.
#pragma once

#include "base/Jid.h"
#include "xml/Element.h"

#include <QDateTime>
#include <QSet>

#include <deque>
#include <utility>
#include <vector>

namespace chat {

struct Confirmation
{
    base::Jid peer; // bare
    QString id;     // of the message that arrived
    bool isLocked;  // as the message was, so is the answer
    xml::Element answer;
};

class LateReceipts
{
public:
    static constexpr std::size_t most = 200; // the newest; more at once would hold up what a person sends

    // What the archive got before that time is not confirmed by this device.
    void setFrom(QDateTime from) { m_from = std::move(from); }
    bool concerns(const QDateTime &archived) const { return m_from.isValid() && archived >= m_from; }
    void add(Confirmation confirmation);
    // Another own device has confirmed that message, or this one.
    void noteGiven(const base::Jid &peer, const QString &id);
    // What is left to be said, oldest first; nothing waits any more.
    std::vector<Confirmation> take();

private:
    QDateTime m_from;
    std::deque<Confirmation> m_waiting;
    QSet<std::pair<QString, QString>> m_given; // peer, id
};

} // namespace chat
