// SPDX-License-Identifier: GPL-3.0-or-later
// How the keyboard and screen readers move over TimelineView.
#include "timeline/TimelineView.h"

#include "timeline/Words.h"

#include <QAccessible>
#include <QKeyEvent>

#include <algorithm>

namespace timeline {

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) || event->text() == QLatin1String("c"))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (event->key() == Qt::Key_Escape) {
        if (!m_selection.isEmpty())
            return setSelection({});
        Q_EMIT composerRequested();
        return;
    }
    const bool hasControl = event->modifiers() & Qt::ControlModifier;
    if (hasControl && event->key() == Qt::Key_Home)
        return goToFirstUnread();
    if (hasControl && event->key() == Qt::Key_End)
        return goToEnd();
    const bool isPlain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    if (!isPlain || !walk(event->key()))
        event->ignore();
}

bool TimelineView::walk(int key)
{
    const int page = std::max(viewport()->height() - 40, 40);
    switch (key) {
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_PageUp: scrollBy(-page); return true;
    case Qt::Key_PageDown: scrollBy(page); return true;
    case Qt::Key_Home: step(-m_window.size()); return true;
    case Qt::Key_End:
        goToEnd();
        step(m_window.size());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const int index = m_window.indexOf(m_current.id);
            index >= 0 && !m_column.ready(index).geometry().more.isEmpty()) {
            m_window.at(index).unfold();
            refresh();
            return true;
        } else if (index >= 0 && m_column.ready(index).content().isClosed) {
            Q_EMIT detailsRequested(m_current.id);
            return true;
        }
        return false;
    default: return false;
    }
}

void TimelineView::step(int rows)
{
    if (m_window.isEmpty())
        return;
    const int last = m_window.size() - 1;
    const int current = m_window.indexOf(m_current.id);
    const int visibleLast = m_column.visible().empty() ? last : m_column.visible().back().index;
    const int wanted = current < 0 ? visibleLast : std::clamp(current + rows, 0, last);
    setCurrentMessage(m_window.at(wanted).key().id);
    showRow(wanted);
}

// Scrolls as little as needed; of a row longer than the viewport the next piece.
void TimelineView::showRow(int index)
{
    const int top = m_column.topOf(index);
    const int bottom = top + m_column.ready(index).height() + Column::margin;
    if (top < 0)
        scrollBy(top - Column::margin);
    else if (bottom > viewport()->height())
        scrollBy(std::min(bottom - viewport()->height(), top));
}

void TimelineView::setCurrentMessage(model::MessageId message)
{
    const int index = m_window.indexOf(message);
    m_current = index >= 0 ? m_window.at(index).key() : RowKey();
    viewport()->update();
    if (index < 0 || !hasFocus())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::OtherFocusReason;
    if (!isByKey || m_window.isEmpty() || m_column.visible().empty())
        return viewport()->update();
    const bool isKnown = m_window.indexOf(m_current.id) >= 0;
    setCurrentMessage(isKnown ? m_current.id : m_window.at(m_column.visible().back().index).key().id);
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool TimelineView::event(QEvent *event)
{
    // Arrows and letters are ours while messages have the focus, not shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll))
            event->accept();
    }
    return QAbstractScrollArea::event(event);
}

QRect TimelineView::rowArea(int index)
{
    const int top = m_column.topOf(index);
    return {0, top, viewport()->width(), m_column.ready(index).height()};
}

QString TimelineView::rowSentence(int index)
{
    const model::Message &message = m_window.at(index).message();
    return Words::sentence(m_column.ready(index).content(), message.sent.isValid() ? message.sent : message.time);
}

void TimelineView::announceRow(int index)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::ObjectCreated);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

} // namespace timeline
