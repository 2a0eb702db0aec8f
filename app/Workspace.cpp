// SPDX-License-Identifier: GPL-3.0-or-later
#include "Workspace.h"

#include <QCoreApplication>

namespace app {

base::Task<base::Result<std::unique_ptr<Workspace>>> Workspace::open(Options options)
{
    if (options.folder.isEmpty())
        options.folder = store::Profile::standardFolder();
    auto profile = co_await store::Profile::open(options.folder, options.key).on(qApp);
    if (!profile)
        co_return profile.error();
    auto workspace = std::unique_ptr<Workspace>(new Workspace(std::move(*profile), options.xmlLog));
    if (const auto loaded = co_await workspace->m_conversations.load().on(workspace.get()); !loaded)
        co_return loaded.error();
    if (const auto loaded = co_await workspace->m_accounts.load().on(workspace.get()); !loaded)
        co_return loaded.error();
    co_return std::move(workspace);
}

Workspace::Workspace(std::unique_ptr<store::Profile> profile, const QString &xmlLog)
    : m_profile(std::move(profile))
    , m_network(m_clock, xmlLog)
    , m_conversations(*m_profile, m_clock)
    , m_avatars(*m_profile)
    , m_accounts({*m_profile, m_conversations, m_avatars, m_network})
{
}

Workspace::~Workspace() = default;

} // namespace app
