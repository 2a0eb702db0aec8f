// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/RowWindow.h"

#include "ui/timeline/SyntheticSource.h"

#include <catch2/catch_test_macros.hpp>

using namespace timeline;
using timeline::test::madeUp;

namespace {

chat::Page pageOf(qint64 from, qint64 to, bool reachesStart = false, bool reachesEnd = false)
{
    chat::Page page;
    for (qint64 number = from; number < to; ++number)
        page.messages.append(madeUp(number));
    page.reachesStart = reachesStart;
    page.reachesEnd = reachesEnd;
    return page;
}

bool isOrdered(const RowWindow &window)
{
    for (int index = 1; index < window.size(); ++index) {
        if (!(window.at(index - 1).key() < window.at(index).key()))
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("the window never holds more than its capacity and stays in order", "[timeline]")
{
    RowWindow window;
    window.reset(pageOf(1000, 1100));
    for (int step = 0; step < 5; ++step)
        window.prepend(pageOf(window.at(0).key().id.value - 101, window.at(0).key().id.value - 1));
    CHECK(window.size() == RowWindow::capacity);
    CHECK(window.at(0).key().id.value == 501);
    CHECK_FALSE(window.reachesEnd());
    window.append(pageOf(window.at(window.size() - 1).key().id.value, 1100, false, true));
    CHECK(window.size() == RowWindow::capacity);
    CHECK(window.at(window.size() - 1).key().id.value == 1100);
    CHECK_FALSE(window.reachesStart());
    CHECK(window.reachesEnd());
    CHECK(isOrdered(window));
}

TEST_CASE("a message that belongs outside of the window is not put into it", "[timeline]")
{
    RowWindow window;
    window.reset(pageOf(100, 120));
    CHECK(window.insert(madeUp(50), RowWindow::Keep::Newest) == RowWindow::Arrival::Elsewhere);
    CHECK(window.insert(madeUp(150), RowWindow::Keep::Newest) == RowWindow::Arrival::Elsewhere);
    CHECK(window.size() == 20);
    window.reset(pageOf(100, 120, true, true));
    CHECK(window.insert(madeUp(50), RowWindow::Keep::Newest) == RowWindow::Arrival::Shown);
    CHECK(window.insert(madeUp(150), RowWindow::Keep::Newest) == RowWindow::Arrival::Shown);
    CHECK(window.insert(madeUp(150), RowWindow::Keep::Newest) == RowWindow::Arrival::Known);
    CHECK(window.size() == 22);
    CHECK(isOrdered(window));
}

TEST_CASE("pages that overlap the window leave no message twice", "[timeline]")
{
    RowWindow window;
    window.reset(pageOf(100, 120));
    window.prepend(pageOf(90, 110));
    window.append(pageOf(110, 130));
    CHECK(window.size() == 40);
    CHECK(isOrdered(window));
}

TEST_CASE("a message that gets another time moves to its new place", "[timeline]")
{
    RowWindow window;
    window.reset(pageOf(0, 10, true, true));
    model::Message message = madeUp(9);
    message.time = madeUp(2).time.addSecs(1);
    CHECK(window.change(message, RowWindow::Keep::Newest));
    CHECK(window.indexOf(message.id) == 3);
    CHECK(isOrdered(window));
}

TEST_CASE("a message that gets another time leaves the window, or comes into it", "[timeline]")
{
    RowWindow window;
    window.reset(pageOf(100, 120));
    model::Message message = madeUp(105);
    message.time = madeUp(200).time;
    CHECK(window.change(message, RowWindow::Keep::Newest));
    CHECK(window.indexOf(message.id) == -1);
    CHECK_FALSE(window.change(message, RowWindow::Keep::Newest));
    message = madeUp(50);
    message.time = madeUp(110).time.addMSecs(1);
    CHECK(window.change(message, RowWindow::Keep::Newest));
    CHECK(window.indexOf(message.id) == window.indexOf(madeUp(110).id) + 1);
    CHECK(window.size() == 20);
    CHECK(isOrdered(window));
}
