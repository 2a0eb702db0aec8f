// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/ScrolledColumn.h"

#include "theme/Look.h"
#include "widgets/ScrollPlace.h"

#include <QVBoxLayout>

namespace trust {

QWidget *scrolledColumn(int width, QVBoxLayout *column)
{
    auto *area = new widgets::ScrollPlace;
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(theme::space::large, theme::space::small, theme::space::large, theme::space::large);
    auto *content = new QWidget;
    content->setMaximumWidth(width);
    content->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    row->addWidget(content, 100);
    row->addStretch(1);
    area->hold(holder);
    return area;
}

} // namespace trust
