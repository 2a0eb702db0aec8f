// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Conversations.h"
#include "composer/MessageField.h"
#include "support/LayoutWalk.h"
#include "support/SampleKeys.h"
#include "widgets/Label.h"
#include "widgets/PadlockPill.h"
#include "window/ChatsPage.h"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using sample::Content;
using sample::SampleDesk;
using window::ChatsPage;

namespace {

composer::MessageField &messageField(ChatsPage &page)
{
    return *page.findChild<composer::MessageField *>();
}

constexpr settings::SettingsPage::Section sections[] = {
    settings::SettingsPage::Section::Profile, settings::SettingsPage::Section::Account,
    settings::SettingsPage::Section::Privacy, settings::SettingsPage::Section::Appearance,
    settings::SettingsPage::Section::Storage, settings::SettingsPage::Section::Encryption,
    settings::SettingsPage::Section::About};

void settle()
{
    QElapsedTimer time;
    time.start();
    sample::waitUntil([&] { return time.elapsed() > 60; });
}

void openFirst(ChatsPage &page, SampleDesk &desk)
{
    page.openChat(desk.workspace().conversations().sorted().first().id);
    settle();
}

} // namespace

TEST_CASE("what waits is counted together, sign-ins of one's own with requests", "[window]")
{
    SampleDesk desk(Content::Chats);
    sample::addUsualDevices(desk);
    sample::alarm(desk, "giulia@serviziliberi.it", 2002, model::DeviceAlarm::Kind::NewDevice);
    ChatsPage page(desk.desk());
    const auto says = [&](const QString &words) {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == words; });
    };
    REQUIRE(sample::waitUntil([&] { return says(QStringLiteral("Waiting for you (2)")); }));
    page.findChild<QAbstractButton *>(QStringLiteral("me"))->click();
    CHECK(sample::waitUntil([&] { return says(QStringLiteral("Waiting for you (1)")); }));
}

TEST_CASE("a draft survives a change of chat and a restart", "[window]")
{
    SampleDesk desk(Content::Chats);
    const auto chats = desk.workspace().conversations().sorted();
    {
        ChatsPage page(desk.desk());
        page.resize(1120, 720);
        page.show();
        page.openChat(chats[0].id);
        QTest::keyClicks(&messageField(page), QStringLiteral("non spedito"));
        page.openChat(chats[1].id);
        CHECK(messageField(page).toPlainText() == chats[1].draft);
        page.openChat(chats[0].id);
        CHECK(messageField(page).toPlainText() == QStringLiteral("non spedito"));
    }
    settle();
    desk.reopen();
    ChatsPage page(desk.desk());
    page.openChat(chats[0].id);
    CHECK(messageField(page).toPlainText() == QStringLiteral("non spedito"));
}

TEST_CASE("G4: everything that takes the focus has a name", "[window]")
{
    SampleDesk desk(Content::Chats);
    sample::addUsualDevices(desk);
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    openFirst(page, desk);
    CHECK(sample::namelessWidgets(page).join(u'\n').toStdString() == "");
    for (const auto panel : {window::Command::Details, window::Command::Padlock}) {
        page.perform(panel);
        settle();
        CHECK(sample::namelessWidgets(page).join(u'\n').toStdString() == "");
    }
    for (const auto section : sections) {
        page.openSettings(section);
        CHECK(sample::namelessWidgets(page).join(u'\n').toStdString() == "");
    }
}

TEST_CASE("the names that other programs drive the window by are there", "[window]")
{
    SampleDesk desk(Content::Chats);
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    openFirst(page, desk);
    QStringList names;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (widget->isVisible())
            names << widget->accessibleName();
    }
    for (const char *name : {"Search or start", "New", "Chats", "Messages", "Message", "Send"}) {
        INFO(name);
        CHECK(names.contains(QString::fromLatin1(name)));
    }
}

