// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/TimelineAccessible.h"

#include "timeline/TimelineView.h"

namespace timeline {
namespace {

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void TimelineAccessible::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

TimelineAccessible::TimelineAccessible(TimelineView *timelineView)
    : QAccessibleWidget(timelineView, QAccessible::List)
{
}

TimelineAccessible::~TimelineAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
}

TimelineView &TimelineAccessible::view() const
{
    return *static_cast<TimelineView *>(object());
}

int TimelineAccessible::childCount() const
{
    return view().window().size();
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const model::MessageId message = view().window().at(index).key().id;
    if (const auto known = m_items.constFind(message); known != m_items.constEnd())
        return QAccessible::accessibleInterface(*known);
    forgetGoneRows();
    auto *item = new MessageAccessible(&view(), message);
    m_items.insert(message, QAccessible::registerAccessibleInterface(item));
    return item;
}

// Items of messages that have left the window; looked for only when there are many more than rows.
void TimelineAccessible::forgetGoneRows() const
{
    if (m_items.size() < 2 * RowWindow::capacity)
        return;
    m_items.removeIf([this](QHash<model::MessageId, QAccessible::Id>::iterator item) {
        const bool isGone = view().window().indexOf(item.key()) < 0;
        if (isGone)
            QAccessible::deleteAccessibleInterface(item.value());
        return isGone;
    });
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const MessageAccessible *>(child);
    return item ? view().window().indexOf(item->message()) : -1;
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    const QPoint inside = view().viewport()->mapFromGlobal(QPoint(x, y));
    return view().viewport()->rect().contains(inside) ? child(view().column().rowAt(inside.y())) : nullptr;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    return view().hasFocus() ? child(view().window().indexOf(view().currentMessage())) : nullptr;
}

MessageAccessible::MessageAccessible(TimelineView *view, model::MessageId message)
    : m_view(view)
    , m_message(message)
{
}

int MessageAccessible::index() const
{
    return m_view ? m_view->window().indexOf(m_message) : -1;
}

bool MessageAccessible::isValid() const
{
    return index() >= 0;
}

QWindow *MessageAccessible::window() const
{
    return m_view ? m_view->window().isEmpty() ? nullptr : m_view->windowHandle() : nullptr;
}

QAccessibleInterface *MessageAccessible::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QString MessageAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name && isValid() ? m_view->rowSentence(index()) : QString();
}

QRect MessageAccessible::rect() const
{
    if (!isValid())
        return {};
    const QRect area = m_view->rowArea(index());
    return {m_view->viewport()->mapToGlobal(area.topLeft()), area.size()};
}

QAccessible::State MessageAccessible::state() const
{
    QAccessible::State state;
    state.focusable = true;
    state.focused = m_view && m_view->hasFocus() && m_view->currentMessage() == m_message;
    state.readOnly = true;
    state.multiLine = true;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const auto &visible = m_view->column().visible();
    state.offscreen = visible.empty() || index() < visible.front().index || index() > visible.back().index;
    return state;
}

void *MessageAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList MessageAccessible::actionNames() const
{
    return {setFocusAction(), showMenuAction()};
}

void MessageAccessible::doAction(const QString &name)
{
    if (!isValid())
        return;
    if (name == setFocusAction()) {
        m_view->setFocus(Qt::OtherFocusReason);
        m_view->setCurrentMessage(m_message);
    } else if (name == showMenuAction()) {
        m_view->openMenu(index(), m_view->viewport()->mapToGlobal(m_view->rowArea(index()).center()));
    }
}

} // namespace timeline
