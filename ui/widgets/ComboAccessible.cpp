// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ComboAccessible.h"

#include <QAbstractItemView>
#include <QComboBox>

namespace widgets {
namespace {

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *box = qobject_cast<QComboBox *>(object);
    return box && !box->isEditable() ? new ComboAccessible(box) : nullptr;
}

} // namespace

void ComboAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once);
}

ComboAccessible::ComboAccessible(QWidget *box)
    : QAccessibleWidget(box, QAccessible::ComboBox)
{
}

QComboBox *ComboAccessible::box() const
{
    return qobject_cast<QComboBox *>(object());
}

QString ComboAccessible::text(QAccessible::Text kind) const
{
    const QString choice = box()->currentText();
    if (kind == QAccessible::Value)
        return choice;
    if (kind != QAccessible::Name)
        return QAccessibleWidget::text(kind);
    const QString name = box()->accessibleName();
    return name.isEmpty() || name == choice ? choice : QStringLiteral("%1: %2").arg(name, choice);
}

int ComboAccessible::childCount() const
{
    return 1;
}

QAccessibleInterface *ComboAccessible::child(int index) const
{
    return index == 0 ? QAccessible::queryAccessibleInterface(box()->view()) : nullptr;
}

int ComboAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    return child && child->object() == box()->view() ? 0 : -1;
}

QStringList ComboAccessible::actionNames() const
{
    return {showMenuAction(), pressAction()};
}

void ComboAccessible::doAction(const QString &name)
{
    if (name != showMenuAction() && name != pressAction())
        return;
    if (box()->view()->isVisible())
        box()->hidePopup();
    else
        box()->showPopup();
}

} // namespace widgets
