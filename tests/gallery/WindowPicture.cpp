// SPDX-License-Identifier: GPL-3.0-or-later
// window-picture ID FILE: a picture of one window of the X server, once it has not changed for two seconds (or after 15 s).
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPixmap>
#include <QScreen>
#include <QThread>

#include <cstdio>

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "xcb");
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("window-picture ID FILE\n", stderr);
        return 2;
    }
    const auto window = static_cast<WId>(arguments.at(1).toULongLong());
    const auto grab = [window] { return QGuiApplication::primaryScreen()->grabWindow(window).toImage(); };
    QElapsedTimer time;
    time.start();
    QImage picture = grab();
    for (int same = 0; same < 4 && time.elapsed() < 15'000;) {
        QThread::msleep(500);
        QImage next = grab();
        same = next == picture ? same + 1 : 0;
        picture = std::move(next);
    }
    return !picture.isNull() && picture.save(arguments.at(2)) ? 0 : 1;
}
