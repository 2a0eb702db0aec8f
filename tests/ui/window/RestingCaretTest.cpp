// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/RestingCaret.h"

#include <catch2/catch_test_macros.hpp>

#include <QApplication>
#include <QLineEdit>
#include <QTest>

TEST_CASE("a text cursor that nobody uses stands still, and blinks again with the next key", "[window]")
{
    const int usual = QApplication::cursorFlashTime();
    REQUIRE(usual > 0);
    QLineEdit field;
    {
        window::RestingCaret caret(1);
        CHECK(QTest::qWaitFor([] { return QApplication::cursorFlashTime() == 0; }));
        QTest::keyClick(&field, Qt::Key_A);
        CHECK(QApplication::cursorFlashTime() == usual);
        CHECK(QTest::qWaitFor([] { return QApplication::cursorFlashTime() == 0; }));
    }
    CHECK(QApplication::cursorFlashTime() == usual);
}
