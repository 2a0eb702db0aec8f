// SPDX-License-Identifier: GPL-3.0-or-later
// What `lucchetto` was asked for on its command line. Plain value; Qt's own options are never passed on.
#pragma once

#include <QString>
#include <QStringList>

namespace app {

struct CommandLine
{
    enum class Wish { Start, ShowHelp, ShowVersion, Refuse };

    Wish wish = Wish::Start;
    QString profile; // folder; empty: the standard one
    QString uri;     // an `xmpp:` link, only ever proposed to the user
    QString complaint;

    // `arguments` without the program's name.
    static CommandLine parse(const QStringList &arguments);
    static QString help();
};

// Takes away what would make Qt load code or styles that the program did not choose (security.md J03, J04, J15).
// Call before QApplication is made.
void forgetHostileEnvironment();

} // namespace app
