// SPDX-License-Identifier: GPL-3.0-or-later
// One account at work: its session and all that hangs on it. Owned by Accounts; main thread.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"
#include "chat/ConnectionFacts.h"
#include "model/AccountSettings.h"

#include <QObject>

#include <memory>

namespace store {
class Profile;
}

namespace chat {

class Conversations;
class Outbox;
class Roster;
struct Network;

class Account : public QObject
{
    Q_OBJECT

public:
    Account(model::AccountSettings settings, store::Profile &profile, Conversations &conversations, Network &network);
    ~Account() override;

    model::AccountId id() const;
    base::Jid jid() const;
    const model::AccountSettings &settings() const;
    const AccountState &state() const;
    // Facts of the current or last connection; empty before the first.
    const ConnectionFacts &facts() const;

    Roster &roster() const;
    Outbox &outbox() const;

    void start();
    // Closes the stream; finishes when it is closed, at the latest after 2 s.
    base::Task<base::Result<>> stop();
    // Skips the waiting time before the next attempt.
    void reconnectNow();
    void setActive(bool active);
    // A new password after the server refused the old one.
    void setPassword(base::Secret password);

    // XEP-0077 §3.3; both passwords stay remembered until the new one has worked (security.md B13).
    base::Task<base::Result<>> changePassword(base::Secret password);
    // Publishes the own nickname (XEP-0172) and picture (XEP-0084, PNG of at most 256 KiB).
    base::Task<base::Result<>> publishNickname(QString nickname);
    base::Task<base::Result<>> publishAvatar(QByteArray png);

    // Fetches everything missed; finishes when the archive is caught up.
    base::Task<base::Result<SyncCounts>> catchUp();
    bool isCatchingUp() const;

Q_SIGNALS:
    void stateChanged();
    void catchUpProgressed(int messages);
    void caughtUp(chat::SyncCounts counts);

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace chat
