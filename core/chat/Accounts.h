// SPDX-License-Identifier: GPL-3.0-or-later
// All accounts of the profile: made, kept and removed here. Application owns the one Accounts; main thread.
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "base/Task.h"
#include "chat/Account.h"
#include "model/AccountSettings.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace chat {

enum class Removal { OnlyHere, AlsoOnServer };

class Accounts : public QObject
{
    Q_OBJECT

public:
    explicit Accounts(Account::Shared shared);
    ~Accounts() override;

    // Reads the stored accounts and their contacts; finishes when the interface can show them. Connects nothing.
    base::Task<base::Result<>> load();
    // Starts all enabled accounts.
    void start();

    std::vector<Account *> all() const;
    Account *find(model::AccountId id) const;
    Account *find(const base::Jid &bareJid) const;
    // Calls it with every account, and with each that comes as long as the guard lives.
    void followEach(QObject *guard, std::function<void(Account &)> follow) const;

    // Proves that address and password work, then keeps the account; for one that is here already, its new settings.
    // On failure everything stays as it was.
    base::Task<base::Result<model::AccountId>> signIn(model::AccountSettings settings, base::Secret password,
                                                      Remember remember);
    // Ends the session and deletes the account's rows here; with AlsoOnServer the account itself first (XEP-0077 §3.2).
    base::Task<base::Result<>> remove(model::AccountId id, Removal removal);
    // Streams of all accounts say whether a person is at the window (XEP-0352).
    void setActive(bool active);
    // Closes all streams in order; finishes when the servers have answered or after 2 s.
    base::Task<base::Result<>> shutDown();

Q_SIGNALS:
    void accountAdded(model::AccountId id);
    void accountRemoved(model::AccountId id);
    void accountStateChanged(model::AccountId id);

private:
    void adopt(std::unique_ptr<Account> account);
    base::Task<base::Result<model::AccountSettings>> addRow(model::AccountSettings settings);
    base::Task<base::Result<>> removeRow(model::AccountId id);

    const Account::Shared m_shared;
    std::vector<std::unique_ptr<Account>> m_accounts;
};

} // namespace chat
