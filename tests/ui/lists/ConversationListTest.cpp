// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/ConversationList.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>

using lists::ConversationListModel;
using lists::Filter;
using lists::Order;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(18, 42));

model::Conversation chat(qint64 id, const QString &name, int minutesAgo)
{
    model::Conversation chat;
    chat.id = {id};
    chat.account = {1};
    chat.jid = base::Jid::of(QStringLiteral("p%1@x.test").arg(id));
    chat.name = name;
    chat.lastActivity = now.addSecs(-60 * minutesAgo);
    chat.preview = QStringLiteral("hello");
    return chat;
}

QList<qint64> ids(const ConversationListModel &model)
{
    QList<qint64> ids;
    for (const auto id : model.order())
        ids << id.value;
    return ids;
}

struct Fixture
{
    ConversationListModel model{[] { return now; }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Fixture()
    {
        model.setConversations({chat(1, QStringLiteral("Anna"), 1), chat(2, QStringLiteral("Bruno"), 2),
                                chat(3, QStringLiteral("Perù"), 3)});
    }
};

// What was painted of a widget.
class Painted final : public QObject
{
public:
    explicit Painted(QWidget *widget) { widget->installEventFilter(this); }
    QRegion region;

private:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

TEST_CASE("chats stand pinned first, then by time", "[lists]")
{
    Fixture f;
    CHECK(ids(f.model) == QList<qint64>{1, 2, 3});
    model::Conversation pinned = chat(3, QStringLiteral("Perù"), 3);
    pinned.pinned = true;
    f.model.change(pinned);
    CHECK(ids(f.model) == QList<qint64>{3, 1, 2});
    f.model.change(chat(2, QStringLiteral("Bruno"), 0));
    CHECK(ids(f.model) == QList<qint64>{3, 2, 1});
    f.model.remove({2});
    CHECK(ids(f.model) == QList<qint64>{3, 1});
}

TEST_CASE("UX-LIST-2: nobody changes place while the list is frozen, and all do afterwards", "[lists]")
{
    Fixture f;
    f.model.setOrder(Order::Frozen);
    f.model.change(chat(3, QStringLiteral("Perù"), 0));
    f.model.change(chat(4, QStringLiteral("New"), 0));
    CHECK(ids(f.model) == QList<qint64>{1, 2, 3, 4});
    CHECK(f.model.index(2).data(ConversationListModel::RowRole).value<lists::ConversationRow>().chat.lastActivity
          == now);
    f.model.setOrder(Order::Live);
    CHECK(ids(f.model) == QList<qint64>{3, 4, 1, 2});
}

TEST_CASE("a message in the chat on top paints its row and no other", "[lists]")
{
    lists::ConversationList list(nullptr, [] { return now; });
    list.setConversations({chat(1, QStringLiteral("Anna"), 1), chat(2, QStringLiteral("Bruno"), 2)});
    list.resize(300, 600);
    list.show();
    Painted painted(list.viewport());
    REQUIRE(QTest::qWaitFor([&] { return !painted.region.isEmpty(); }));
    QTest::qWait(20); // nothing of the first layout is left
    painted.region = {};
    list.rows().change(chat(1, QStringLiteral("Anna"), 0));
    REQUIRE(QTest::qWaitFor([&] { return !painted.region.isEmpty(); }));
    QTest::qWait(20);
    CHECK(painted.region.boundingRect() == list.visualRect(list.rows().index(0)));
}

TEST_CASE("UX-LIST-2: the list freezes under the pointer and with the focus", "[lists]")
{
    lists::ConversationList list(nullptr, [] { return now; });
    list.setConversations({chat(1, QStringLiteral("Anna"), 1), chat(2, QStringLiteral("Bruno"), 2)});
    list.show();
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QApplication::sendEvent(&list, &enter);
    list.rows().change(chat(2, QStringLiteral("Bruno"), 0));
    CHECK(ids(list.rows()) == QList<qint64>{1, 2});
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&list, &leave);
    CHECK(ids(list.rows()) == QList<qint64>{2, 1});
    QFocusEvent focus(QEvent::FocusIn);
    list.activateWindow();
    list.setFocus();
    REQUIRE(QTest::qWaitFor([&] { return list.hasFocus(); }, 5000));
    list.rows().change(chat(1, QStringLiteral("Anna"), -1));
    CHECK(ids(list.rows()) == QList<qint64>{2, 1});
}

TEST_CASE("filters show unread chats, groups, and what the words name, without case and accents", "[lists]")
{
    Fixture f;
    model::Conversation unread = chat(2, QStringLiteral("Bruno"), 2);
    unread.unread = 3;
    f.model.change(unread);
    model::Conversation group = chat(5, QStringLiteral("Assemblea"), 9);
    group.kind = model::ConversationKind::PrivateGroup;
    f.model.change(group);
    CHECK(f.model.unreadChats() == 1);
    f.model.setFilter(Filter::Unread);
    CHECK(ids(f.model) == QList<qint64>{2});
    f.model.setFilter(Filter::Groups);
    CHECK(ids(f.model) == QList<qint64>{5});
    f.model.setFilter(Filter::All);
    f.model.setWords(QStringLiteral("PERU"));
    CHECK(ids(f.model) == QList<qint64>{3});
    f.model.setWords(QStringLiteral("p2@x"));
    CHECK(ids(f.model) == QList<qint64>{2});
    f.model.setWords({});
    CHECK(f.model.rowCount() == 4);
}

TEST_CASE("archived chats and strangers are not in the list", "[lists]")
{
    Fixture f;
    model::Conversation archived = chat(1, QStringLiteral("Anna"), 1);
    archived.archived = true;
    f.model.change(archived);
    model::Conversation stranger = chat(7, QStringLiteral("Spam"), 0);
    stranger.stranger = true;
    f.model.change(stranger);
    CHECK(ids(f.model) == QList<qint64>{2, 3});
}

TEST_CASE("the open chat stays marked wherever it goes", "[lists]")
{
    lists::ConversationList list(nullptr, [] { return now; });
    list.setConversations({chat(1, QStringLiteral("Anna"), 1), chat(2, QStringLiteral("Bruno"), 2)});
    list.setCurrent({2});
    CHECK(list.currentIndex().row() == 1);
    list.rows().change(chat(2, QStringLiteral("Bruno"), 0));
    CHECK(list.currentIndex().row() == 0);
    list.setFilter(Filter::Unread);
    list.setFilter(Filter::All);
    CHECK(list.selectionModel()->isSelected(list.rows().indexOf({2})));
}

TEST_CASE("Enter opens the chat that is marked, and Tab leaves the list", "[lists]")
{
    lists::ConversationList list(nullptr, [] { return now; });
    list.setConversations({chat(1, QStringLiteral("Anna"), 1), chat(2, QStringLiteral("Bruno"), 2)});
    QSignalSpy chosen(&list, &lists::ConversationList::chosen);
    list.setCurrent({1});
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Return);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.first().first().value<model::ConversationId>().value == 2);
    CHECK(!list.tabKeyNavigation());
}

TEST_CASE("2,000 chats are found by their words", "[lists]")
{
    QList<model::Conversation> many;
    for (int index = 0; index < 2000; ++index)
        many << chat(index + 1, QStringLiteral("Person number %1").arg(index), index);
    lists::ConversationList list(nullptr, [] { return now; });
    list.resize(320, 700);
    list.setConversations(many);
    CHECK(list.rows().rowCount() == 2000);
    const auto found = [&list](const QString &words) {
        list.rows().setWords(words);
        list.grab();
        return list.rows().rowCount();
    };
    CHECK(found(QStringLiteral("per")) == 2000);
    CHECK(found(QStringLiteral("number 19")) == 111); // 19, 190 to 199, 1900 to 1999
    CHECK(found(QStringLiteral("number 77x")) == 0);
    CHECK(found({}) == 2000);
}
