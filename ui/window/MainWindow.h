// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: first run, unlocking, trouble, and the chats, a page at a time. Owned by Application.
#pragma once

#include "base/Secret.h"
#include "model/Ids.h"
#include "window/RestingCaret.h"
#include "window/Shortcuts.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QStackedLayout;

namespace chat {
struct Invitation;
}
namespace onboarding {
class Onboarding;
class PassphrasePage;
class TroublePage;
} // namespace onboarding
namespace settings {
class Preferences;
}

namespace window {

class ChatsPage;
struct Desk;

// Why the profile cannot be opened.
enum class Trouble { ProfileInUse, KeychainSilent, KeyLost, DiskFull, Storage, Crypto };

class MainWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(settings::Preferences &preferences);
    ~MainWindow() override;

    // The profile is open: from now on people can sign in and chats can be shown.
    void setDesk(const Desk &desk);

    void showOnboarding();
    void showPassphrase();
    void showWrongPassphrase();
    void showTrouble(Trouble trouble, const QString &detail);
    void showChats();
    // Raises the window; a link is shown for the user to decide about.
    void comeForward(const QString &uri);
    void setDiskFull(bool full);
    void setArchivePutAside(bool aside);

Q_SIGNALS:
    void firstPainted();
    void quitRequested();
    void retryRequested();
    void startAnewRequested();
    void passphraseGiven(base::Secret passphrase);

protected:
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Page { Blank, Onboarding, AnotherAccount, Passphrase, Trouble, Chats };

    void restorePlace();
    void run(const Shortcut &shortcut);
    void changeTextSize(int step);
    void lock();
    void takePassphrase(const base::Secret &passphrase);
    void makeOnboarding(Page page);
    void makeChats();
    void signedIn(model::AccountId account, const QString &openWith);
    void propose(const QString &link);
    void proposeToSignedIn(const chat::Invitation &invitation);
    void turnTo(Page page, QWidget *widget);
    void speakAnew();
    void updateTitle();

    settings::Preferences &m_preferences;
    std::unique_ptr<Desk> m_desk;
    RestingCaret m_caret;
    QStackedLayout *m_pages;
    QPointer<onboarding::Onboarding> m_onboarding;
    QPointer<onboarding::PassphrasePage> m_passphrase;
    QPointer<onboarding::TroublePage> m_trouble;
    QPointer<ChatsPage> m_chats;
    Page m_page = Page::Blank;
    QString m_proposed; // a link that waits until somebody may see it
    bool m_painted = false;
    bool m_diskFull = false;
    bool m_archivePutAside = false;
};

} // namespace window
