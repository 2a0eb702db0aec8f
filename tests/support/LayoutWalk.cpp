// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/LayoutWalk.h"

#include "widgets/Label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QPushButton>
#include <QScrollArea>

namespace sample {

namespace {

bool isScrolled(const QWidget &widget)
{
    for (const QWidget *up = widget.parentWidget(); up; up = up->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(up))
            return true;
    }
    return false;
}

QString describe(const QWidget &widget, const QString &text, const QString &what)
{
    return QStringLiteral("%1 \"%2\": %3 in %4 x %5")
        .arg(QString::fromLatin1(widget.metaObject()->className()), text, what)
        .arg(widget.width())
        .arg(widget.height());
}

QString labelProblem(const QLabel &label)
{
    if (label.text().isEmpty() || qobject_cast<const widgets::ElidedLabel *>(&label))
        return {};
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        const QRect words = label.fontMetrics().boundingRect(QRect(0, 0, label.contentsRect().width(), 10'000),
                                                             Qt::TextWordWrap, label.text());
        if (words.width() > label.contentsRect().width() + 1)
            return QStringLiteral("a word is wider");
        return needed > label.height() + 1 ? QStringLiteral("needs height %1").arg(needed) : QString();
    }
    const int needed = label.sizeHint().width();
    if (needed > label.width() + 1)
        return QStringLiteral("needs width %1").arg(needed);
    return label.fontMetrics().height() > label.height() + 1 ? QStringLiteral("needs height") : QString();
}

QString buttonProblem(const QAbstractButton &button)
{
    if (button.text().isEmpty())
        return {};
    const QSize needed = button.minimumSizeHint();
    if (needed.width() > button.width() + 1)
        return QStringLiteral("needs width %1").arg(needed.width());
    return button.fontMetrics().height() > button.height() + 1 ? QStringLiteral("needs height") : QString();
}

} // namespace

QStringList clippedTexts(const QWidget &page)
{
    QStringList problems;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->width() == 0)
            continue;
        QString text, problem;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            text = label->text();
            problem = labelProblem(*label);
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            text = button->text();
            problem = buttonProblem(*button);
        }
        if (!problem.isEmpty())
            problems << describe(*widget, text, problem);
        const bool hasWords = !text.isEmpty();
        const QWidget *parent = widget->parentWidget();
        if (hasWords && parent && widget->geometry().right() > parent->width()
            && (!isScrolled(*widget) || !qobject_cast<const QAbstractScrollArea *>(parent)))
            problems << describe(*widget, text, QStringLiteral("sticks out of its parent"));
    }
    return problems;
}

QStringList namelessWidgets(const QWidget &page)
{
    QStringList problems;
    for (QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled())
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            problems << describe(*widget, widget->objectName(), QStringLiteral("has no name"));
    }
    return problems;
}

} // namespace sample
