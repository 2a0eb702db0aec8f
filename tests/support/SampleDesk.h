// SPDX-License-Identifier: GPL-3.0-or-later
// A real profile in a temporary folder with the people of the mock-ups in it, and no network: what window tests and the
// gallery show. Owned by the test.
#pragma once

#include "Workspace.h"
#include "settings/AppLock.h"
#include "settings/Preferences.h"
#include "window/Desk.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace sample {

enum class Content { Empty, NoChats, Chats };

// Runs the event loop until `isDone` says yes; false after 10 s.
bool waitUntil(const std::function<bool()> &isDone);

// Answers the settings without any keychain.
class OpenLock final : public settings::AppLock
{
public:
    Guard guard() const override { return m_guard; }
    base::Task<base::Result<>> setPassphrase(base::Secret passphrase) override;
    base::Task<base::Result<>> removePassphrase(base::Secret current) override;
    base::Task<base::Result<>> verify(base::Secret passphrase) override;

private:
    Guard m_guard = Guard::SystemKeychain;
    base::Secret m_passphrase;
};

class SampleDesk
{
public:
    explicit SampleDesk(Content content);
    ~SampleDesk();

    window::Desk desk();
    app::Workspace &workspace() { return *m_workspace; }
    settings::Preferences &preferences() { return *m_preferences; }
    QString folder() const { return m_folder.path(); }
    // Closes the profile and opens it again, as a restart does.
    void reopen();
    // Behind what is there in the chat with that person, who wrote it; before a window shows it.
    void addMessage(const char *person, model::Message message);

private:
    void fill(Content content);
    void open();

    QTemporaryDir m_folder;
    OpenLock m_lock;
    std::unique_ptr<settings::Preferences> m_preferences;
    std::unique_ptr<app::Workspace> m_workspace;
};

} // namespace sample
