// SPDX-License-Identifier: GPL-3.0-or-later
// Walks over a page and tells what is clipped and what has no name: goals G4 and G5 of ux.md. Free functions.
#pragma once

#include <QStringList>
#include <QWidget>

namespace sample {

// Texts that do not fit their widget, and widgets that stick out of their parent.
QStringList clippedTexts(const QWidget &page);
// Widgets that take the focus and have no accessible name.
QStringList namelessWidgets(const QWidget &page);

} // namespace sample
