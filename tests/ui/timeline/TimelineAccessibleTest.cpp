// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TimelineView.h"

#include "timeline/TimelineAccessible.h"
#include "timeline/Words.h"
#include "ui/timeline/SyntheticSource.h"

#include <QAccessible>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using namespace timeline;
using timeline::test::GivenSource;
using timeline::test::received;
using timeline::test::sent;

TEST_CASE("screen readers find a list named Messages with one sentence for each message", "[timeline][UX-A11Y-1]")
{
    GivenSource source({received(1, QStringLiteral("hello")), sent(2, QStringLiteral("hi"))});
    TimelineView view;
    view.resize(800, 600);
    view.show();
    view.open(&source, {});
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    REQUIRE(list);
    CHECK(list->role() == QAccessible::List);
    CHECK(list->text(QAccessible::Name) == QStringLiteral("Messages"));
    REQUIRE(list->childCount() == 2);
    for (int index = 0; index < 2; ++index) {
        QAccessibleInterface *item = list->child(index);
        REQUIRE(item);
        CHECK(item->role() == QAccessible::ListItem);
        CHECK(item->text(QAccessible::Name) == view.rowSentence(index));
        CHECK(list->indexOfChild(item) == index);
        CHECK(item->parent() == list);
        CHECK(item->rect().isValid());
        CHECK_FALSE(item->state().offscreen);
        CHECK(list->childAt(item->rect().center().x(), item->rect().center().y()) == item);
    }
    CHECK(list->child(1)->text(QAccessible::Name).startsWith(QStringLiteral("You, hi, ")));
    CHECK(list->child(2) == nullptr);
}

TEST_CASE("a message keeps its accessible object when others come before it", "[timeline][UX-A11Y-1]")
{
    GivenSource source({received(5, QStringLiteral("five")), received(9, QStringLiteral("nine"))});
    TimelineView view;
    view.resize(800, 600);
    view.show();
    view.open(&source, {});
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface *nine = list->child(1);
    source.add(received(7, QStringLiteral("seven")));
    REQUIRE(QTest::qWaitFor([&] { return view.window().size() == 3; }, 1'000));
    CHECK(list->child(2) == nine);
    CHECK(nine->isValid());
    source.clear();
    CHECK_FALSE(nine->isValid());
    CHECK(nine->text(QAccessible::Name).isEmpty());
}

TEST_CASE("the focus of the keyboard is the focus of the screen reader", "[timeline][UX-A11Y-2]")
{
    GivenSource source({received(1, QStringLiteral("one")), received(2, QStringLiteral("two"))});
    TimelineView view;
    view.resize(800, 600);
    view.show();
    QApplication::setActiveWindow(&view);
    view.open(&source, {});
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface *first = list->child(0);
    REQUIRE(first->actionInterface());
    REQUIRE(QTest::qWaitFor([&] { return view.isActiveWindow(); }, 2'000));
    first->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    CHECK(view.currentMessage().value == 1);
    CHECK(list->focusChild() == first);
    CHECK(first->state().focused);
    QTest::keyClick(&view, Qt::Key_Down);
    CHECK(list->focusChild() == list->child(1));
}
