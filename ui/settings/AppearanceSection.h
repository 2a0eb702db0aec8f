// SPDX-License-Identifier: GPL-3.0-or-later
// Theme, language, size of message text, motion, and the key that sends. Owned by SettingsPage.
#pragma once

#include <QWidget>

namespace settings {

class Preferences;

class AppearanceSection : public QWidget
{
    Q_OBJECT

public:
    explicit AppearanceSection(Preferences &preferences, QWidget *parent = nullptr);

private:
    QWidget *themeChoice();
    QWidget *languageChoice();
    QWidget *textSize();

    Preferences &m_preferences;
};

} // namespace settings
