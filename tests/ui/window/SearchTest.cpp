// SPDX-License-Identifier: GPL-3.0-or-later
// Searching in the window: what is found is marked where it is listed and where it stands.
#include "chat/Search.h"
#include "chat/Conversations.h"
#include "support/SampleDesk.h"
#include "text/FoundWords.h"
#include "theme/Look.h"
#include "timeline/TimelineView.h"
#include "window/ChatsPage.h"
#include "window/FindBar.h"
#include "window/HitList.h"
#include "window/SearchPanel.h"

#include <QTest>

#include <catch2/catch_test_macros.hpp>

using sample::Content;
using sample::SampleDesk;
using window::ChatsPage;

namespace {

struct Shown
{
    Shown()
    {
        page.resize(1280, 720);
        page.show();
    }
    model::ConversationId chatWith(const char16_t *name)
    {
        for (const auto &chat : desk.workspace().conversations().sorted()) {
            if (chat.name == name)
                return chat.id;
        }
        FAIL("no such chat");
        return {};
    }
    timeline::TimelineView &view() { return *page.findChild<timeline::TimelineView *>(); }
    // Pixels of that colour in what is painted there.
    static int pixels(QWidget &widget, theme::Colour colour)
    {
        const QImage picture = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QRgb wanted = theme::lookOf(&widget)[colour].rgb();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixel(x, y) == wanted ? 1 : 0;
        }
        return count;
    }

    SampleDesk desk{Content::Chats};
    ChatsPage page{desk.desk()};
};

constexpr int someLetters = 150; // pixels behind one short word at least

} // namespace

TEST_CASE("hits in a chat are marked, the present one strongest, and no longer when the search ends", "[window]")
{
    Shown shown;
    shown.page.openChat(shown.chatWith(u"Anna"));
    QWidget &paper = *shown.view().viewport();
    REQUIRE(sample::waitUntil([&] { return shown.view().window().size() == 5; }));
    REQUIRE(shown.pixels(paper, theme::Colour::Found) == 0);
    shown.page.perform(window::Command::FindInChat);
    auto *words = shown.page.findChild<window::FindBar *>()->findChild<QLineEdit *>();
    QTest::keyClicks(words, QStringLiteral("il"));
    REQUIRE(sample::waitUntil([&] { return shown.view().column().builder().foundIn.value != 0; }));
    const auto newest = shown.view().column().builder().foundIn;
    CHECK(shown.pixels(paper, theme::Colour::Found) > someLetters / 4); // "il" twice: one is the present hit
    CHECK(shown.pixels(paper, theme::Colour::Accent) > someLetters / 4);
    QTest::keyClick(words, Qt::Key_Return);
    CHECK(shown.view().column().builder().foundIn != newest);
    QTest::keyClick(words, Qt::Key_Escape);
    CHECK(shown.pixels(paper, theme::Colour::Found) == 0);
    CHECK(shown.view().column().builder().found.isEmpty());
}

TEST_CASE("what all chats are searched for is marked in the results, and in the chat after the jump", "[window]")
{
    Shown shown;
    shown.page.perform(window::Command::FindEverywhere);
    auto *panel = shown.page.findChild<window::SearchPanel *>();
    auto *list = panel->findChild<QListView *>();
    QTest::keyClicks(panel->findChild<QLineEdit *>(), QStringLiteral("PROLUN"));
    REQUIRE(sample::waitUntil([&] { return list->model()->rowCount() == 1; }));
    CHECK(sample::waitUntil([&] { return shown.pixels(*list->viewport(), theme::Colour::Found) > someLetters; }));
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    CHECK(shown.page.currentChat() == shown.chatWith(u"Anna"));
    REQUIRE(sample::waitUntil([&] { return shown.view().window().size() == 5; }));
    CHECK(
        sample::waitUntil([&] { return shown.pixels(*shown.view().viewport(), theme::Colour::Accent) > someLetters; }));
    SECTION("until the panel is closed")
    {
        QTest::keyClick(panel, Qt::Key_Escape);
        CHECK(shown.view().column().builder().found.isEmpty());
    }
    SECTION("until another chat is open")
    {
        shown.page.openChat(shown.chatWith(u"Bruno"));
        CHECK(shown.view().column().builder().found.isEmpty());
    }
}

TEST_CASE("the window marks exactly what the index has found", "[window][search]")
{
    Shown shown;
    chat::Search search(shown.desk.workspace().profile());
    int compared = 0;
    for (const char16_t *question :
         {u"il", u"porto", u"SALA, grande", u"perfet", u"si", u"verb", u"e", u"21", u"bozza"}) {
        const QString words = QString::fromUtf16(question);
        std::optional<QList<chat::SearchHit>> hits;
        search.find(words, {}, 50).then(&search, [&](const base::Result<QList<chat::SearchHit>> &answer) {
            REQUIRE(answer);
            hits = *answer;
        });
        REQUIRE(sample::waitUntil([&] { return hits.has_value(); }));
        for (const chat::SearchHit &hit : *hits) {
            INFO(words.toStdString() << " in " << hit.message.body.toStdString());
            const auto marked = text::FoundWords(words).in(hit.message.body);
            REQUIRE(marked.size() == hit.stretches.size());
            for (qsizetype i = 0; i < marked.size(); ++i) {
                CHECK(marked[i].from == hit.stretches[i].start);
                CHECK(marked[i].length == hit.stretches[i].length);
            }
            ++compared;
        }
    }
    CHECK(compared >= 9);
}

TEST_CASE("the unread line stays until the chat is left, and is gone once its messages were read", "[window]")
{
    Shown shown;
    const auto bruno = shown.chatWith(u"Bruno");
    const auto &chats = shown.desk.workspace().conversations();
    REQUIRE(chats.find(bruno)->unread == 2);
    QApplication::setActiveWindow(&shown.page);
    shown.page.openChat(bruno);
    REQUIRE(sample::waitUntil([&] { return chats.find(bruno)->unread == 0; }));
    CHECK(shown.view().column().builder().unread.count == 2);
    shown.page.openChat(shown.chatWith(u"Anna"));
    CHECK(shown.view().column().builder().unread.count == 0);
    shown.page.openChat(bruno);
    CHECK_FALSE(shown.view().column().builder().unread.first);
    CHECK(shown.view().unreadBelow() == 0);
}
