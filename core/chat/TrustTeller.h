// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the own verified devices, and those of the person concerned, what was decided here about keys (XEP-0450): locked,
// for verified devices alone. Whom it has to tell is in store/Untold until the server has taken the message. Owned by
// Account; main thread.
#pragma once

#include "base/Clock.h"
#include "base/Jid.h"
#include "base/Result.h"
#include "encryption/Sealing.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace store {
class Profile;
}
namespace store::untold {
struct News;
}
namespace stream {
class Session;
}

namespace chat {

class Encryption;

class TrustTeller : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        base::Jid self; // bare
        store::Profile &profile;
        stream::Session &session;
        Encryption &encryption;
        base::Clock &clock;
    };
    explicit TrustTeller(Parts parts);

    // A new session in which nothing of the archive is missing: who may not have been told is told now.
    void begin();
    // The session is gone, and there again as it was.
    void pause() { m_isOpen = false; }
    void resume();
    // Something may have been decided.
    void look();

private:
    struct Letter
    {
        qint64 news = 0;
        base::Jid to;
        std::vector<xml::Element> locked;
    };
    struct Round
    {
        QList<Letter> letters;
        encryption::Missing missing;
        bool isAll = true;     // nobody else could be told now
        bool someWait = false; // for keys
    };
    struct Task
    {
        base::Jid self;
        QSet<qint64> onTheWay;
        QDateTime now;
    };
    static base::Result<Round> work(store::Connection &connection, encryption::Ratchets &ratchets, const Task &task);
    static base::Result<> seal(store::Connection &connection, encryption::Ratchets &ratchets, const Task &task,
                               const store::untold::News &news, Round &round);
    void take(const Round &round);
    void noteTaken(qint64 news);

    const Parts m;
    bool m_isOpen = false;
    bool m_isRunning = false;
    bool m_runAgain = false;
    bool m_someWait = false;
    QHash<qint64, int> m_onTheWay; // how many messages about each are not acknowledged yet
};

} // namespace chat
