// SPDX-License-Identifier: GPL-3.0-or-later
// G5 (ux.md B23): on every page of the window, in both languages, narrow and with large text, every word is seen.
#include "chat/Conversations.h"
#include "lists/ConversationList.h"
#include "onboarding/FormView.h"
#include "onboarding/PassphrasePage.h"
#include "support/LayoutWalk.h"
#include "support/SampleKeys.h"
#include "text/Language.h"
#include "theme/Theme.h"
#include "trust/CameraScan.h"
#include "window/BarView.h"
#include "window/ChatsPage.h"

#include <QElapsedTimer>

#include <catch2/catch_test_macros.hpp>

using sample::Content;
using sample::SampleDesk;
using window::ChatsPage;

namespace {

struct Look
{
    const char *language;
    int pixels; // of the system's font
    int width;  // of the window
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

constexpr Look looks[] = {{"en", 14, 1120},
                          {"it", 14, 380},
                          {"it", 14, 760},
                          {"en", 28, 380},
                          {"it", 28, 380},
                          {"it", 28, 1120},
                          {"it", 14, 380, Qt::RightToLeft}};

// The program as that person has it, until it goes.
class Dressed
{
public:
    explicit Dressed(const Look &look)
        : m_usual(QApplication::font())
        , m_dresser(nullptr)
    {
        m_language.choose(QString::fromLatin1(look.language));
        QFont font = m_usual;
        font.setPixelSize(look.pixels);
        QApplication::setFont(font);
        QApplication::setLayoutDirection(look.direction);
    }
    ~Dressed()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QApplication::setFont(m_usual);
    }

private:
    QFont m_usual;
    theme::Theme m_dresser; // follows the system's font
    text::Language m_language;
};

void settle()
{
    QElapsedTimer time;
    time.start();
    sample::waitUntil([&] { return time.elapsed() > 40; });
}

void checkFit(const QWidget &page, const Look &look, const char *what)
{
    INFO(what << ", " << look.language << ", " << look.pixels << " px, " << look.width << " wide"
              << (look.direction == Qt::RightToLeft ? ", from the right" : ""));
    sample::waitUntil([&] { return sample::clippedTexts(page).isEmpty(); }); // on a busy machine words settle late
    CHECK(sample::clippedTexts(page).join(u'\n').toStdString() == "");
}

void showAt(QWidget &page, const Look &look)
{
    page.resize(look.width, 760);
    page.show();
    settle();
}

// The sentences that a bar may have to bear.
QList<window::Bar> bars()
{
    using window::BarAction;
    using window::Bars;
    window::AccountFacts away;
    away.id = {1};
    away.address = QStringLiteral("giulia.mastroianni@serviziliberi.example");
    away.server = QStringLiteral("serviziliberi.example");
    away.offlineMs = window::offlineGraceMs + 1;
    away.state.connectivity = chat::Connectivity::Waiting;
    QList<window::Bar> all;
    const auto choose = [&](const window::BarFacts &facts) { all << Bars::choose(facts); };
    using base::ErrorKind;
    for (const ErrorKind kind : {ErrorKind::AuthenticationFailed, ErrorKind::Certificate, ErrorKind::TlsMissing,
                                 ErrorKind::AccountGone, ErrorKind::Timeout}) {
        window::BarFacts facts;
        facts.accounts = {away};
        facts.accounts.front().state.error = {kind, QStringLiteral("technical words"), {}, {}};
        if (kind == ErrorKind::AuthenticationFailed)
            facts.accounts.front().state.connectivity = chat::Connectivity::Failed;
        choose(facts);
    }
    window::BarFacts full, aside, plain, stranger, asked, failed;
    full.diskFull = true;
    aside.archivePutAside = true;
    plain.keyInPlainFile = true;
    stranger.notAContact = asked.notAContact = QStringLiteral("Giovanni Battista Pergolesi");
    asked.contactAsked = true;
    failed.failed.id = {1};
    failed.failed.state = model::DeliveryState::Failed;
    failed.failed.error = QStringLiteral("service-unavailable");
    failed.chatName = stranger.notAContact;
    failed.chatAddress = QStringLiteral("pergolesi@example.org");
    for (const window::BarFacts &facts : {full, aside, plain, stranger, asked, failed})
        choose(facts);
    return all;
}

std::vector<chat::FormField> fields()
{
    using Type = chat::FormField::Type;
    std::vector<chat::FormField> all;
    for (const Type type :
         {Type::Fixed, Type::Text, Type::Private, Type::ListSingle, Type::ListMulti, Type::Boolean, Type::TextMulti}) {
        chat::FormField field;
        field.type = type;
        field.name = QStringLiteral("field%1").arg(all.size());
        field.label = QStringLiteral("Una domanda che il server pone con parecchie parole");
        field.required = type != Type::Fixed;
        field.values = type == Type::Fixed ? QStringList{field.label} : QStringList();
        field.options = {{QStringLiteral("Una prima risposta possibile"), QStringLiteral("a")},
                         {QStringLiteral("Un’altra risposta, un po’ più lunga"), QStringLiteral("b")}};
        all.push_back(field);
    }
    return all;
}

} // namespace

