// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/CardColumn.h"

#include "theme/Look.h"
#include "widgets/CardGroup.h"
#include "widgets/Label.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace window {
namespace {

constexpr int headingEdge = 16; // where the pictures of the rows below begin

} // namespace

CardColumn::CardColumn(QWidget *parent)
    : ScrollPlace(parent)
    , m_column(nullptr)
    , m_heading(new widgets::Label({}, theme::Type::SecondaryBold, theme::Colour::Text2))
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_heading->setContentsMargins(headingEdge, theme::space::tiny, headingEdge, theme::space::small);
    m_heading->hide();
    m_column->addWidget(m_heading);
    hold(content);
    content->installEventFilter(this);
    parent->installEventFilter(this);
    fit();
}

void CardColumn::addOnTop(widgets::CardGroup *cards)
{
    m_groups << cards;
    m_column->insertWidget(1, cards); // below the heading
    cards->installEventFilter(this);
    connect(cards, &widgets::CardGroup::countChanged, this, &CardColumn::tellCount);
    tellCount();
}

void CardColumn::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    fit();
}

void CardColumn::tellCount()
{
    int waiting = 0;
    for (const widgets::CardGroup *group : std::as_const(m_groups))
        waiting += group->count();
    m_heading->setText(tr("Waiting for you (%1)").arg(waiting));
    m_heading->setVisible(waiting > 0);
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
    const int height = m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(viewport()->width())
                                                     : m_column->totalSizeHint().height();
    setVisible(height > 0 && !m_isCollapsed);
    setFixedHeight(std::min(height, parentWidget()->height() / 2));
}

} // namespace window

#include "moc_CardColumn.cpp"
