// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as screen readers see it: a list whose items are the messages of the window. Made by Qt on demand.
#pragma once

#include "model/Ids.h"

#include <QAccessibleWidget>
#include <QHash>

namespace timeline {

class TimelineView;

class TimelineAccessible final : public QAccessibleWidget
{
public:
    // Makes Qt ask here for timelines; once a program.
    static void install();

    explicit TimelineAccessible(TimelineView *view);
    ~TimelineAccessible() override;

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    TimelineView &view() const;
    void forgetGoneRows() const;

    mutable QHash<model::MessageId, QAccessible::Id> m_items;
};

// One message; stays the same object while its message is in the window.
class MessageAccessible final
    : public QAccessibleInterface
    , public QAccessibleActionInterface
{
public:
    MessageAccessible(TimelineView *view, model::MessageId message);

    model::MessageId message() const { return m_message; }
    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    int index() const;

    QPointer<TimelineView> m_view;
    model::MessageId m_message;
};

} // namespace timeline
