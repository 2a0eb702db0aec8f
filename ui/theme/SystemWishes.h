// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop asks of programs: light or dark, high contrast, reduced motion. Qt 6.4 does not say it, so each
// system has its own file. Made by app, owned by Theme.
#pragma once

#include "theme/Colours.h"
#include "theme/Look.h"

#include <QObject>

#include <memory>
#include <optional>

namespace theme {

class SystemWishes : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Nothing: the system has no opinion; then the lightness of its palette decides.
    std::optional<Scheme> scheme;
    Contrast contrast = Contrast::Normal;
    Motion motion = Motion::Full;

Q_SIGNALS:
    void changed();
};

// Those of the system that this was built for. Answers may come later, through changed().
std::unique_ptr<SystemWishes> systemWishes();

} // namespace theme
