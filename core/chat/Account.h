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
namespace stream {
struct ConnectionFacts;
struct SessionStart;
struct SessionState;
struct Stanza;
} // namespace stream

namespace chat {

enum class Remember { UntilClosed, OnThisComputer };

class Avatars;
class Conversations;
class Devices;
class Encryption;
class KeyPublisher;
class Outbox;
class OwnProfile;
class Roster;
class Network;

class Account : public QObject
{
    Q_OBJECT

public:
    // What all accounts of a profile share.
    struct Shared
    {
        store::Profile &profile;
        Conversations &conversations;
        Avatars &avatars;
        Network &network;
    };
    Account(model::AccountSettings settings, Shared shared);
    ~Account() override;

    // Reads contacts and own picture as they were; before start().
    base::Task<base::Result<>> load();

    model::AccountId id() const;
    base::Jid jid() const;
    const model::AccountSettings &settings() const;
    const AccountState &state() const;
    // Facts of the current or last connection; empty before the first.
    const ConnectionFacts &facts() const;

    Roster &roster() const;
    Outbox &outbox() const;
    Encryption &encryption() const;
    KeyPublisher &keyPublisher() const;
    Devices &devices() const;
    OwnProfile &ownProfile() const;

    void start();
    // Closes the stream; finishes when it is closed, at the latest after 2 s.
    base::Task<base::Result<>> stop();
    // Skips the waiting time before the next attempt.
    void reconnectNow();
    void setActive(bool active);
    // For the sign-ins to come, not kept anywhere yet.
    void setPassword(base::Secret password);
    // After the server refused the old one: signs in with this one, and keeps it where the old one was kept if it works.
    void tryPassword(base::Secret password);

    // XEP-0077 §3.3; both passwords stay remembered until the new one has worked (security.md B13).
    base::Task<base::Result<>> changePassword(base::Secret password);

    // Takes this device's keys off the server, before the account is removed from here; tries for 5 s.
    base::Task<base::Result<>> withdrawKeys();
    // Finishes when the server's contact list has come.
    base::Task<base::Result<>> rosterLoaded();
    // What a server offers and who runs it, for the connection doctor; the own server if `domain` is empty.
    base::Task<base::Result<ServerReport>> examine(QString domain);
    // Finishes when everything missed has been fetched: at once if that is so already.
    base::Task<base::Result<SyncCounts>> catchUp();
    bool isCatchingUp() const;

    // A sign-in that has worked: the account is on from now on, its password kept as the user wants.
    base::Task<base::Result<>> keep(Remember remember);
    base::Task<base::Result<>> forgetSecrets();
    // XEP-0077 §3.2.
    base::Task<base::Result<>> deleteOnServer();

Q_SIGNALS:
    void stateChanged();
    // The person at that address types, or stopped.
    void typingNoted(base::Jid bareJid, bool typing);
    void catchUpProgressed(int messages);
    void caughtUp(chat::SyncCounts counts);

private:
    struct Parts;

    void route(const stream::Stanza &stanza);
    void noteState(const stream::SessionState &session);
    void noteOnline(const stream::SessionStart &start);
    void beginKeys();
    base::Task<base::Result<>> begin(quint64 run);
    void beginUntilDone();
    base::Task<base::Result<>> chooseAcknowledging();
    void readAgain();
    void startSending();
    void rememberLogin(const stream::ConnectionFacts &login);

    const Shared m_shared;
    std::unique_ptr<Parts> m;
    quint64 m_beginning = 0;
    bool m_isTryingPassword = false;
    bool m_maySend = false;    // in this session
    bool m_isCaughtUp = false; // with the archive, in this session
};

} // namespace chat
