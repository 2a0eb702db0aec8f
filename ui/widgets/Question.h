// SPDX-License-Identifier: GPL-3.0-or-later
// The only dialogs of the house: a question before what cannot be undone, and its failure. Free functions.
#pragma once

#include <QString>

class QWidget;

namespace widgets {

// True if the person agrees. The button that does it carries `verb`; the safe one has the focus, and Esc means it.
bool confirm(QWidget *window, const QString &question, const QString &explanation, const QString &verb);
// Says that it did not happen.
void inform(QWidget *window, const QString &sentence, const QString &explanation);

} // namespace widgets
