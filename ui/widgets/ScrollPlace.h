// SPDX-License-Identifier: GPL-3.0-or-later
// A place that is scrolled up and down where there is too little room, and is itself not to be seen: no frame, no
// background, no stop for the keyboard. Owned by its page.
#pragma once

#include <QScrollArea>

namespace widgets {

class ScrollPlace : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrollPlace(QWidget *parent = nullptr);

    // Takes it over; what was held before goes.
    void hold(QWidget *content);
};

} // namespace widgets
