// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the window over a real encrypted profile, from input to paint: the last page of a chat of 100,000 messages
// after the click, and search results after each key.
//     bench_window [MESSAGES]      1,000,000 unless told otherwise
#include "Measuring.h"
#include "Workspace.h"
#include "chat/Conversations.h"
#include "lists/ConversationList.h"
#include "store/Accounts.h"
#include "store/Conversations.h"
#include "store/Messages.h"
#include "support/SampleDesk.h"
#include "theme/Style.h"
#include "timeline/TimelineView.h"
#include "widgets/Field.h"
#include "window/ChatsPage.h"
#include "window/SearchPanel.h"

#include <QApplication>
#include <QListView>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

namespace {

using measuring::fail;
using measuring::sure;

constexpr int chats = 50;
constexpr int large = 100'000; // messages of the first chat
constexpr int together = 5'000;
constexpr qint64 newYear = 1'767'225'600'000;

// Words as unevenly used as in a language.
class Talk
{
public:
    QString sentence()
    {
        QStringList words;
        for (auto count = 3 + m_random() % 12; count > 0; --count)
            words << word(rank());
        return words.join(QLatin1Char(' '));
    }
    static QString word(int rank)
    {
        static const char *const syllables[] = {"ba", "co", "di", "fe", "gu", "la", "mo", "ni", "pe", "ru",
                                                "sa", "to", "vi", "ze", "an", "es", "in", "or", "un", "ta"};
        QString text;
        for (int rest = rank + 1; rest > 0; rest /= 20)
            text += QLatin1String(syllables[(rest * 7 + 3) % 20]);
        return text;
    }

private:
    int rank()
    {
        const double even = std::generate_canonical<double, 53>(m_random);
        return std::min(int(std::pow(60'000.0, even)) - 1, 59'999);
    }
    std::mt19937_64 m_random{42};
};

template<typename T>
T wait(const base::Task<T> &task)
{
    QObject guard;
    std::optional<T> answer;
    task.then(&guard, [&](T value) { answer.emplace(std::move(value)); });
    while (!answer)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return std::move(*answer);
}

base::Result<base::Done> addChats(store::Connection &connection)
{
    model::AccountSettings account;
    account.jid = base::Jid::of(u"anna@example.org");
    account.enabled = false; // connects nowhere
    const auto id = sure(store::accounts::add(connection, account));
    for (int i = 0; i < chats; ++i)
        sure(store::conversations::ensure(connection,
                                          {id, base::Jid::of(QStringLiteral("friend%1@example.net").arg(i))}));
    return base::Done{};
}

void fill(app::Workspace &workspace, int count)
{
    Talk talk;
    sure(wait(workspace.profile().write(addChats)));
    for (int done = 0; done < count; done += together) {
        auto page = [&talk, done, count](store::Connection &connection) -> base::Result<base::Done> {
            for (int i = done; i < std::min(done + together, count); ++i) {
                model::Message message;
                const bool isLarge = i >= count - large;
                message.conversation = model::ConversationId{isLarge ? 1 : 2 + i / 20 % (chats - 1)};
                message.from = base::Jid::of(u"friend@example.net");
                message.body = talk.sentence();
                message.time = message.sent = QDateTime::fromMSecsSinceEpoch(newYear + qint64(i) * 20'000, Qt::UTC);
                message.stanzaId = message.originId = QStringLiteral("m%1").arg(i);
                message.read = true;
                sure(store::messages::insert(connection, message));
            }
            return base::Done{};
        };
        sure(wait(workspace.profile().write(std::move(page))));
    }
    sure(wait(workspace.conversations().load()));
}

// Whether a widget was painted while something was there to be seen.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    std::function<bool()> isThere;
    bool isPainted = false;

private:
    bool eventFilter(QObject *, QEvent *event) override
    {
        isPainted = isPainted || (event->type() == QEvent::Paint && isThere && isThere());
        return false;
    }
};

// ms from `input` to the end of the turn that painted what it asked for.
template<typename Input>
double untilPainted(PaintWatch &watch, Input input, std::function<bool()> isThere)
{
    QElapsedTimer clock;
    watch.isThere = std::move(isThere);
    watch.isPainted = false;
    clock.start();
    input();
    while (!watch.isPainted) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        if (clock.elapsed() > 10'000)
            fail(QStringLiteral("nothing was painted"));
    }
    watch.isThere = nullptr;
    return double(clock.nsecsElapsed()) / 1e6;
}

void print(const char *name, std::vector<double> times, double most)
{
    std::sort(times.begin(), times.end());
    const double p95 = times[(times.size() - 1) * 95 / 100];
    std::printf("%-40s median %6.1f ms   p95 %6.1f ms   worst %6.1f ms   p95 <= %.0f ms %s\n", name,
                times[times.size() / 2], p95, times.back(), most, p95 <= most ? "reached" : "NOT REACHED");
    std::fflush(stdout);
}

void measureOpening(window::ChatsPage &page, app::Workspace &workspace)
{
    auto *list = page.findChild<lists::ConversationList *>();
    auto *view = page.findChild<timeline::TimelineView *>();
    const auto click = [list](model::ConversationId chat) {
        const QModelIndex row = list->rows().indexOf(chat);
        list->scrollTo(row);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
    };
    const auto shows = [&](model::ConversationId chat) {
        const auto conversation = workspace.conversations().find(chat);
        const int rows = view->window().size();
        return rows > 0 && conversation && view->window().at(rows - 1).key().id == conversation->lastMessage;
    };
    PaintWatch watch(view->viewport());
    std::vector<double> times;
    for (int turn = 0; turn < 40; ++turn) {
        untilPainted(
            watch, [&] { click({2 + turn % 10}); }, [&] { return shows({2 + turn % 10}); });
        times.push_back(untilPainted(
            watch, [&] { click({1}); }, [&] { return shows({1}); }));
    }
    print("click to last page of 100,000 painted", times, 30);
}

void measureSearch(window::ChatsPage &page)
{
    page.perform(window::Command::FindEverywhere);
    auto *panel = page.findChild<window::SearchPanel *>();
    auto *words = panel->findChild<widgets::LineEdit *>();
    auto *list = panel->findChild<QListView *>();
    PaintWatch watch(list->viewport());
    int answers = 0;
    QObject::connect(list->model(), &QAbstractItemModel::modelReset, list, [&answers] { ++answers; });
    std::vector<double> times;
    for (int number = 0; number < 60; ++number) {
        const QString word = Talk::word((997 * number + number * number) % 20'000);
        words->clear();
        for (const QChar letter : word) {
            const int before = answers;
            times.push_back(untilPainted(
                watch, [&] { QTest::keyClick(words, letter.toLatin1()); }, [&] { return answers > before; }));
        }
    }
    print("key to painted results", times, 50);
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(new theme::Style);
    const int count = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    sample::SampleDesk desk(sample::Content::Empty);
    fill(desk.workspace(), count);
    std::printf("%d messages in %d chats, one of %d\n", count, chats, large);
    window::ChatsPage page(desk.desk());
    page.resize(1120, 720);
    page.show();
    QCoreApplication::processEvents();
    measureOpening(page, desk.workspace());
    measureSearch(page);
    return 0;
}
