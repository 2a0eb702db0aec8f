// SPDX-License-Identifier: GPL-3.0-or-later
// A window with nothing in it: the floor of what starting can cost.
#include <QApplication>
#include <QWidget>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QWidget window;
    window.setWindowTitle(QStringLiteral("empty"));
    window.resize(1180, 760);
    window.show();
    return QApplication::exec();
}
