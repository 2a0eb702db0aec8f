// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TimelineView.h"

#include "ui/timeline/SyntheticSource.h"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

#include <memory>

using namespace timeline;
using timeline::test::GivenSource;
using timeline::test::received;
using timeline::test::sent;
using timeline::test::SyntheticSource;

namespace {

std::unique_ptr<TimelineView> shownView(QSize size = {800, 600})
{
    auto view = std::make_unique<TimelineView>();
    view->resize(size);
    view->show();
    QApplication::setActiveWindow(view.get());
    return view;
}

QList<model::Message> many(int count)
{
    QList<model::Message> messages;
    for (int number = 0; number < count; ++number)
        messages.append(timeline::test::madeUp(number));
    return messages;
}

int topOf(TimelineView &view, model::MessageId message)
{
    return view.rowArea(view.window().indexOf(message)).top();
}

// The message in the middle of what is being read.
model::MessageId middleOf(const TimelineView &view)
{
    const auto &visible = view.column().visible();
    return view.window().at(visible[visible.size() / 2].index).key().id;
}

// Counts how often the viewport is painted.
class PaintCounter final : public QObject
{
public:
    explicit PaintCounter(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

TEST_CASE("a chat opens at its end, and at the first unread message with the line at a quarter", "[timeline]")
{
    SyntheticSource source(10'000);
    const auto view = shownView();
    view->open(&source, {});
    CHECK(view->column().isAtEnd());
    CHECK(view->column().visible().back().index == view->window().size() - 1);

    view->open(&source, {}, {{9'000}, 1'000});
    const int index = view->window().indexOf({9'000});
    REQUIRE(index >= 0);
    const int line = view->rowArea(index).top() + static_cast<int>(view->window().at(index).geometry().unread.top());
    CHECK(line == view->viewport()->height() / 4);
    CHECK(view->unreadBelow() > 900);
}

TEST_CASE("what is being read does not move when older messages are put before it", "[timeline]")
{
    SyntheticSource source(100'000);
    const auto view = shownView();
    view->open(&source, {}, {{50'000}, 5});
    int moves = 0;
    for (int step = 0; step < 400; ++step) {
        const model::MessageId message = middleOf(*view);
        const int before = topOf(*view, message);
        const model::MessageId first = view->window().at(0).key().id;
        view->scrollBy(-37);
        CHECK(topOf(*view, message) == before + 37);
        moves += view->window().at(0).key().id != first ? 1 : 0;
        REQUIRE(view->window().size() <= RowWindow::capacity);
    }
    CHECK(moves >= 2);
}

TEST_CASE("what is being read does not move when messages come or change above and below", "[timeline]")
{
    GivenSource source(many(200));
    const auto view = shownView();
    view->open(&source, {});
    view->scrollBy(-2'000);
    const model::MessageId message = middleOf(*view);
    const int top = topOf(*view, message);

    model::Message late = received(1'000, QStringLiteral("late, ").repeated(100));
    late.time = timeline::test::madeUp(110).time.addMSecs(5);
    source.add(late);
    source.add(timeline::test::madeUp(500));
    model::Message longer = timeline::test::madeUp(
        view->window().at(view->column().visible().front().index).key().id.value - 1);
    longer.body = QStringLiteral("grown ").repeated(200);
    source.change(longer);
    REQUIRE(QTest::qWaitFor([&] { return view->window().indexOf({501}) >= 0; }, 1'000));
    CHECK(view->window().indexOf(late.id) >= 0);
    CHECK(std::abs(topOf(*view, message) - top) <= 1);
}

TEST_CASE("a resized view keeps its end at the end and the rest where it was", "[timeline]")
{
    SyntheticSource source(1'000);
    const auto view = shownView();
    view->open(&source, {});
    view->resize(500, 450);
    CHECK(view->column().isAtEnd());
    const auto last = view->column().visible().back();
    CHECK(last.top + view->window().at(last.index).height() + Column::margin == view->viewport()->height());

    view->scrollBy(-3'000);
    const RowKey anchor = view->column().anchor();
    const int top = view->column().anchorTop();
    view->resize(700, 450);
    CHECK(std::abs(topOf(*view, anchor.id) - top) <= 1);
}

TEST_CASE("a view at its end follows new messages, one that is scrolled up does not", "[timeline]")
{
    GivenSource source(many(100));
    const auto view = shownView();
    view->open(&source, {});
    source.add(timeline::test::madeUp(100));
    REQUIRE(QTest::qWaitFor([&] { return view->window().size() == 101; }, 1'000));
    CHECK(view->column().isAtEnd());
    view->scrollBy(-300);
    const model::MessageId message = middleOf(*view);
    const int top = topOf(*view, message);
    source.add(timeline::test::madeUp(101));
    REQUIRE(QTest::qWaitFor([&] { return view->window().size() == 102; }, 1'000));
    CHECK_FALSE(view->column().isAtEnd());
    CHECK(topOf(*view, message) == top);
}

TEST_CASE("a burst of 2,000 messages is painted at most once a frame", "[timeline]")
{
    SyntheticSource source(500);
    const auto view = shownView();
    view->open(&source, {});
    QCoreApplication::processEvents();
    PaintCounter paints(view->viewport());
    QElapsedTimer clock;
    clock.start();
    for (int number = 0; number < 2'000; ++number) {
        source.addOne();
        if (number % 10 == 0)
            QCoreApplication::processEvents();
    }
    REQUIRE(QTest::qWaitFor([&] { return view->window().indexOf({2'500}) >= 0; }, 2'000));
    QCoreApplication::processEvents();
    CHECK(paints.count >= 1);
    CHECK(paints.count <= clock.elapsed() / Pager::frame + 2);
    CHECK(view->window().size() <= RowWindow::capacity);
    CHECK(view->column().isAtEnd());
}

TEST_CASE("only rows near the viewport keep laid-out text", "[timeline]")
{
    SyntheticSource source(10'000);
    const auto view = shownView();
    view->open(&source, {});
    for (int step = 0; step < 60; ++step)
        view->scrollBy(-500);
    int kept = 0;
    for (int index = 0; index < view->window().size(); ++index)
        kept += view->window().at(index).isDropped() ? 0 : 1;
    CHECK(kept > 0);
    CHECK(kept <= 120); // five screens of rows
}

TEST_CASE("the beginning of a long chat and its end can both be reached", "[timeline]")
{
    SyntheticSource source(1'500);
    const auto view = shownView();
    view->open(&source, {});
    for (int step = 0; step < 400 && view->column().visible().front().index + view->window().at(0).key().id.value > 1;
         ++step)
        view->scrollBy(-2'000);
    CHECK(view->window().at(0).key().id.value == 1);
    CHECK(view->column().visible().front().top == 0);
    view->scrollBy(-100);
    CHECK(view->column().visible().front().top == 0);
    view->goToEnd();
    CHECK(view->column().isAtEnd());
    CHECK(view->window().at(view->window().size() - 1).key().id.value == 1'500);
}

TEST_CASE("a message that comes while its page is being read is not lost", "[timeline]")
{
    GivenSource source(many(50));
    const auto view = shownView();
    source.holdAnswers();
    view->open(&source, {});
    source.add(timeline::test::madeUp(50));
    model::Message changed = timeline::test::madeUp(49);
    changed.body = QStringLiteral("another text");
    source.change(changed);
    QTest::qWait(2 * Pager::frame);
    source.letAnswersOut();
    CHECK(view->window().indexOf({51}) == 50);
    CHECK(view->window().at(49).message().body == QStringLiteral("another text"));
}

TEST_CASE("an answer for a chat that has been left changes nothing", "[timeline]")
{
    GivenSource left(many(50));
    GivenSource entered({received(7, QStringLiteral("only this"))});
    const auto view = shownView();
    left.holdAnswers();
    view->open(&left, {});
    view->open(&entered, {});
    left.letAnswersOut();
    CHECK(view->window().size() == 1);
    left.add(timeline::test::madeUp(60));
    QTest::qWait(2 * Pager::frame);
    CHECK(view->window().size() == 1);
    entered.clear();
    CHECK(view->window().isEmpty());
}

TEST_CASE("messages count as read when their end is visible in an active window", "[timeline]")
{
    GivenSource source(many(300));
    const auto view = shownView();
    QSignalSpy read(view.get(), &TimelineView::readUpTo);
    view->open(&source, {}, {{200}, 101});
    REQUIRE(QTest::qWaitFor([&] { return view->isActiveWindow(); }, 2'000));
    REQUIRE(QTest::qWaitFor([&] { return !read.isEmpty(); }, 1'000));
    const auto first = read.constLast().constFirst().value<model::MessageId>();
    CHECK(first.value >= 200);
    CHECK(first.value < 260);
    const int waiting = view->unreadBelow();
    CHECK(waiting > 0);
    view->goToEnd();
    CHECK(read.constLast().constFirst().value<model::MessageId>().value == 300);
    CHECK(view->unreadBelow() == 0);
    read.clear();
    view->scrollBy(-2'000);
    CHECK(read.isEmpty());
}

TEST_CASE("sent stands at the end and received at the start, mirrored in right-to-left layouts", "[timeline][RTL]")
{
    GivenSource source({received(1, QStringLiteral("ciao")), sent(2, QStringLiteral("ciao"))});
    const auto view = shownView();
    view->open(&source, {});
    const int width = view->viewport()->width();
    CHECK(view->window().at(0).geometry().bubble.left() == 24);
    CHECK(view->window().at(1).geometry().bubble.right() == width - 24);

    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const auto mirrored = shownView();
    mirrored->open(&source, {});
    CHECK(mirrored->window().at(0).geometry().bubble.right() == width - 24);
    CHECK(mirrored->window().at(1).geometry().bubble.left() == 24);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

TEST_CASE("a message that is discarded leaves the open chat at once", "[timeline]")
{
    GivenSource source(many(5));
    const auto view = shownView();
    view->open(&source, {});
    const auto gone = timeline::test::madeUp(2).id;
    REQUIRE(view->window().indexOf(gone) == 2);
    source.remove(gone);
    REQUIRE(QTest::qWaitFor([&] { return view->window().size() == 4; }));
    CHECK(view->window().indexOf(gone) == -1);
    CHECK(view->column().visible().back().index == 3);
}
