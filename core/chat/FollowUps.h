// SPDX-License-Identifier: GPL-3.0-or-later
// What is done about messages after they were opened, or were not: an empty message tells the sender that a session
// stands, a broken session is renewed, keys that nobody needs any more are forgotten. All of it rarely, only for people
// who are known here, and only once nothing of the archive is missing (XEP-0384 0.9 §4.3, security.md H20). Owned by
// Account; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "encryption/Opening.h"

#include <QObject>
#include <QSet>

namespace store {
class Profile;
}
namespace stream {
class Session;
}

namespace chat {

class Encryption;

class FollowUps : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        store::Profile &profile;
        stream::Session &session;
        Encryption &encryption;
        base::Clock &clock;
    };
    FollowUps(model::AccountId account, Parts parts);
    ~FollowUps() override;

    // A message that was opened, or could not be.
    struct Case
    {
        const encryption::Opened &opened;
        base::Jid sender;
        QDateTime time;       // of the message
        QDateTime heard;      // when its device was last understood
        bool isKnown = false; // the sender: an own device, a contact, or somebody who was written to
    };
    // Notes what is to be done about it, in the transaction that stores it.
    static base::Result<> note(store::Connection &connection, model::AccountId account, const Case &one,
                               const QDateTime &now);

    // Nothing of the archive is missing: what waits is done, now and as it comes.
    void begin();
    // The session is gone, and there again as it was.
    void pause() { m_isOpen = false; }
    void resume();
    // Something may have been noted.
    void look();
    // The person wants a new session with that device, whatever was done before.
    void renew(const base::Jid &owner, quint32 device);

private:
    struct Letter;
    struct Round;
    void tidy();
    void noteLearned(const base::Jid &owner);
    void run();
    void take(const Round &round);
    static base::Result<Round> work(store::Connection &connection, encryption::Ratchets &ratchets, int most,
                                    const QDateTime &now);

    const model::AccountId m_account;
    store::Profile &m_profile;
    stream::Session &m_session;
    Encryption &m_encryption;
    base::Clock &m_clock;
    bool m_isOpen = false;
    bool m_isRunning = false;
    bool m_runAgain = false;
    QSet<base::Jid> m_awaited; // whose bundles are under way
    QList<qint64> m_sent;      // when, ms, monotonic: the last minute's
};

} // namespace chat
