// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/ConversationList.h"

#include "lists/ConversationDelegate.h"

#include <QContextMenuEvent>
#include <QScrollBar>

namespace lists {

ConversationList::ConversationList(widgets::AvatarPictures *pictures, std::function<QDateTime()> now, QWidget *parent)
    : QListView(parent)
    , m_model(new ConversationListModel(now, this))
    , m_delegate(new ConversationDelegate(pictures, now, this))
{
    setAccessibleName(tr("Chats"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false); // Tab leaves the list
    viewport()->setAutoFillBackground(false);
    setAttribute(Qt::WA_MacShowFocusRect, false);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_current = idAt(index);
        Q_EMIT chosen(m_current);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &ConversationList::showCurrent);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ConversationList::showCurrent);
    if (pictures)
        connect(pictures, &widgets::AvatarPictures::arrived, viewport(), qOverload<>(&QWidget::update));
}

model::ConversationId ConversationList::idAt(const QModelIndex &index) const
{
    return {index.data(ConversationListModel::IdRole).toLongLong()};
}

void ConversationList::setCurrent(model::ConversationId id)
{
    m_current = id;
    showCurrent();
}

void ConversationList::showCurrent()
{
    const QModelIndex index = m_model->indexOf(m_current);
    if (index == currentIndex() && selectionModel()->isSelected(index))
        return;
    if (index.isValid())
        setCurrentIndex(index);
    else
        clearSelection();
}

void ConversationList::setCollapsed(bool collapsed)
{
    m_delegate->setCollapsed(collapsed);
    setVerticalScrollBarPolicy(collapsed ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    viewport()->update();
}

void ConversationList::setLoadingHistory(bool loading)
{
    m_loading = loading;
    freeze();
}

void ConversationList::freeze()
{
    m_model->setOrder(m_hovered || m_loading || hasFocus() ? Order::Frozen : Order::Live);
}

void ConversationList::enterEvent(QEnterEvent *event)
{
    QListView::enterEvent(event);
    m_hovered = true;
    freeze();
}

void ConversationList::leaveEvent(QEvent *event)
{
    QListView::leaveEvent(event);
    m_hovered = false;
    freeze();
}

void ConversationList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    freeze();
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        selectionModel()->setCurrentIndex(m_model->index(0), QItemSelectionModel::NoUpdate);
}

void ConversationList::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    freeze();
}

void ConversationList::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (!opens || !currentIndex().isValid())
        return QListView::keyPressEvent(event);
    m_current = idAt(currentIndex());
    Q_EMIT chosen(m_current);
}

void ConversationList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint place = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    Q_EMIT menuWanted(idAt(index), place);
}

void ConversationList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        scheduleDelayedItemsLayout();
}

void ConversationList::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(first, last, roles); // NOLINT(bugprone-parent-virtual-call): as the header says
}

} // namespace lists