TEST_CASE("Alt+Down and Ctrl+number walk the chats, Alt+Shift+Down the unread ones", "[window]")
{
    SampleDesk desk(Content::Chats);
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    page.perform(window::Command::NextChat);
    const auto first = page.currentChat();
    CHECK(first);
    page.perform(window::Command::NextChat);
    CHECK(page.currentChat() != first);
    page.perform(window::Command::PreviousChat);
    CHECK(page.currentChat() == first);
    page.perform(window::Command::NextUnread);
    const auto chat = desk.workspace().conversations().find(page.currentChat());
    REQUIRE(chat);
    CHECK(chat->unread > 0);
}

TEST_CASE("UX-WIN-1: Esc closes what lies on top and never the window", "[window]")
{
    SampleDesk desk(Content::Chats);
    ChatsPage page(desk.desk());
    page.resize(900, 720);
    page.show();
    openFirst(page, desk);
    page.perform(window::Command::Details);
    auto *field = &messageField(page);
    QTest::keyClick(field, Qt::Key_Escape);
    QTest::keyClick(field, Qt::Key_Escape);
    QTest::keyClick(field, Qt::Key_Escape);
    CHECK(page.isVisible());
    CHECK(page.currentChat());
}

TEST_CASE("without chats the list says what to do", "[window]")
{
    SampleDesk desk(Content::NoChats);
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    CHECK(texts.contains(QStringLiteral("Choose a chat, or press Ctrl+K.")));
    CHECK(texts.filter(QStringLiteral("No chats yet.")).size() == 1);
    CHECK(sample::clippedTexts(page).join(u'\n').toStdString() == "");
}

TEST_CASE("Ctrl+U counts the newest message as unread again, the menu as read", "[window]")
{
    SampleDesk desk(Content::Chats);
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    const auto &chats = desk.workspace().conversations();
    const auto all = chats.sorted();
    const auto read = std::find_if(all.begin(), all.end(), [](const model::Conversation &chat) {
        return chat.unread == 0 && chat.lastMessage && chat.kind == model::ConversationKind::Person;
    });
    REQUIRE(read != all.end());
    page.openChat(read->id);
    page.perform(window::Command::MarkUnread);
    CHECK(sample::waitUntil([&] { return chats.find(read->id)->unread == 1; }));
    CHECK(chats.find(read->id)->firstUnread);
    page.perform(window::Command::MarkUnread);
    settle();
    CHECK(chats.find(read->id)->unread == 1);
}

TEST_CASE("which key sends changes at once for an open chat", "[window]")
{
    SampleDesk desk(Content::Chats);
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    openFirst(page, desk);
    QTest::keyClicks(&messageField(page), QStringLiteral("una riga"));
    desk.preferences().setEntersSend(false);
    QTest::keyClick(&messageField(page), Qt::Key_Return);
    CHECK(messageField(page).toPlainText() == QStringLiteral("una riga\n"));
    desk.preferences().setEntersSend(true);
    QTest::keyClick(&messageField(page), Qt::Key_Return);
    CHECK(messageField(page).toPlainText() == QString());
}

TEST_CASE("UX-LOCK-1: the padlock keeps its word beside a side panel, and a narrow header keeps the name", "[window]")
{
    SampleDesk desk(Content::Chats);
    sample::setEncryption(desk, "anna@serviziliberi.it", model::EncryptionChoice::Off); // a long word
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    openFirst(page, desk);
    page.perform(window::Command::Details);
    settle();
    const auto *pill = page.findChild<widgets::PadlockPill *>();
    REQUIRE(pill);
    CHECK(pill->width() == pill->wideHint().width());
    page.perform(window::Command::Details);
    page.resize(380, 720);
    settle();
    CHECK(pill->width() < pill->wideHint().width());
    CHECK(pill->isVisible());
    const auto names = page.findChildren<widgets::ElidedLabel *>();
    const auto name = std::find_if(names.begin(), names.end(), [&](const widgets::ElidedLabel *label) {
        return label->isVisible() && label->fullText() == desk.workspace().conversations().sorted().first().name;
    });
    REQUIRE(name != names.end());
    CHECK((*name)->width() >= std::min((*name)->sizeHint().width(), 80));
}
