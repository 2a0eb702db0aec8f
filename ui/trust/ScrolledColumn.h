// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages in the place of the chat are built on: one column of bounded width that is scrolled where there is too
// little room. Free function.
#pragma once

class QVBoxLayout;
class QWidget;

namespace trust {

// An area for the page's own layout; `column` is where content goes, at most `width` px wide.
QWidget *scrolledColumn(int width, QVBoxLayout *column);

} // namespace trust