TEST_CASE("G5: nothing is clipped or covered on any page of the chats", "[window][fit]")
{
    SampleDesk desk(Content::Chats);
    sample::addUsualDevices(desk);
    sample::setEncryption(desk, "anna@serviziliberi.it", model::EncryptionChoice::On);
    using window::Command;
    const auto chats = desk.workspace().conversations().sorted();
    for (const Look &look : looks) {
        const Dressed dressed(look);
        ChatsPage page(desk.desk());
        showAt(page, look);
        checkFit(page, look, "list");
        page.focusStart(QStringLiteral("an"));
        settle();
        checkFit(page, look, "search or start");
        page.openChat(chats.first().id);
        settle();
        checkFit(page, look, "chat");
        page.perform(Command::FindInChat);
        settle();
        checkFit(page, look, "find bar");
        page.perform(Command::Details);
        settle();
        checkFit(page, look, "details");
        page.perform(Command::Padlock);
        settle();
        checkFit(page, look, "padlock");
        page.openVerify(chats.first().account, chats.first().jid, 1003);
        settle();
        checkFit(page, look, "codes");
        auto *camera = page.findChild<trust::CameraScan *>();
        camera->show();
        settle();
        checkFit(page, look, "camera");
        camera->stop();
        page.perform(Command::FindEverywhere);
        settle();
        checkFit(page, look, "search everywhere");
        page.setDiskFull(true);
        settle();
        checkFit(page, look, "disk full");
        page.setDiskFull(false);
    }
}

TEST_CASE("G5: a sign-in to confirm and people who wait leave room for the chats, however low the window",
          "[window][fit]")
{
    SampleDesk desk(Content::Chats);
    sample::addUsualDevices(desk);
    sample::alarm(desk, "giulia@serviziliberi.it", 2002, model::DeviceAlarm::Kind::NewDevice);
    for (const Look &look : looks) {
        const Dressed dressed(look);
        ChatsPage page(desk.desk());
        page.resize(look.width, 480);
        page.show();
        settle();
        checkFit(page, look, "list with cards");
        auto *list = page.findChild<lists::ConversationList *>();
        REQUIRE(list);
        CHECK(list->height() >= list->sizeHintForRow(0));
    }
}

TEST_CASE("G5: nothing is clipped or covered on any page of the settings", "[window][fit]")
{
    SampleDesk desk(Content::Chats);
    sample::addUsualDevices(desk);
    for (const Look &look : looks) {
        const Dressed dressed(look);
        ChatsPage page(desk.desk());
        page.openSettings(settings::SettingsPage::Section::Profile);
        showAt(page, look);
        for (int section = 0; section <= static_cast<int>(settings::SettingsPage::Section::About); ++section) {
            page.openSettings(static_cast<settings::SettingsPage::Section>(section));
            settle();
            INFO("section " << section);
            checkFit(page, look, "settings");
        }
    }
}

TEST_CASE("G5: nothing is clipped or covered in a bar, whatever it says", "[window][fit]")
{
    for (const Look &look : looks) {
        const Dressed dressed(look);
        QWidget page;
        auto *column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        auto *view = new window::BarView;
        column->addWidget(view);
        column->addStretch();
        showAt(page, look);
        for (const window::Bar &bar : bars()) {
            REQUIRE_FALSE(bar.isEmpty());
            view->setBar(bar);
            settle();
            checkFit(page, look, qPrintable(bar.text));
        }
    }
}

TEST_CASE("G5: nothing is clipped or covered on the pages before the chats", "[window][fit]")
{
    for (const Look &look : looks) {
        const Dressed dressed(look);
        onboarding::PassphrasePage passphrase;
        passphrase.showWrong();
        showAt(passphrase, look);
        checkFit(passphrase, look, "passphrase");
        onboarding::TroublePage trouble;
        trouble.present(QStringLiteral("Il portachiavi del sistema non ha più la chiave dei tuoi messaggi."),
                        QStringLiteral("technical words"), QStringLiteral("Mettili da parte e ricomincia"));
        showAt(trouble, look);
        checkFit(trouble, look, "trouble");
        QScrollArea form; // as the page of registration has it
        auto *view = new onboarding::FormView;
        view->setFields(fields());
        form.setWidget(view);
        form.setWidgetResizable(true);
        form.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        showAt(form, look);
        checkFit(form, look, "form");
    }
}

TEST_CASE("G5: the walk sees what is cut, covered, or out of its place", "[window][fit]")
{
    QWidget page;
    page.resize(200, 100);
    auto *button = new QPushButton(QStringLiteral("a button with a good many words"), &page);
    button->setGeometry(0, 0, 60, 30);
    auto *label = new QLabel(QStringLiteral("beside"), &page);
    label->setGeometry(150, 50, 90, 30);
    auto *over = new QLabel(QStringLiteral("over"), &page);
    over->setGeometry(150, 60, 40, 30);
    page.show();
    const QStringList problems = sample::clippedTexts(page);
    CHECK(problems.filter(QStringLiteral("needs width")).size() == 1);
    CHECK(problems.filter(QStringLiteral("sticks out")).size() == 1);
    CHECK(problems.filter(QStringLiteral("is covered by")).size() == 2);
    button->setToolTip(button->text());
    button->resize(60, 60);
    CHECK(sample::clippedTexts(page).filter(QStringLiteral("needs width")).isEmpty());
}
