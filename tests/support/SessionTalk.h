// SPDX-License-Identifier: GPL-3.0-or-later
// A session, all that it needs, and the fake server that it speaks with.
#pragma once

#include "stream/Session.h"
#include "support/FakeClock.h"
#include "support/FakeServer.h"

#include <QStringList>

namespace support {

class FakePasswords final : public stream::PasswordSource
{
public:
    base::Task<base::Result<base::Secret>> password(base::Jid) override
    {
        ++asked;
        return base::Task<base::Result<base::Secret>>::ready(base::Secret::fromText(text));
    }
    QString text = QStringLiteral("Zx9!unique");
    int asked = 0;
};

class FakeTokens final : public stream::TokenStore
{
public:
    base::Task<std::optional<stream::FastToken>> token(base::Jid) override
    {
        return base::Task<std::optional<stream::FastToken>>::ready(kept);
    }
    void keepToken(const base::Jid &, const stream::FastToken &token) override { kept = token; }
    void dropToken(const base::Jid &) override { kept.reset(); }
    std::optional<stream::FastToken> kept;
};

// What the server offers in the talk that signs in.
enum class Management { Offered, Missing, Postponed }; // Postponed: offered, and not wanted yet

struct SessionTalk
{
    // Account v@x.test on 127.0.0.1, direct TLS.
    SessionTalk();
    explicit SessionTalk(model::AccountSettings settings);

    // Starts and plays the classic login with PLAIN; own address v@x.test/luc, unless the settings say otherwise.
    void signIn(Management management = Management::Offered);
    // Makes the session anew, as after a restart of the program.
    void renewSession();
    // The session has ended its attempt for good or for now.
    base::Error expectsFailure();
    void expectsPhase(stream::Phase phase);

    static model::AccountSettings usualSettings();

    FakeClock clock;
    FakeServer server;
    FakeResolver resolver;
    FakePasswords passwords;
    FakeTokens tokens;
    model::AccountSettings settings;
    std::unique_ptr<stream::Session> session;

    // What the session told.
    std::vector<stream::Stanza> received;
    std::vector<stream::SessionStart> starts;
    QStringList acknowledged;
    QStringList lost;
    std::vector<base::Error> failures;
};

} // namespace support
