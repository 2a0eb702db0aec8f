// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asks of an account beyond writing and reading: its secrets, what it publishes, what its server is.
#include "base/Signals.h"
#include "chat/AccountParts.h"
#include "store/Accounts.h"

namespace chat {
namespace {

constexpr std::chrono::seconds withdrawalPatience(10); // a person waits for it

} // namespace

base::Task<base::Result<>> Account::keep(Remember remember)
{
    m->settings.enabled = true;
    const auto task = m_shared.profile.write([settings = m->settings](store::Connection &connection) {
        return store::accounts::update(connection, settings);
    });
    if (const auto stored = co_await task.on(this); !stored)
        co_return stored.error();
    if (remember == Remember::UntilClosed)
        co_return base::Done{};
    co_return co_await m->credentials.remember().on(this);
}

base::Task<base::Result<>> Account::forgetSecrets()
{
    return m->credentials.forget();
}

base::Task<base::Result<>> Account::withdrawKeys()
{
    const base::Completer<base::Result<>> done;
    auto known = [this]() -> std::optional<base::Done> {
        return m->encryption.state() == Encryption::State::Opening ? std::nullopt : std::optional(base::Done{});
    };
    base::whenFound<base::Done>(&m->encryption, &Encryption::opened, std::move(known))
        .then(this, [this, done](const base::Done &) {
            m->keyPublisher.withdraw().then(this, [done](const base::Result<> &withdrawn) { done.finish(withdrawn); });
        });
    m_shared.network.clock().after(withdrawalPatience, this, [done] { done.finish(base::ErrorKind::Timeout); });
    return done.task();
}

base::Task<base::Result<>> Account::deleteOnServer()
{
    return m->modules.get<xep::OwnAccount>().remove();
}

// Both passwords are held until the new one is known to work: an answer may be lost after the change (security.md B13).
base::Task<base::Result<>> Account::changePassword(base::Secret password)
{
    const auto changed = co_await m->modules.get<xep::OwnAccount>().changePassword(password).on(this);
    if (!changed && changed.error().kind == base::ErrorKind::StanzaRefused)
        co_return changed.error();
    m->credentials.expect(password);
    if (!changed)
        co_return changed.error();
    co_return co_await m->credentials.adoptExpected().on(this);
}

base::Task<base::Result<ServerReport>> Account::examine(QString domain)
{
    const base::Jid server = base::Jid::of(domain.isEmpty() ? jid().domain() : domain);
    auto &disco = m->modules.get<xep::Disco>();
    const auto found = co_await disco.info(server).on(this);
    if (!found)
        co_return found.error();
    ServerReport report;
    report.domain = server.toString();
    for (const auto &feature : found->features)
        report.features.append(feature.var);
    const auto contacts = xep::contactsIn(*found);
    report.contacts = contacts.admin + contacts.support + contacts.abuse;
    if (const auto version = co_await m->modules.get<xep::Version>().ask(server).on(this))
        report.software = QStringLiteral("%1 %2").arg(version->name, version->version).trimmed();
    if (const auto time = co_await m->modules.get<xep::EntityTime>().ask(server).on(this))
        report.clockDifference = m_shared.network.clock().utc().secsTo(*time);
    if (domain.isEmpty()) {
        if (const auto own = co_await disco.account().on(this)) {
            for (const auto &feature : own->features)
                report.accountFeatures.append(feature.var);
        }
    }
    co_return report;
}

} // namespace chat
