// SPDX-License-Identifier: GPL-3.0-or-later
// Password and token of one account: in memory while the program runs, and where the user wanted them kept.
// Owned by Account; main thread.
#pragma once

#include "store/Secrets.h"
#include "stream/Credentials.h"

#include <QObject>

namespace chat {

class Credentials
    : public QObject
    , public stream::PasswordSource
    , public stream::TokenStore
{
    Q_OBJECT

public:
    Credentials(model::AccountId account, store::Profile &profile);
    ~Credentials() override;

    // Used for sign-ins from now on, not yet kept anywhere.
    void hold(base::Secret password) { m_password = std::move(password); }
    // A password that the server may have taken: tried after the held one was refused.
    void expect(base::Secret password) { m_expected = std::move(password); }
    bool expectsAnother() const { return !m_expected.isEmpty(); }
    // The expected password is the one.
    base::Task<base::Result<>> adoptExpected();
    // Whether the user wanted it kept.
    bool remembers() const { return m_remembers; }
    // Keeps what is held: in the keychain, or, where none answers, in the encrypted database.
    base::Task<base::Result<>> remember();
    base::Task<base::Result<>> forget();

    base::Task<base::Result<base::Secret>> password(base::Jid account) override;
    base::Task<std::optional<stream::FastToken>> token(base::Jid account) override;
    void keepToken(const base::Jid &account, const stream::FastToken &token) override;
    void dropToken(const base::Jid &account) override;

private:
    base::Task<base::Result<>> keep(store::SecretKind kind, base::Secret secret);

    const model::AccountId m_account;
    store::Secrets m_secrets;
    base::Secret m_password;
    base::Secret m_expected;
    std::optional<stream::FastToken> m_token;
    bool m_tokenRead = false;
    bool m_remembers = false;
};

} // namespace chat
