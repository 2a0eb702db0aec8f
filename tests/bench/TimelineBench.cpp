// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the timeline over 1,000,000 messages: frames while scrolling, first page, arrival to paint, memory.
#include "Measuring.h"
#include "theme/Style.h"
#include "timeline/TimelineView.h"
#include "ui/timeline/SyntheticSource.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <vector>

namespace {

using timeline::TimelineView;
using timeline::test::SyntheticSource;

constexpr qint64 messages = 1'000'000;
constexpr int frames = 3'000;
constexpr QSize size{800, 600};

struct Figures
{
    double median = 0, p99 = 0, worst = 0; // ms
};

Figures figuresOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100], times.back()};
}

double since(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

// A widget of the same size that paints one colour: what a frame costs before there is anything on it.
class Empty final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Qt::white); }
};

Figures floorOfFrames()
{
    Empty empty;
    empty.resize(size);
    empty.setAttribute(Qt::WA_OpaquePaintEvent);
    empty.show();
    QCoreApplication::processEvents();
    std::vector<double> times;
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer clock;
        clock.start();
        empty.repaint();
        times.push_back(since(clock));
    }
    return figuresOf(times);
}

Figures scroll(TimelineView &view, int pixels)
{
    std::vector<double> times;
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer clock;
        clock.start();
        view.scrollBy(pixels);
        view.viewport()->repaint();
        times.push_back(since(clock));
        QCoreApplication::processEvents();
    }
    return figuresOf(times);
}

Figures openLastPage(TimelineView &view, SyntheticSource &source)
{
    std::vector<double> times;
    for (int turn = 0; turn < 50; ++turn) {
        view.open(nullptr, {});
        QCoreApplication::processEvents();
        QElapsedTimer clock;
        clock.start();
        view.open(&source, {});
        view.viewport()->repaint();
        times.push_back(since(clock));
    }
    return figuresOf(times);
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
Figures receivedToPainted(TimelineView &view, SyntheticSource &source, int pause)
{
    view.goToEnd();
    PaintWatch watch(view.viewport());
    std::vector<double> times;
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
        times.push_back(since(clock));
    }
    return figuresOf(times);
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
    return {watch.count, since(clock), 1e3 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC};
}

void print(const char *name, const Figures &figures, double floor)
{
    std::printf("%-28s median %7.2f ms   p99 %7.2f ms   worst %7.2f ms   %6.1f x floor\n", name, figures.median,
                figures.p99, figures.worst, floor > 0 ? figures.median / floor : 0);
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(new theme::Style);
    QApplication::setPalette(theme::applicationLook().colours.palette());

    const Figures floor = floorOfFrames();
    const double emptyMemory = measuring::residentMiB();
    SyntheticSource source(messages);
    TimelineView view;
    view.resize(size);
    view.show();
    QCoreApplication::processEvents();

    std::printf("%lld messages, %d frames each, %d x %d\n", static_cast<long long>(messages), frames, size.width(),
                size.height());
    print("empty frame (floor)", floor, floor.median);
    print("last page open to painted", openLastPage(view, source), floor.median);
    print("scroll 40 px a frame", scroll(view, -40), floor.median);
    print("scroll 400 px a frame", scroll(view, -400), floor.median);
    print("fling 4000 px a frame", scroll(view, -4'000), floor.median);
    print("received to painted, alone", receivedToPainted(view, source, 40), floor.median);
    print("received to painted, dense", receivedToPainted(view, source, 0), floor.median);
    const Burst many = burst(view, source);
    std::printf("burst of 2,000               %d paints in %.0f ms, %.0f ms of CPU\n", many.paints, many.wall,
                many.cpu);
    std::printf("memory                       %.1f MiB, %.1f MiB more than an empty window; %d rows\n",
                measuring::residentMiB(), measuring::residentMiB() - emptyMemory, view.window().size());
    return 0;
}
