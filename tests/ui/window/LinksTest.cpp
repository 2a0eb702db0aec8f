// SPDX-License-Identifier: GPL-3.0-or-later
// xmpp: links, pressed in a message or handed over by another program: proposed, never carried out (security.md F20).
#include "chat/Conversations.h"
#include "composer/MessageField.h"
#include "onboarding/RegistrationPage.h"
#include "support/SampleDesk.h"
#include "timeline/TimelineView.h"
#include "widgets/Overlays.h"
#include "window/ChatsPage.h"
#include "window/MainWindow.h"
#include "window/StartList.h"

#include <QTest>

#include <catch2/catch_test_macros.hpp>

using sample::Content;
using sample::SampleDesk;

namespace {

struct Shown
{
    Shown()
    {
        window.resize(1120, 720);
        window.setDesk(desk.desk());
        window.showChats();
        window.show();
    }
    window::ChatsPage &chats() { return *window.findChild<window::ChatsPage *>(); }
    QString start()
    {
        for (const QLineEdit *field : window.findChildren<QLineEdit *>()) {
            if (field->accessibleName() == u"Search or start")
                return field->text();
        }
        return {};
    }
    QString toast()
    {
        const auto *toast = window.findChild<widgets::Toast *>();
        return toast && toast->isVisible() ? toast->findChild<QLabel *>()->text() : QString();
    }
    model::Conversation chatWith(const char16_t *name)
    {
        for (const auto &chat : desk.workspace().conversations().sorted()) {
            if (chat.name == name)
                return chat;
        }
        FAIL("no such chat");
        return {};
    }

    SampleDesk desk{Content::Chats};
    window::MainWindow window{desk.preferences()};
};

const QString evil = QStringLiteral("xmpp:carla@jabber.example?message;body=evil;subject=evil");

} // namespace

TEST_CASE("F20: a link that another program hands over is only proposed, and a draft stays as it was", "[window]")
{
    Shown shown;
    const auto carla = shown.chatWith(u"Carla");
    shown.chats().openChat(shown.chatWith(u"Anna").id);
    shown.window.comeForward(evil);
    CHECK(shown.start() == u"carla@jabber.example");
    CHECK(shown.chats().currentChat() == shown.chatWith(u"Anna").id);
    for (QLineEdit *field : shown.window.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == u"Search or start")
            QTest::keyClick(field, Qt::Key_Return);
    }
    CHECK(shown.chats().currentChat() == carla.id);
    CHECK(shown.window.findChild<composer::MessageField *>()->toPlainText() == u"porto il pane e");
}

TEST_CASE("F20: a pressed link in a message is ours and only proposed", "[window]")
{
    Shown shown;
    shown.chats().openChat(shown.chatWith(u"Anna").id);
    auto *view = shown.window.findChild<timeline::TimelineView *>();
    Q_EMIT view->linkActivated(QUrl(QStringLiteral("xmpp:zoe@example.org?roster")));
    REQUIRE(sample::waitUntil([&] { return shown.start() == u"zoe@example.org"; }));
    CHECK_FALSE(shown.desk.workspace().conversations().find(shown.chatWith(u"Anna").account,
                                                            base::Jid::of(u"zoe@example.org")));
    CHECK(shown.chats().currentChat() == shown.chatWith(u"Anna").id);
}

TEST_CASE("an invitation to make an account opens the page for it beside the chats", "[window]")
{
    Shown shown;
    shown.window.comeForward(QStringLiteral("xmpp:new.example?register;preauth=abc"));
    const auto *page = shown.window.findChild<onboarding::RegistrationPage *>();
    REQUIRE(page);
    CHECK(page->isVisible());
}

TEST_CASE("links to groups and unknown links are answered with a sentence", "[window]")
{
    Shown shown;
    shown.window.comeForward(QStringLiteral("xmpp:assemblea@conference.example.org?join"));
    CHECK(shown.toast() == u"This link leads to a group. Groups can’t be joined here yet.");
    CHECK(shown.start().isEmpty());
    shown.window.comeForward(QStringLiteral("xmpp:anna@example.org?commandattack"));
    CHECK(shown.toast() == u"I don’t understand this link.");
}

TEST_CASE("a link that comes while the program is locked waits behind the passphrase", "[window]")
{
    Shown shown;
    shown.window.showPassphrase();
    shown.window.comeForward(evil);
    CHECK_FALSE(shown.chats().isVisible());
    CHECK(shown.start().isEmpty());
    shown.window.showChats();
    CHECK(shown.start() == u"carla@jabber.example");
}
