// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/PadlockPanel.h"
#include "support/SampleKeys.h"
#include "widgets/Controls.h"
#include "widgets/PadlockPill.h"
#include "window/ChatsPage.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <catch2/catch_test_macros.hpp>

using model::EncryptionChoice;

namespace {

const char *anna = "anna@serviziliberi.it";

struct Open
{
    explicit Open(EncryptionChoice choice)
        : chat((sample::addUsualDevices(desk), sample::setEncryption(desk, anna, choice)))
        , page(desk.desk())
    {
        page.resize(1120, 720);
        page.show();
        page.openChat(chat);
        page.perform(window::Command::Padlock);
        REQUIRE(sample::waitUntil([&] { return words().contains(QStringLiteral("Portatile")); }));
    }
    window::PadlockPanel &panel() { return *page.findChild<window::PadlockPanel *>(); }
    QString words()
    {
        QStringList all;
        for (const QLabel *label : panel().findChildren<QLabel *>())
            all << label->text();
        return all.join(u'\n');
    }
    widgets::CheckBox &box(const char *name)
    {
        return *panel().findChild<widgets::CheckBox *>(QString::fromLatin1(name));
    }
    EncryptionChoice choice() { return desk.workspace().conversations().find(chat)->encryption; }
    text::PadlockState pill() { return page.findChild<widgets::PadlockPill *>()->padlock().state; }
    // Presses that button of the question that comes up; what was asked.
    static void answer(const char *button, QString &asked)
    {
        QTimer::singleShot(100, qApp, [button, &asked] {
            const QWidget *question = QApplication::activeModalWidget();
            if (!question)
                return;
            asked = question->windowTitle();
            for (QPushButton *one : question->findChildren<QPushButton *>()) {
                if (one->text() == QString::fromUtf8(button))
                    one->click();
            }
        });
    }

    sample::SampleDesk desk{sample::Content::Chats};
    model::ConversationId chat;
    window::ChatsPage page;
};

} // namespace

TEST_CASE("encryption is switched on without a question, and the pill follows", "[window]")
{
    Open open(EncryptionChoice::Off);
    CHECK(open.pill() == text::PadlockState::NotEncrypted);
    QTest::keyClick(&open.box("encrypt"), Qt::Key_Space);
    CHECK(sample::waitUntil([&] { return open.choice() == EncryptionChoice::On; }));
    CHECK(sample::waitUntil([&] { return open.pill() == text::PadlockState::NewDevice; }));
}

TEST_CASE("UX-LOCK-4: it is switched off only after a question that names the person", "[window]")
{
    Open open(EncryptionChoice::On);
    QString asked;
    Open::answer("Cancel", asked);
    open.box("encrypt").click();
    REQUIRE(sample::waitUntil([&] { return !asked.isEmpty(); }));
    CHECK(asked == QStringLiteral("Stop encrypting the chat with Anna?"));
    CHECK(sample::waitUntil([&] { return open.box("encrypt").isChecked(); }));
    CHECK(open.choice() == EncryptionChoice::On);
    asked.clear();
    Open::answer("Turn encryption off", asked);
    open.box("encrypt").click();
    CHECK(sample::waitUntil([&] { return open.choice() == EncryptionChoice::Off; }));
    CHECK(open.pill() == text::PadlockState::NotEncrypted);
}

TEST_CASE("the panel tells who cannot read and why, and of devices long gone only when asked", "[window]")
{
    Open open(EncryptionChoice::On);
    CHECK(open.words().contains(QStringLiteral("It gets nothing until you decide.")));
    CHECK(sample::waitUntil([&] { return open.words().contains(QStringLiteral("Your devices")); }));
    CHECK_FALSE(open.words().contains(QStringLiteral("Vecchio telefono")));
    open.panel().findChild<QAbstractButton *>(QStringLiteral("past"))->click();
    CHECK(sample::waitUntil([&] { return open.words().contains(QStringLiteral("Vecchio telefono")); }));
}

TEST_CASE("what an older program gets unencrypted is said where one reads, and can be refused", "[window]")
{
    sample::SampleDesk desk{sample::Content::Chats};
    const auto chat = sample::setEncryption(desk, anna, EncryptionChoice::On);
    sample::addDevices(desk, {{anna, 11, "Portatile"}});
    window::ChatsPage page(desk.desk());
    page.show();
    page.openChat(chat);
    page.perform(window::Command::Padlock);
    const auto box = [&] { return page.findChild<widgets::CheckBox *>(QStringLiteral("refuse-beside")); };
    REQUIRE(sample::waitUntil([&] { return page.findChild<QWidget *>(QStringLiteral("verify-11")) != nullptr; }));
    CHECK(box() == nullptr);
    page.perform(window::Command::Padlock);
    sample::addDevices(desk, {{anna, 11, "Portatile"}, {anna, 12, "Gajim", model::KeyTrust::Blind, 0, true, true}});
    page.perform(window::Command::Padlock);
    REQUIRE(sample::waitUntil([&] { return box() != nullptr; }));
    CHECK_FALSE(box()->isChecked());
    box()->click();
    const auto kept = [&] {
        std::optional<chat::BesideLockFacts> facts;
        chat::besideLock(desk.workspace().profile(), *desk.workspace().conversations().find(chat))
            .then(&page, [&](const base::Result<chat::BesideLockFacts> &read) { facts = *read; });
        return sample::waitUntil([&] { return facts.has_value(); }) ? facts->choice : model::BesideLock::Allowed;
    };
    CHECK(sample::waitUntil([&] { return kept() == model::BesideLock::Refused; }));
    CHECK(sample::waitUntil([&] { return box() && box()->isChecked(); }));
}

TEST_CASE("with only verified devices those that were accepted get nothing either", "[window]")
{
    Open open(EncryptionChoice::On);
    open.box("only-verified").click();
    CHECK(sample::waitUntil([&] { return open.choice() == EncryptionChoice::OnlyVerified; }));
    CHECK(sample::waitUntil([&] { return open.words().contains(QStringLiteral("until you verify it")); }));
}
