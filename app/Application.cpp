// SPDX-License-Identifier: GPL-3.0-or-later
#include "Application.h"

#include "ProfileLock.h"
#include "SingleInstance.h"
#include "Workspace.h"
#include "cli/Guest.h"

#include "settings/Preferences.h"
#include "text/Language.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "window/Desk.h"
#include "window/MainWindow.h"

#include <QApplication>
#include <QDir>
#include <QLocalSocket>

namespace app {

namespace {

constexpr const char *passphraseVariable = "LUCCHETTO_PASSPHRASE"; // as for lucchetto-cli

} // namespace

Application::Application(CommandLine line, std::function<QString()> startCrypto)
    : m_line(std::move(line))
    , m_startCrypto(std::move(startCrypto))
    , m_folder(m_line.profile.isEmpty() ? store::Profile::standardFolder() : m_line.profile)
{
}

// The window goes before what it shows, commands before what they work with.
Application::~Application()
{
    qDeleteAll(findChildren<cli::Guest *>());
    m_window.reset();
    m_lock.reset();
}

bool Application::start()
{
    m_instance = std::make_unique<SingleInstance>(m_folder);
    if (m_instance->handOver(m_line.uri))
        return false;
    m_preferences = std::make_unique<settings::Preferences>(m_folder);
    m_theme = std::make_unique<theme::Theme>(theme::systemWishes());
    m_language = std::make_unique<text::Language>();
    applyPreferences();
    QApplication::setWindowIcon(theme::applicationIcon());

    const store::KeyPlace place = store::KeyRing::placeIn(m_folder);
    m_window = std::make_unique<window::MainWindow>(*m_preferences);
    if (place == store::KeyPlace::None)
        m_window->showOnboarding();
    else if (place == store::KeyPlace::Passphrase && !qEnvironmentVariableIsSet(passphraseVariable))
        m_window->showPassphrase();
    connect(m_window.get(), &window::MainWindow::quitRequested, this, &Application::quit);
    connect(m_window.get(), &window::MainWindow::retryRequested, this, &Application::openProfile);
    connect(m_window.get(), &window::MainWindow::startAnewRequested, this, &Application::startAnew);
    connect(m_window.get(), &window::MainWindow::passphraseGiven, this,
            [this](base::Secret passphrase) { openWith(store::KeySource::passphrase(std::move(passphrase))); });
    connect(m_preferences.get(), &settings::Preferences::changed, this, &Application::applyPreferences);
    connect(m_instance.get(), &SingleInstance::asked, m_window.get(), &window::MainWindow::comeForward);
    connect(m_instance.get(), &SingleInstance::runAsked, this, [this](QLocalSocket *socket, const QByteArray &request) {
        new cli::Guest(socket, request, *m_workspace, this); // deletes itself when it is done
    });
    // First paint, then work: the network starts only when the window is mapped.
    connect(m_window.get(), &window::MainWindow::firstPainted, this, &Application::openProfile);
    m_window->show();
    return true;
}

void Application::applyPreferences()
{
    m_theme->setChoice(m_preferences->themeChoice());
    m_theme->setMessageText(m_preferences->messageText());
    m_theme->setReducedMotion(m_preferences->isMotionReduced());
    m_language->choose(m_preferences->language());
}

void Application::openProfile()
{
    if (m_workspace)
        return;
    if (const auto start = std::exchange(m_startCrypto, nullptr)) {
        if (const QString fault = start(); !fault.isEmpty()) {
            m_startCrypto = start; // "Try again" does
            m_window->showTrouble(window::Trouble::Crypto, fault);
            return;
        }
    }
    switch (store::KeyRing::placeIn(m_folder)) {
    case store::KeyPlace::Passphrase:
        if (const QByteArray given = qgetenv(passphraseVariable); !given.isEmpty()) {
            qunsetenv(passphraseVariable); // used once, and not for programs that are started from here
            openWith(store::KeySource::passphrase(base::Secret(given)));
        } else {
            m_window->showPassphrase();
        }
        return;
    case store::KeyPlace::None:
        store::KeyRing::isKeychainThere().then(this, [this](bool there) {
            // Without one the key goes into a file of the user's, and a bar in the window says so.
            openWith(there ? store::KeySource::keychain() : store::KeySource::file());
        });
        return;
    default: openWith(store::KeySource::keychain());
    }
}

void Application::openWith(store::KeySource source)
{
    if (m_workspace)
        return;
    Workspace::open({m_folder, std::move(source), {}})
        .then(this, [this](base::Result<std::unique_ptr<Workspace>> answer) {
            if (answer)
                adopt(std::move(*answer));
            else
                explain(answer.error());
        });
}

void Application::explain(const base::Error &error)
{
    using window::Trouble;
    switch (error.kind) {
    case base::ErrorKind::WrongPassphrase: m_window->showWrongPassphrase(); break;
    case base::ErrorKind::ProfileInUse: m_window->showTrouble(Trouble::ProfileInUse, error.detail); break;
    case base::ErrorKind::KeychainUnavailable: m_window->showTrouble(Trouble::KeychainSilent, error.detail); break;
    case base::ErrorKind::NotFound: m_window->showTrouble(Trouble::KeyLost, error.detail); break;
    case base::ErrorKind::DiskFull: m_window->showTrouble(Trouble::DiskFull, error.detail); break;
    default: m_window->showTrouble(Trouble::Storage, error.detail);
    }
}

void Application::startAnew()
{
    if (m_workspace)
        return;
    const auto moved = store::Profile::putAside(m_folder);
    if (!moved) {
        explain(moved.error());
        return;
    }
    m_window->showOnboarding();
    openProfile();
}

void Application::adopt(std::unique_ptr<Workspace> workspace)
{
    m_workspace = std::move(workspace);
    m_instance->listen();
    store::Profile &profile = m_workspace->profile();
    chat::Accounts &accounts = m_workspace->accounts();
    m_lock = std::make_unique<ProfileLock>(profile.keyRing());
    connect(&profile, &store::Profile::diskFilled, m_window.get(), [this] { m_window->setDiskFull(true); });
    connect(&profile, &store::Profile::diskRecovered, m_window.get(), [this] { m_window->setDiskFull(false); });
    connect(&accounts, &chat::Accounts::accountRemoved, this, [this] {
        if (m_workspace->accounts().all().empty())
            m_window->showOnboarding();
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, &accounts,
            [&accounts](Qt::ApplicationState state) { accounts.setActive(state == Qt::ApplicationActive); });
    m_window->setDesk({profile, accounts, m_workspace->conversations(), m_workspace->avatars(), m_workspace->network(),
                       *m_preferences, *m_lock});
    m_window->setArchivePutAside(profile.wasDamaged());
    if (accounts.all().empty())
        m_window->showOnboarding();
    else
        m_window->showChats();
    m_window->comeForward(m_line.uri);
    accounts.start();
}

void Application::quit()
{
    if (m_quitting)
        return;
    m_quitting = true;
    if (m_window)
        m_window->hide();
    if (!m_workspace) {
        QCoreApplication::quit();
        return;
    }
    m_workspace->accounts().shutDown().then(this, [](base::Result<>) { QCoreApplication::quit(); });
}

} // namespace app
