// SPDX-License-Identifier: GPL-3.0-or-later
// gallery FOLDER [NAME]: draws all pictures, or those whose names begin with NAME, into FOLDER.
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "primitives/Provider.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    const crypto::Provider provider;
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("gallery FOLDER [NAME]\n", stderr);
        return 2;
    }
    auto wishes = std::make_unique<theme::SystemWishes>();
    theme::SystemWishes &system = *wishes;
    theme::Theme theme(std::move(wishes));
    gallery::Gallery gallery;
    gallery::addPadlocks(gallery);
    gallery::addControls(gallery);
    gallery::addChatLists(gallery);
    gallery::addTimelines(gallery);
    gallery::addBars(gallery);
    gallery::addFirstRun(gallery);
    gallery::addMainWindow(gallery);
    gallery::addTrust(gallery);
    const int drawn = gallery.draw(arguments.at(1), arguments.value(2), theme, system);
    std::printf("%d pictures in %s\n", drawn, qPrintable(arguments.at(1)));
    return drawn > 0 ? 0 : 1;
}
