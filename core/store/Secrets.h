// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords and tokens of accounts: in the system's keychain where it answers, else in the encrypted database when the
// user wants them remembered. Owned by Application; main thread only.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"
#include "model/Ids.h"
#include "store/Connection.h"

#include <QObject>

namespace store {

class Profile;

enum class SecretKind { Password, FastToken, ScramKeys };
enum class SecretPlace { Keychain, Database };

class Secrets
{
public:
    explicit Secrets(Profile &profile)
        : m_profile(profile)
    {
    }

    // NotFound if none is kept. The database is asked first, then the keychain: KeychainUnavailable if that does not
    // answer.
    base::Task<base::Result<base::Secret>> read(model::AccountId account, SecretKind kind);
    // Replaces what was kept, wherever it was. Keychain: KeychainUnavailable if it does not answer (ux.md E-33 then
    // offers Database).
    base::Task<base::Result<base::Done>> keep(model::AccountId account, SecretKind kind, base::Secret secret,
                                              SecretPlace place);
    // Forgets it in both places; nothing to forget, and no keychain to ask, is success.
    base::Task<base::Result<base::Done>> forget(model::AccountId account, SecretKind kind);

private:
    QString keychainName(model::AccountId account, SecretKind kind) const;

    Profile &m_profile;
    QObject m_guard;
};

// The table behind it, for use inside a transaction.
namespace secrets {

base::Result<base::Secret> find(Connection &connection, model::AccountId account, SecretKind kind);
base::Result<base::Done> put(Connection &connection, model::AccountId account, SecretKind kind,
                             const base::Secret &secret);
base::Result<base::Done> remove(Connection &connection, model::AccountId account, SecretKind kind);

} // namespace secrets

} // namespace store
