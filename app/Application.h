// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the layers together for one profile: window first, then profile, then accounts. main owns the one.
#pragma once

#include "CommandLine.h"

#include "base/Result.h"
#include "store/KeyRing.h"

#include <QObject>

#include <functional>
#include <memory>

namespace settings {
class Preferences;
}
namespace text {
class Language;
}
namespace theme {
class Theme;
}
namespace window {
class MainWindow;
}

namespace app {

class ProfileLock;
class SingleInstance;
class Workspace;

class Application : public QObject
{
    Q_OBJECT

public:
    // `startCrypto` is called once, after the first paint; it gives what is wrong, empty if nothing is.
    Application(CommandLine line, std::function<QString()> startCrypto);
    ~Application() override;

    // False if another window of the profile was there and has come forward instead.
    bool start();

private:
    void applyPreferences();
    void openProfile();
    void openWith(store::KeySource source);
    void explain(const base::Error &error);
    void startAnew();
    void adopt(std::unique_ptr<Workspace> workspace);
    void quit();

    CommandLine m_line;
    std::function<QString()> m_startCrypto;
    QString m_folder;
    std::unique_ptr<settings::Preferences> m_preferences;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<text::Language> m_language;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ProfileLock> m_lock;
    std::unique_ptr<window::MainWindow> m_window;
    bool m_quitting = false;
};

} // namespace app
