// SPDX-License-Identifier: GPL-3.0-or-later
// One open profile with everything that works on it, for the window and for the command line alike.
// Owned by main(); main thread.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/Task.h"
#include "chat/Accounts.h"
#include "chat/Avatars.h"
#include "chat/Conversations.h"
#include "chat/Network.h"
#include "store/Profile.h"

#include <memory>

namespace app {

class Workspace : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString folder; // of the profile; empty: the platform's
        store::KeySource key;
        QString xmlLog; // file; empty: none
    };
    // Opens the profile (errors: see store::Profile::open) and reads its chats; no account is started.
    static base::Task<base::Result<std::unique_ptr<Workspace>>> open(Options options);
    ~Workspace() override;

    base::Clock &clock() { return m_clock; }
    store::Profile &profile() { return *m_profile; }
    chat::Network &network() { return m_network; }
    chat::Conversations &conversations() { return m_conversations; }
    chat::Avatars &avatars() { return m_avatars; }
    chat::Accounts &accounts() { return m_accounts; }

private:
    Workspace(std::unique_ptr<store::Profile> profile, const QString &xmlLog);

    base::SystemClock m_clock;
    std::unique_ptr<store::Profile> m_profile;
    chat::Network m_network;
    chat::Conversations m_conversations;
    chat::Avatars m_avatars;
    chat::Accounts m_accounts;
};

} // namespace app
