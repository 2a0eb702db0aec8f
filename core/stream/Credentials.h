// SPDX-License-Identifier: GPL-3.0-or-later
// Where a session gets what proves who the user is: interfaces that chat implements over the keychain and the store.
#pragma once

#include "base/Jid.h"
#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace stream {

// Asked for each login that needs the password; the session keeps no copy. An error ends the login with it.
class PasswordSource
{
public:
    virtual ~PasswordSource() = default;
    virtual base::Task<base::Result<base::Secret>> password(base::Jid account) = 0;
};

// Stands in for the password at later logins, only over the channel kind that its mechanism names (XEP-0484).
struct FastToken
{
    QString mechanism; // "HT-SHA-256-EXPR"
    base::Secret secret;
    QDateTime expiry;
    quint32 count = 0; // uses so far, so that a replay is noticed (XEP-0484 §3.3)
};

// Keeps at most one token an account, as well guarded as a password.
class TokenStore
{
public:
    virtual ~TokenStore() = default;
    virtual base::Task<std::optional<FastToken>> token(base::Jid account) = 0;
    // Replaces the one that was there.
    virtual void keepToken(const base::Jid &account, const FastToken &token) = 0;
    virtual void dropToken(const base::Jid &account) = 0;
};

} // namespace stream
