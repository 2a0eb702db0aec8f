// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/CardColumn.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace window {

CardColumn::CardColumn(QWidget *parent)
    : ScrollPlace(parent)
    , m_groups(nullptr)
{
    auto *content = new QWidget;
    m_groups = new QVBoxLayout(content);
    m_groups->setContentsMargins(0, 0, 0, 0);
    m_groups->setSpacing(0);
    hold(content);
    content->installEventFilter(this);
    parent->installEventFilter(this);
    fit();
}

void CardColumn::addOnTop(QWidget *cards)
{
    m_groups->insertWidget(0, cards);
    cards->installEventFilter(this);
    fit();
}

// A group that comes or goes is watched itself: while we are hidden, our content's layout asks for nothing.
bool CardColumn::eventFilter(QObject *watched, QEvent *event)
{
    const bool done = ScrollPlace::eventFilter(watched, event);
    const QEvent::Type type = event->type();
    if (watched == widget() ? type == QEvent::LayoutRequest
                            : type == QEvent::ShowToParent || type == QEvent::HideToParent || type == QEvent::Resize)
        fit();
    return done;
}

void CardColumn::resizeEvent(QResizeEvent *event)
{
    ScrollPlace::resizeEvent(event);
    fit(); // a narrower card is higher
}

void CardColumn::fit()
{
    const int height = m_groups->hasHeightForWidth() ? m_groups->totalHeightForWidth(viewport()->width())
                                                     : m_groups->totalSizeHint().height();
    setVisible(height > 0);
    setFixedHeight(std::min(height, parentWidget()->height() / 2));
}

} // namespace window

#include "moc_CardColumn.cpp"
