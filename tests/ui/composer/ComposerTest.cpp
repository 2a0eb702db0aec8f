// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/Composer.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using composer::Composer;

namespace {

class Paste : public composer::MessageField
{
public:
    using MessageField::canInsertFromMimeData;
    using MessageField::insertFromMimeData;
};

} // namespace

TEST_CASE("Enter sends and empties the field, Shift+Enter makes a new line", "[composer]")
{
    Composer writing;
    QSignalSpy sent(&writing, &Composer::submitted);
    QTest::keyClicks(&writing.field(), QStringLiteral("ciao"));
    QTest::keyClick(&writing.field(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&writing.field(), QStringLiteral("Anna"));
    CHECK(sent.isEmpty());
    QTest::keyClick(&writing.field(), Qt::Key_Return);
    REQUIRE(sent.size() == 1);
    CHECK(sent[0][0].toString() == QStringLiteral("ciao\nAnna"));
    CHECK(writing.text().isEmpty());
}

TEST_CASE("with Ctrl+Enter as the key that sends, Enter makes a new line", "[composer]")
{
    Composer writing;
    writing.setSendKey(composer::SendKey::CtrlEnter);
    QSignalSpy sent(&writing, &Composer::submitted);
    QTest::keyClicks(&writing.field(), QStringLiteral("a"));
    QTest::keyClick(&writing.field(), Qt::Key_Return);
    CHECK(sent.isEmpty());
    QTest::keyClick(&writing.field(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(sent.size() == 1);
}

TEST_CASE("UX-IME-1: Enter is left to the input method while it composes", "[composer]")
{
    Composer writing;
    QSignalSpy sent(&writing, &Composer::submitted);
    QTest::keyClicks(&writing.field(), QStringLiteral("a"));
    QInputMethodEvent composing(QStringLiteral("か"), {});
    QApplication::sendEvent(&writing.field(), &composing);
    QTest::keyClick(&writing.field(), Qt::Key_Return);
    CHECK(sent.isEmpty());
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("か"));
    QApplication::sendEvent(&writing.field(), &done);
    QTest::keyClick(&writing.field(), Qt::Key_Return);
    CHECK(sent.size() == 1);
}

TEST_CASE("blank text is never sent", "[composer]")
{
    Composer writing;
    QSignalSpy sent(&writing, &Composer::submitted);
    QTest::keyClicks(&writing.field(), QStringLiteral("   "));
    QTest::keyClick(&writing.field(), Qt::Key_Return);
    CHECK(sent.isEmpty());
}

TEST_CASE("G03: rich text is pasted as plain text and pictures not at all", "[composer]")
{
    Paste field;
    QMimeData rich;
    rich.setHtml(QStringLiteral("<b>forte</b><img src=\"file:///etc/passwd\">"));
    rich.setText(QStringLiteral("forte"));
    field.insertFromMimeData(&rich);
    CHECK(field.toPlainText() == QStringLiteral("forte"));
    QMimeData picture;
    picture.setImageData(QImage(4, 4, QImage::Format_RGB32));
    CHECK_FALSE(field.canInsertFromMimeData(&picture));
}

TEST_CASE("a draft is told once the typing pauses, and at once when the chat changes", "[composer]")
{
    Composer writing;
    QSignalSpy drafts(&writing, &Composer::draftChanged);
    QTest::keyClicks(&writing.field(), QStringLiteral("bozza"));
    writing.flush();
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0][0].toString() == QStringLiteral("bozza"));
    QSignalSpy composing(&writing, &Composer::composingChanged);
    writing.show(QStringLiteral("altra"), {});
    writing.flush();
    CHECK(drafts.size() == 1);
    REQUIRE(composing.size() == 1); // the typing in the chat before is over; showing a draft is no typing
    CHECK_FALSE(composing[0][0].toBool());
    CHECK(writing.text() == QStringLiteral("altra"));
}

TEST_CASE("the field grows with its lines up to six", "[composer]")
{
    Composer writing;
    writing.resize(400, 300);
    writing.QWidget::show();
    const int one = writing.field().wantedHeight();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&writing.field(), Qt::Key_Return, Qt::ShiftModifier);
    const int four = writing.field().wantedHeight();
    CHECK(four > 3 * one - 10);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(&writing.field(), Qt::Key_Return, Qt::ShiftModifier);
    CHECK(writing.field().wantedHeight() < 2 * four);
}

TEST_CASE("UX-LOCK-3: the field says what the next message will be", "[composer]")
{
    Composer writing;
    writing.setPadlock({});
    CHECK(writing.field().accessibleName() == QStringLiteral("Message"));
    CHECK(writing.field().hint().contains(QStringLiteral("unencrypted")));
    writing.setPadlock({text::PadlockState::Encrypted});
    CHECK(writing.field().hint() == QStringLiteral("Write an encrypted message"));
}

TEST_CASE("UX-LOCK-3: in a narrow field those words take a second line instead of losing one", "[composer]")
{
    Composer writing;
    writing.setPadlock({});
    writing.resize(600, 300);
    writing.QWidget::show();
    const int one = writing.field().wantedHeight();
    writing.resize(220, 300);
    CHECK(QTest::qWaitFor([&] { return writing.field().viewport()->height() > one; }));
    CHECK(writing.field().viewport()->height() == writing.field().wantedHeight());
    QTest::keyClicks(&writing.field(), QStringLiteral("a"));
    CHECK(writing.field().wantedHeight() == one);
}

TEST_CASE("a draft that has been told long ago is told once, and the words after it again", "[composer]")
{
    Composer writing;
    QSignalSpy drafts(&writing, &Composer::draftChanged);
    QTest::keyClicks(&writing.field(), QStringLiteral("una bozza"));
    REQUIRE(drafts.wait(5'000)); // by the pause alone, nobody asks
    CHECK(drafts[0][0].toString() == QStringLiteral("una bozza"));
    writing.flush();
    CHECK(drafts.size() == 1);
    QTest::keyClicks(&writing.field(), QStringLiteral("!"));
    writing.flush();
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[1][0].toString() == QStringLiteral("una bozza!"));
    QTest::keyClick(&writing.field(), Qt::Key_Return);
    writing.flush();
    CHECK(drafts.size() == 2);
}
