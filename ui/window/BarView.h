// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one Bar with its actions. Owned by the page that it stands on.
#pragma once

#include "widgets/InfoBar.h"
#include "window/Bars.h"

namespace window {

class BarView : public widgets::InfoBar
{
    Q_OBJECT

public:
    explicit BarView(QWidget *parent = nullptr);

    // An empty bar is not shown.
    void setBar(const Bar &bar);

Q_SIGNALS:
    void chosen(window::BarAction action, model::AccountId account);

private:
    Bar m_shown;
};

} // namespace window
