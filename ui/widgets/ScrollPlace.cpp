// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ScrollPlace.h"

namespace widgets {

ScrollPlace::ScrollPlace(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
}

void ScrollPlace::hold(QWidget *content)
{
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() has switched it on
}

} // namespace widgets

#include "moc_ScrollPlace.cpp"
