// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MainWindow.h"

#include "chat/Accounts.h"
#include "chat/Registration.h"
#include "onboarding/Onboarding.h"
#include "onboarding/PassphrasePage.h"
#include "settings/AppLock.h"
#include "settings/Preferences.h"
#include "theme/Look.h"
#include "widgets/ComboAccessible.h"
#include "window/ChatsPage.h"
#include "window/Desk.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QStackedLayout>

namespace window {

namespace {

constexpr QSize smallest(380, 480);
constexpr QSize usual(1120, 720);

// A code to compare keys with, as most clients write it and as XEP-0434 says.
bool carriesKeys(const QString &link)
{
    return link.contains(QLatin1String("omemo-sid-")) || link.contains(QLatin1String("trust-message"));
}

bool isFor(Command command)
{
    return command == Command::Quit || command == Command::FullScreen || command == Command::LargerText
        || command == Command::SmallerText || command == Command::NormalText;
}

} // namespace

MainWindow::MainWindow(settings::Preferences &preferences)
    : m_preferences(preferences)
    , m_pages(new QStackedLayout(this))
{
    widgets::ComboAccessible::install();
    setWindowTitle(QStringLiteral("Lucchetto"));
    setMinimumSize(smallest);
    restorePlace();
    m_pages->setContentsMargins(0, 0, 0, 0);
    bindShortcuts(*this, isFor, [this](const Shortcut &shortcut) { run(shortcut); });
}

MainWindow::~MainWindow()
{
    delete m_chats;
    delete m_onboarding;
}

void MainWindow::restorePlace()
{
    resize(usual);
    const QByteArray geometry = m_preferences.geometry();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        return;
    for (const QScreen *screen : QGuiApplication::screens()) {
        if (screen->availableGeometry().intersects(frameGeometry()))
            return;
    }
    resize(usual); // its screen is gone
    move(QGuiApplication::primaryScreen()->availableGeometry().topLeft() + QPoint(40, 40));
}

void MainWindow::run(const Shortcut &shortcut)
{
    switch (shortcut.command) {
    case Command::Quit: close(); break;
    case Command::FullScreen: setWindowState(windowState() ^ Qt::WindowFullScreen); break;
    case Command::LargerText: changeTextSize(1); break;
    case Command::SmallerText: changeTextSize(-1); break;
    default: changeTextSize(0);
    }
}

void MainWindow::changeTextSize(int step)
{
    m_preferences.setMessageText(step == 0 ? theme::measure::defaultMessageText : m_preferences.messageText() + step);
}

void MainWindow::setDesk(const Desk &desk)
{
    m_desk = std::make_unique<Desk>(desk);
    if (m_onboarding)
        m_onboarding->setCore(&desk.accounts, &desk.network);
}

void MainWindow::turnTo(Page page, QWidget *widget)
{
    m_page = page;
    if (m_pages->indexOf(widget) < 0)
        m_pages->addWidget(widget);
    m_pages->setCurrentWidget(widget);
    updateTitle();
}

void MainWindow::makeOnboarding(Page page)
{
    delete m_onboarding;
    const auto occasion = page == Page::Onboarding ? onboarding::Onboarding::Occasion::First
                                                   : onboarding::Onboarding::Occasion::Another;
    m_onboarding = new onboarding::Onboarding(occasion, m_preferences.folder() + QStringLiteral("/servers.json"));
    if (m_desk)
        m_onboarding->setCore(&m_desk->accounts, &m_desk->network);
    connect(m_onboarding, &onboarding::Onboarding::signedIn, this, &MainWindow::signedIn, Qt::QueuedConnection);
    connect(m_onboarding, &onboarding::Onboarding::left, this, &MainWindow::showChats, Qt::QueuedConnection);
    connect(m_onboarding, &onboarding::Onboarding::languageChosen, &m_preferences, &settings::Preferences::setLanguage,
            Qt::QueuedConnection);
    turnTo(page, m_onboarding);
    m_onboarding->focusFirst();
}

void MainWindow::showOnboarding()
{
    if (m_page == Page::Onboarding)
        return;
    makeOnboarding(Page::Onboarding);
    delete m_chats;
}

void MainWindow::makeChats()
{
    m_chats = new ChatsPage(*m_desk);
    m_chats->setDiskFull(m_diskFull);
    m_chats->setArchivePutAside(m_archivePutAside);
    connect(m_chats, &ChatsPage::titleChanged, this, &MainWindow::updateTitle);
    connect(m_chats, &ChatsPage::quitWanted, this, &QWidget::close);
    // Later: it may turn the page that the link was on.
    connect(m_chats, &ChatsPage::linkPressed, this, &MainWindow::propose, Qt::QueuedConnection);
    connect(m_chats, &ChatsPage::lockWanted, this, &MainWindow::lock);
    connect(m_chats, &ChatsPage::addAccountWanted, this, [this] { makeOnboarding(Page::AnotherAccount); });
}

void MainWindow::showChats()
{
    if (!m_desk)
        return;
    if (!m_chats)
        makeChats();
    turnTo(Page::Chats, m_chats);
    if (m_onboarding)
        m_onboarding->deleteLater();
    m_chats->focusStart();
    propose(std::exchange(m_proposed, {}));
}

void MainWindow::signedIn(model::AccountId account, const QString &openWith)
{
    showChats();
    if (const auto inviter = base::Jid::parse(openWith); inviter && m_chats)
        m_chats->writeTo(account, *inviter);
}

void MainWindow::showPassphrase()
{
    if (!m_passphrase) {
        m_passphrase = new onboarding::PassphrasePage;
        connect(m_passphrase, &onboarding::PassphrasePage::given, this, &MainWindow::takePassphrase);
    }
    m_passphrase->clear();
    turnTo(Page::Passphrase, m_passphrase);
    m_passphrase->focusFirst();
}

void MainWindow::showWrongPassphrase()
{
    if (m_page != Page::Passphrase)
        showPassphrase();
    m_passphrase->showWrong();
}

void MainWindow::takePassphrase(const base::Secret &passphrase)
{
    if (!m_desk) {
        Q_EMIT passphraseGiven(passphrase);
        return;
    }
    m_desk->lock.verify(passphrase).then(this, [this](const base::Result<> &known) {
        if (!known) {
            m_passphrase->showWrong();
            return;
        }
        showChats();
        m_passphrase->deleteLater();
    });
}

void MainWindow::lock()
{
    if (!m_desk || m_desk->lock.guard() != settings::AppLock::Guard::Passphrase) {
        if (m_chats)
            m_chats->openSettings(settings::SettingsPage::Section::Storage);
        return;
    }
    showPassphrase();
}

void MainWindow::showTrouble(Trouble trouble, const QString &detail)
{
    if (!m_trouble) {
        m_trouble = new onboarding::TroublePage;
        connect(m_trouble, &onboarding::TroublePage::retried, this, &MainWindow::retryRequested);
        connect(m_trouble, &onboarding::TroublePage::remedied, this, &MainWindow::startAnewRequested);
        connect(m_trouble, &onboarding::TroublePage::quitWanted, this, &MainWindow::quitRequested);
    }
    QString sentence, remedy;
    switch (trouble) {
    case Trouble::ProfileInUse:
        sentence = tr("Another program is using this profile. Close it, then try again.");
        break;
    case Trouble::KeychainSilent:
        sentence = tr(
            "I can’t reach the system’s password store, where the key of your messages is. Unlock it, then try "
            "again.");
        break;
    case Trouble::KeyLost:
        sentence = tr("The system’s password store no longer has the key of your messages, so nobody can read them on "
                      "this computer. Your account is fine.");
        remedy = tr("Put them aside and start anew");
        break;
    case Trouble::DiskFull: sentence = tr("No room left on this computer. Make some, then try again."); break;
    case Trouble::Crypto:
        sentence = tr("The encryption library of this system does not work as it must, so nothing is opened.");
        break;
    case Trouble::Storage:
        sentence = tr("The messages on this computer can’t be opened.");
        remedy = tr("Put them aside and start anew");
        break;
    }
    turnTo(Page::Trouble, m_trouble);
    m_trouble->present(sentence, detail, remedy);
}

void MainWindow::comeForward(const QString &uri)
{
    if (isMinimized())
        showNormal();
    raise();
    activateWindow();
    propose(uri);
}

// Never more than a proposal: the person sees the whole address and decides (security.md F20).
void MainWindow::propose(const QString &link)
{
    if (link.isEmpty())
        return;
    const auto invitation = chat::Invitation::parse(link);
    const bool isOnboarding = m_page == Page::Onboarding || m_page == Page::AnotherAccount;
    if (invitation && isOnboarding)
        m_onboarding->propose(*invitation);
    else if (m_page != Page::Chats || !m_chats)
        m_proposed = link; // locked, or not open yet
    else if (carriesKeys(link))
        m_chats->takeCode(link);
    else if (invitation)
        proposeToSignedIn(*invitation);
    else
        m_chats->say(tr("I don’t understand this link."));
}

void MainWindow::proposeToSignedIn(const chat::Invitation &invitation)
{
    using Kind = chat::Invitation::Kind;
    switch (invitation.kind) {
    case Kind::Account:
        makeOnboarding(Page::AnotherAccount);
        m_onboarding->propose(invitation);
        break;
    case Kind::Room: m_chats->say(tr("This link leads to a group. Groups can’t be joined here yet.")); break;
    case Kind::Contact:
    case Kind::AccountAndContact:
        m_chats->focusStart(invitation.inviter.bare().toString()); // shown as a proposal; Enter decides
        break;
    }
}

void MainWindow::setDiskFull(bool full)
{
    m_diskFull = full;
    if (m_chats)
        m_chats->setDiskFull(full);
}

void MainWindow::setArchivePutAside(bool aside)
{
    m_archivePutAside = aside;
    if (m_chats)
        m_chats->setArchivePutAside(aside);
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_page == Page::Chats && m_chats ? m_chats->title() : QStringLiteral("Lucchetto"));
}

