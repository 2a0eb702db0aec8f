// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/Conversations.h"
#include "composer/MessageField.h"
#include "support/LayoutWalk.h"
#include "support/SampleDesk.h"
#include "text/Language.h"
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

TEST_CASE("G5: nothing is clipped, narrow and wide, in English and Italian, at twice the text", "[window]")
{
    SampleDesk desk(Content::Chats);
    const QFont usual = QApplication::font();
    for (const char *code : {"en", "it"}) {
        text::Language language;
        language.choose(QString::fromLatin1(code));
        for (const int pixels : {14, 28}) {
            QFont font = usual;
            font.setPixelSize(pixels);
            QApplication::setFont(font);
            for (const int width : {380, 760, 1120}) {
                ChatsPage page(desk.desk());
                page.resize(width, 760);
                page.show();
                openFirst(page, desk);
                INFO(code << " " << pixels << " px, " << width << " wide");
                CHECK(sample::clippedTexts(page).join(u'\n').toStdString() == "");
            }
        }
    }
    QApplication::setFont(usual);
}

TEST_CASE("G4: everything that takes the focus has a name", "[window]")
{
    SampleDesk desk(Content::Chats);
    ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    openFirst(page, desk);
    CHECK(sample::namelessWidgets(page).join(u'\n').toStdString() == "");
    page.perform(window::Command::Details);
    CHECK(sample::namelessWidgets(page).join(u'\n').toStdString() == "");
    for (const auto section : {settings::SettingsPage::Section::Account, settings::SettingsPage::Section::Appearance,
                               settings::SettingsPage::Section::Storage}) {
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
