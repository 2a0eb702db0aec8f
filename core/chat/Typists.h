// SPDX-License-Identifier: GPL-3.0-or-later
// Who is typing to an account (XEP-0085). Nobody types for ever: it ends when a message comes, when the person is gone,
// and by itself if it is not said again. Owned by Account; main thread.
#pragma once

#include "base/Jid.h"
#include "chat/Conversations.h"

#include <QHash>
#include <QObject>

namespace base {
class Clock;
}

namespace chat {

class Typists : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds longest{30}; // without being told again

    Typists(model::AccountId account, Conversations &conversations, base::Clock &clock);

    void note(const base::Jid &bareJid, bool typing);
    // Who is offline does not type.
    void notePresence(const base::Jid &jid, const model::Presence &presence);
    // The line is lost: what they do now is not known.
    void forgetAll();

Q_SIGNALS:
    void noted(base::Jid bareJid, bool typing);

private:
    void expire(const base::Jid &bareJid, quint64 notice);
    void tell(const base::Jid &bareJid, bool typing);

    const model::AccountId m_account;
    Conversations &m_conversations;
    base::Clock &m_clock;
    QHash<base::Jid, quint64> m_typing; // by the notice that counts
    quint64 m_notices = 0;
};

} // namespace chat
