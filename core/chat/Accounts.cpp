// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Accounts.h"

#include "base/Signals.h"
#include "chat/Avatars.h"
#include "chat/Conversations.h"
#include "store/Accounts.h"
#include "store/Profile.h"
#include "xep/StanzaIds.h"

#include <algorithm>

namespace chat {
namespace {

namespace rows = store::accounts;

// Finishes with the end of the first attempt: signed in, or why not.
base::Task<base::Result<>> firstAttempt(Account *account)
{
    account->start();
    return base::whenFound<base::Result<>>(
        account, &Account::stateChanged, [account]() -> std::optional<base::Result<>> {
            const auto &state = account->state();
            if (state.connectivity == Connectivity::Online)
                return base::Done{};
            if (state.connectivity == Connectivity::Failed || state.connectivity == Connectivity::Waiting)
                return state.error;
            return std::nullopt;
        });
}

} // namespace

Accounts::Accounts(Account::Shared shared)
    : m_shared(shared)
{
}

Accounts::~Accounts() = default;

base::Task<base::Result<>> Accounts::load()
{
    const auto task = m_shared.profile.read([](store::Connection &connection) { return rows::list(connection); });
    const auto stored = co_await task.on(this);
    if (!stored)
        co_return stored.error();
    for (const auto &settings : *stored) {
        auto account = std::make_unique<Account>(settings, m_shared);
        if (const auto loaded = co_await account->load().on(this); !loaded)
            co_return loaded.error();
        adopt(std::move(account));
    }
    co_return base::Done{};
}

void Accounts::start()
{
    m_shared.avatars.tidy();
    for (const auto &account : m_accounts) {
        if (account->settings().enabled)
            account->start();
    }
}

std::vector<Account *> Accounts::all() const
{
    std::vector<Account *> accounts;
    for (const auto &account : m_accounts)
        accounts.push_back(account.get());
    return accounts;
}

Account *Accounts::find(model::AccountId id) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [id](const auto &account) { return account->id() == id; });
    return found == m_accounts.end() ? nullptr : found->get();
}

Account *Accounts::find(const base::Jid &bareJid) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&bareJid](const auto &account) { return account->jid() == bareJid; });
    return found == m_accounts.end() ? nullptr : found->get();
}

void Accounts::followEach(QObject *guard, std::function<void(Account &)> follow) const
{
    for (const auto &account : m_accounts)
        follow(*account);
    connect(this, &Accounts::accountAdded, guard, [this, follow = std::move(follow)](model::AccountId id) {
        if (Account *account = find(id))
            follow(*account);
    });
}

void Accounts::adopt(std::unique_ptr<Account> account)
{
    const auto id = account->id();
    connect(account.get(), &Account::stateChanged, this, [this, id] { Q_EMIT accountStateChanged(id); });
    m_accounts.push_back(std::move(account));
    Q_EMIT accountAdded(id);
}

base::Task<base::Result<model::AccountId>> Accounts::signIn(model::AccountSettings settings, base::Secret password,
                                                            Remember remember)
{
    auto *known = find(settings.jid);
    if (known) {
        settings.id = known->id();
        settings.resource = settings.resource.isEmpty() ? known->settings().resource : settings.resource;
        settings.displayName = known->settings().displayName;
        settings.colour = known->settings().colour;
        settings.strongestMechanism = known->settings().strongestMechanism;
        settings.seenCertificate = known->settings().seenCertificate;
        const auto stopped = co_await known->stop().on(this);
    } else {
        const auto added = co_await addRow(settings).on(this);
        if (!added)
            co_return added.error();
        settings = *added;
    }

    auto account = std::make_unique<Account>(settings, m_shared);
    account->setPassword(std::move(password));
    if (const auto worked = co_await firstAttempt(account.get()).on(this); !worked) {
        const auto stopped = co_await account->stop().on(this);
        account.reset();
        if (known)
            known->start();
        else
            const auto removed = co_await removeRow(settings.id).on(this);
        co_return worked.error();
    }
    const auto kept = co_await account->keep(remember).on(this);
    if (known)
        std::erase_if(m_accounts, [known](const auto &old) { return old.get() == known; });
    adopt(std::move(account));
    if (!kept)
        co_return kept.error();
    co_return settings.id;
}

// A row that counts for nothing until its sign-in has worked.
base::Task<base::Result<model::AccountSettings>> Accounts::addRow(model::AccountSettings settings)
{
    if (settings.resource.isEmpty())
        settings.resource = QStringLiteral("lucchetto-") + xep::randomId().left(8);
    settings.enabled = false;
    const auto task = m_shared.profile.write(
        [settings](store::Connection &connection) { return rows::add(connection, settings); });
    const auto id = co_await task.on(this);
    if (!id)
        co_return id.error();
    settings.id = *id;
    co_return settings;
}

base::Task<base::Result<>> Accounts::removeRow(model::AccountId id)
{
    const auto task = m_shared.profile.write(
        [id](store::Connection &connection) { return rows::remove(connection, id); });
    co_return co_await task.on(this);
}

base::Task<base::Result<>> Accounts::remove(model::AccountId id, Removal removal)
{
    auto *account = find(id);
    if (!account)
        co_return base::Error{base::ErrorKind::NotFound, {}, {}, {}};
    if (removal == Removal::AlsoOnServer) {
        if (const auto deleted = co_await account->deleteOnServer().on(this); !deleted)
            co_return deleted.error();
    } else {
        const auto withdrawn = co_await account->withdrawKeys().on(this); // as far as the server can be reached
    }
    const auto stopped = co_await account->stop().on(this);
    const auto forgotten = co_await account->forgetSecrets().on(this);
    if (const auto removed = co_await removeRow(id).on(this); !removed)
        co_return removed.error();
    std::erase_if(m_accounts, [id](const auto &kept) { return kept->id() == id; });
    m_shared.conversations.noteAccountRemoved(id);
    Q_EMIT accountRemoved(id);
    co_return base::Done{};
}

void Accounts::setActive(bool active)
{
    for (const auto &account : m_accounts)
        account->setActive(active);
}

base::Task<base::Result<>> Accounts::shutDown()
{
    for (auto *account : all()) {
        const auto stopped = co_await account->stop().on(this);
    }
    co_return base::Done{};
}

} // namespace chat
