// SPDX-License-Identifier: GPL-3.0-or-later
// Off-screen unless somebody chose a platform; the same font and language everywhere.
#include "primitives/Provider.h"
#include "theme/Style.h"

#include <QApplication>
#include <QLocale>

#include <catch2/catch_session.hpp>

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    const crypto::Provider provider; // what opens profiles encrypts and decrypts
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(14);
    QApplication::setFont(font);
    QApplication::setStyle(new theme::Style);
    QApplication::setPalette(theme::applicationLook().colours.palette());
    return Catch::Session().run(argc, argv);
}
