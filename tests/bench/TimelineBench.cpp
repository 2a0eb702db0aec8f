// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the timeline over 1,000,000 messages: frames while scrolling, first page, arrival to paint, memory.
#include "Measuring.h"
#include "Report.h"

#include "theme/Style.h"
#include "timeline/TimelineView.h"
#include "ui/timeline/SyntheticSource.h"

#include <QApplication>
#include <QElapsedTimer>

#include <ctime>

namespace {

using measuring::Times;
using timeline::TimelineView;
using timeline::test::SyntheticSource;

constexpr qint64 messages = 1'000'000;
constexpr int frames = 3'000;
constexpr QSize size{800, 600};
constexpr double frameTime = 16.7; // ms

// A widget of the same size that paints one colour: what a frame costs before there is anything on it.
class Empty final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Qt::white); }
};

Times floorOfFrames()
{
    Empty empty;
    empty.resize(size);
    empty.setAttribute(Qt::WA_OpaquePaintEvent);
    empty.show();
    QCoreApplication::processEvents();
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer clock;
        clock.start();
        empty.repaint();
        times.add(clock.nsecsElapsed());
    }
    return times;
}

Times scroll(TimelineView &view, int pixels)
{
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer clock;
        clock.start();
        view.scrollBy(pixels);
        view.viewport()->repaint();
        times.add(clock.nsecsElapsed());
        QCoreApplication::processEvents();
    }
    return times;
}

Times openLastPage(TimelineView &view, SyntheticSource &source)
{
    Times times;
    for (int turn = 0; turn < 50; ++turn) {
        view.open(nullptr, {});
        QCoreApplication::processEvents();
        QElapsedTimer clock;
        clock.start();
        view.open(&source, {});
        view.viewport()->repaint();
        times.add(clock.nsecsElapsed());
    }
    return times;
}

// Notes when the viewport has been painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

// `pause` in ms between two messages.
Times receivedToPainted(TimelineView &view, SyntheticSource &source, int pause)
{
    view.goToEnd();
    PaintWatch watch(view.viewport());
    Times times;
    for (int turn = 0; turn < 200; ++turn) {
        QElapsedTimer quiet;
        quiet.start();
        do
            QCoreApplication::processEvents();
        while (quiet.elapsed() < pause);
        const int before = watch.count;
        QElapsedTimer clock;
        clock.start();
        source.addOne();
        while (watch.count == before)
            QCoreApplication::processEvents();
        times.add(clock.nsecsElapsed());
    }
    return times;
}

struct Burst
{
    int paints = 0;
    double wall = 0, cpu = 0; // ms
};

Burst burst(TimelineView &view, SyntheticSource &source)
{
    PaintWatch watch(view.viewport());
    const std::clock_t cpu = std::clock();
    QElapsedTimer clock;
    clock.start();
    for (int number = 0; number < 2'000; ++number) {
        source.addOne();
        QCoreApplication::processEvents();
    }
    while (view.window().at(view.window().size() - 1).key().id.value != source.count())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
    return {watch.count, double(clock.nsecsElapsed()) / 1e6, 1e3 * double(std::clock() - cpu) / CLOCKS_PER_SEC};
}

// A frame of ours beside an empty one.
void addFrames(measuring::Report &report, const char *name, const Times &times, const Times &floor)
{
    report.add(QLatin1String(name), times, frameTime,
               QStringLiteral("median %1 times an empty frame").arg(times.at(0.5) / floor.at(0.5), 0, 'f', 1));
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(new theme::Style);
    QApplication::setPalette(theme::applicationLook().colours.palette());

    const Times floor = floorOfFrames();
    const double emptyMemory = measuring::residentMiB();
    SyntheticSource source(messages);
    TimelineView view;
    view.resize(size);
    view.show();
    QCoreApplication::processEvents();

    measuring::Report report(QStringLiteral("The timeline over %1 messages, %2 frames each, %3 x %4 off-screen")
                                 .arg(messages)
                                 .arg(frames)
                                 .arg(size.width())
                                 .arg(size.height()));
    report.add(QStringLiteral("empty frame (floor)"), floor);
    report.add(QStringLiteral("last page open to painted"), openLastPage(view, source), 30);
    const Times slow = scroll(view, -40);
    report.add(QStringLiteral("scroll 40 px a frame, median"), slow.at(0.5), "ms", 2.4);
    addFrames(report, "scroll 40 px a frame", slow, floor);
    addFrames(report, "scroll 400 px a frame", scroll(view, -400), floor);
    addFrames(report, "fling 4000 px a frame", scroll(view, -4'000), floor);
    report.add(QStringLiteral("received to painted, alone"), receivedToPainted(view, source, 40), frameTime);
    report.add(QStringLiteral("received to painted, dense"), receivedToPainted(view, source, 0), 2 * frameTime,
               QStringLiteral("one frame waits for the one before it"));
    const Burst many = burst(view, source);
    report.add(QStringLiteral("burst of 2,000, frames painted"), many.paints / (many.wall / frameTime + 1), "x", 1,
               QStringLiteral("of those there were; %1 paints, %2 ms of processor").arg(many.paints).arg(many.cpu));
    report.add(QStringLiteral("memory"), measuring::residentMiB(), "MiB", 70,
               QStringLiteral("%1 MiB more than an empty window; %2 rows")
                   .arg(measuring::residentMiB() - emptyMemory, 0, 'f', 1)
                   .arg(view.window().size()));
    return report.status();
}
