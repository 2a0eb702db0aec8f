// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TimelineView.h"

#include "timeline/Words.h"
#include "ui/timeline/SyntheticSource.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch_test_macros.hpp>

using namespace timeline;
using timeline::test::GivenSource;
using timeline::test::received;
using timeline::test::sent;

namespace {

// A view over three messages, shown and with the focus.
struct Scene
{
    explicit Scene(QList<model::Message> messages)
        : source(std::move(messages))
    {
        ChatFacts facts;
        facts.personOf = [](const model::Message &message) {
            return widgets::AvatarFace{message.from.local(), message.from.toString(), {}};
        };
        view.resize(800, 600);
        view.show();
        QApplication::setActiveWindow(&view);
        view.setFocus(Qt::OtherFocusReason);
        view.open(&source, facts);
    }
    // A point over the text of a row's first block.
    QPoint pointIn(int row, qreal x, qreal y = 8)
    {
        const QRectF block = view.window().at(row).geometry().blocks.front();
        return (block.topLeft() + QPointF(x, y)).toPoint() + QPoint(0, view.rowArea(row).top());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    GivenSource source;
    TimelineView view;
};

QList<model::Message> three()
{
    return {received(1, QStringLiteral("first words here")), sent(2, QStringLiteral("second")),
            received(3, QStringLiteral("third line\nand another"))};
}

} // namespace

TEST_CASE("text of one message is copied as it is", "[timeline]")
{
    Scene scene(three());
    const RowKey row = scene.view.window().at(0).key();
    scene.view.setSelection({{row, 6}, {row, 11}});
    scene.press(Qt::Key_C, Qt::ControlModifier);
    CHECK(Scene::clipboard() == QStringLiteral("words"));
}

TEST_CASE("text over several messages is copied with names and times", "[timeline]")
{
    Scene scene(three());
    const RowWindow &window = scene.view.window();
    scene.view.setSelection({{window.at(2).key(), 5}, {window.at(0).key(), 6}}); // pulled upwards
    scene.view.copy();
    const auto when = [&](int row) { return Words::dayAndTime(window.at(row).message().time); };
    CHECK(
        Scene::clipboard()
        == QStringLiteral("[%1] anna: words here\n[%2] You: second\n[%3] anna: third").arg(when(0), when(1), when(2)));
    scene.press(Qt::Key_A, Qt::ControlModifier);
    scene.view.copy();
    CHECK(Scene::clipboard().endsWith(QStringLiteral("third line\nand another")));
    CHECK(Scene::clipboard().count(QStringLiteral("] ")) == 3);
}

TEST_CASE("a selection that has left the window is copied whole", "[timeline]")
{
    QList<model::Message> messages;
    for (int number = 0; number < 2'000; ++number)
        messages.append(timeline::test::madeUp(number));
    Scene scene(messages);
    const RowKey last = scene.view.window().at(scene.view.window().size() - 1).key();
    scene.view.setSelection({{keyOf(messages[500]), 0}, {last, 5'000}});
    scene.view.copy();
    CHECK(Scene::clipboard().count(QStringLiteral("\n[")) == 1'499);
}

TEST_CASE("the pointer selects over messages, a double click a word, a third one the paragraph", "[timeline]")
{
    Scene scene(three());
    QWidget *port = scene.view.viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, scene.pointIn(0, 0));
    QTest::mouseMove(port, scene.pointIn(1, 200));
    QMouseEvent move(QEvent::MouseMove, scene.pointIn(1, 200), port->mapToGlobal(scene.pointIn(1, 200)), Qt::NoButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(port, &move);
    QTest::mouseRelease(port, Qt::LeftButton, {}, scene.pointIn(1, 200));
    CHECK(scene.view.selection().from() == TextPosition{scene.view.window().at(0).key(), 0});
    CHECK(scene.view.selection().to() == TextPosition{scene.view.window().at(1).key(), 6});

    QTest::mouseDClick(port, Qt::LeftButton, {}, scene.pointIn(2, 4));
    scene.view.copy();
    CHECK(Scene::clipboard() == QStringLiteral("third"));
    QTest::mousePress(port, Qt::LeftButton, {}, scene.pointIn(2, 4));
    QTest::mouseRelease(port, Qt::LeftButton, {}, scene.pointIn(2, 4));
    scene.view.copy();
    CHECK(Scene::clipboard() == QStringLiteral("third line"));
}

TEST_CASE("a click on a link asks to open it, and only links of known kinds", "[timeline]")
{
    Scene scene(
        {received(1, QStringLiteral("https://example.org/page")), received(2, QStringLiteral("file:///etc/passwd"))});
    QSignalSpy opened(&scene.view, &TimelineView::linkActivated);
    QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, scene.pointIn(1, 20));
    CHECK(opened.isEmpty());
    QTest::mouseMove(scene.view.viewport(), scene.pointIn(0, 20));
    QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, scene.pointIn(0, 20));
    REQUIRE(opened.size() == 1);
    CHECK(opened.constFirst().constFirst().toUrl() == QUrl(QStringLiteral("https://example.org/page")));
}

TEST_CASE("a failed message offers to try again", "[timeline][UX-MSG-1]")
{
    model::Message failed = sent(1, QStringLiteral("hello"));
    failed.state = model::DeliveryState::Failed;
    Scene scene({failed});
    QSignalSpy retries(&scene.view, &TimelineView::retryRequested);
    const Row &row = scene.view.window().at(0);
    const auto area = row.meta().actionArea(row.geometry().meta);
    REQUIRE(area);
    QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {},
                      area->center().toPoint() + QPoint(0, scene.view.rowArea(0).top()));
    REQUIRE(retries.size() == 1);
    CHECK(retries.constFirst().constFirst().value<model::MessageId>() == failed.id);
}

TEST_CASE("a line about a device leads to the devices, another one nowhere", "[timeline]")
{
    model::Message added = received(1, QStringLiteral("Marco has added a device."));
    added.kind = model::MessageKind::Notice;
    added.device = 7;
    Scene scene({added});
    CHECK(scene.view.rowSentence(0).startsWith(QStringLiteral("Marco has added a device. Details")));
    QSignalSpy wanted(&scene.view, &TimelineView::devicesRequested);
    const QRectF line = scene.view.window().at(0).geometry().blocks.front();
    const QPoint end = QPointF(line.right() - 20, line.center().y()).toPoint() + QPoint(0, scene.view.rowArea(0).top());
    QTest::mouseMove(scene.view.viewport(), end);
    QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, end);
    CHECK(wanted.size() == 1);
}

TEST_CASE("E-14: what an unreadable message offers is pressed in its card", "[timeline]")
{
    model::Message closed = received(1, {});
    closed.kind = model::MessageKind::Undecryptable;
    Scene scene({closed});
    QSignalSpy wanted(&scene.view, &TimelineView::remedyRequested);
    const QRectF line = scene.view.window().at(0).geometry().blocks.back();
    const QPoint inside = (line.topLeft() + QPointF(20, 8)).toPoint() + QPoint(0, scene.view.rowArea(0).top());
    QTest::mouseMove(scene.view.viewport(), inside);
    QTest::mouseClick(scene.view.viewport(), Qt::LeftButton, {}, inside);
    REQUIRE(wanted.size() == 1);
    CHECK(wanted.constFirst()[0].value<model::Message>().id == closed.id);
    CHECK(wanted.constFirst()[1].value<Remedy>() == Remedy::AskAgain);
}

TEST_CASE("arrows walk over messages, Home and End go far, Esc leads to the composer", "[timeline][UX-A11Y-2]")
{
    QList<model::Message> messages;
    for (int number = 0; number < 90; ++number)
        messages.append(timeline::test::madeUp(number));
    Scene scene(messages);
    scene.press(Qt::Key_Up);
    CHECK(scene.view.currentMessage().value == 90);
    scene.press(Qt::Key_Up);
    CHECK(scene.view.currentMessage().value == 89);
    scene.press(Qt::Key_Home);
    CHECK(scene.view.currentMessage().value == 1);
    CHECK(scene.view.rowArea(0).top() == 0);
    scene.press(Qt::Key_Down);
    CHECK(scene.view.currentMessage().value == 2);
    scene.press(Qt::Key_End, Qt::ControlModifier);
    CHECK(scene.view.column().isAtEnd());
    scene.press(Qt::Key_PageUp);
    CHECK_FALSE(scene.view.column().isAtEnd());

    QSignalSpy asked(&scene.view, &TimelineView::composerRequested);
    scene.view.selectAll();
    scene.press(Qt::Key_Escape);
    CHECK(scene.view.selection().isEmpty());
    CHECK(asked.isEmpty());
    scene.press(Qt::Key_Escape);
    CHECK(asked.size() == 1);
}

TEST_CASE("walking onto a message brings all of it into the view", "[timeline][UX-A11Y-2]")
{
    QList<model::Message> messages;
    for (int number = 0; number < 90; ++number)
        messages.append(timeline::test::madeUp(number));
    Scene scene(messages);
    for (int step = 0; step < 60; ++step) {
        scene.press(Qt::Key_Up);
        const QRect area = scene.view.rowArea(scene.view.window().indexOf(scene.view.currentMessage()));
        CHECK(area.top() >= 0);
        CHECK(area.bottom() <= scene.view.viewport()->height());
    }
}