// Pages speak the language that they were built in: build them anew, with what was open and typed.
void MainWindow::speakAnew()
{
    if (m_page == Page::Onboarding || m_page == Page::AnotherAccount) {
        const onboarding::TypedSignIn typed = m_onboarding->typed();
        makeOnboarding(m_page);
        m_onboarding->restore(typed);
    }
    if (!m_chats)
        return;
    const model::ConversationId chat = m_chats->currentChat();
    const auto section = m_chats->currentSection();
    delete m_chats;
    if (m_page != Page::Chats)
        return;
    makeChats();
    turnTo(Page::Chats, m_chats);
    if (chat)
        m_chats->openChat(chat);
    if (section)
        m_chats->openSettings(*section);
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &MainWindow::speakAnew, Qt::QueuedConnection);
}

// Shift+F10 does what the Menu key does (ux.md B21), on keyboards that have none.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    QWidget *focus = QApplication::focusWidget();
    if (event->key() != Qt::Key_F10 || event->modifiers() != Qt::ShiftModifier || !focus)
        return QWidget::keyPressEvent(event);
    const QPoint place = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, focus->mapToGlobal(place));
    QApplication::sendEvent(focus, &menu);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_preferences.setGeometry(saveGeometry());
    event->accept();
    Q_EMIT quitRequested();
}

// Before the profile is open the window shows the two panes, empty.
void MainWindow::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), look[theme::Colour::Window]);
    if (m_page == Page::Blank && width() >= 720) {
        painter.fillRect(QRect(0, 0, m_preferences.listWidth(), height()), look[theme::Colour::Sidebar]);
        painter.fillRect(QRect(m_preferences.listWidth(), 0, width(), height()), look[theme::Colour::ChatBackground]);
    }
    if (!m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &MainWindow::firstPainted, Qt::QueuedConnection);
    }
}

} // namespace window
