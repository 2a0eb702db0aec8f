// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/LayoutWalk.h"

#include "widgets/Label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace sample {

namespace {

QString describe(const QWidget &widget, const QString &text, const QString &what)
{
    return QStringLiteral("%1 \"%2\": %3 in %4 x %5")
        .arg(QString::fromLatin1(widget.metaObject()->className()), text, what)
        .arg(widget.width())
        .arg(widget.height());
}

QString wrappedProblem(const QLabel &label)
{
    const int needed = label.heightForWidth(label.width());
    const QRect words = label.fontMetrics().boundingRect(QRect(0, 0, label.contentsRect().width(), 10'000),
                                                         Qt::TextWordWrap, label.text());
    if (words.width() > label.contentsRect().width() + 1)
        return QStringLiteral("a word is wider");
    return needed > label.height() + 1 ? QStringLiteral("needs height %1").arg(needed) : QString();
}

// Whoever cuts words on purpose tells all of them in the tooltip.
QString labelProblem(const QLabel &label)
{
    if (label.text().isEmpty())
        return {};
    if (label.fontMetrics().height() > label.height() + 1)
        return QStringLiteral("needs height");
    if (label.wordWrap())
        return wrappedProblem(label);
    const int needed = label.sizeHint().width();
    const bool isTold = qobject_cast<const widgets::ElidedLabel *>(&label) && label.toolTip().contains(label.text());
    return needed > label.width() + 1 && !isTold ? QStringLiteral("needs width %1").arg(needed) : QString();
}

QString buttonProblem(const QAbstractButton &button)
{
    constexpr int air = 8; // around the words, of which some may be taken
    if (button.text().isEmpty())
        return {};
    const bool wraps = button.hasHeightForWidth();
    const QRect words = button.fontMetrics().boundingRect(QRect(0, 0, button.width(), 10'000), Qt::TextWordWrap,
                                                          button.text());
    const int width = wraps ? words.width() : button.sizeHint().width();
    if (width > button.width() + 1 && !button.toolTip().contains(button.text()))
        return QStringLiteral("needs width %1").arg(width);
    const int height = wraps ? button.heightForWidth(button.width()) : button.sizeHint().height();
    return height - air > button.height() ? QStringLiteral("needs height %1").arg(height) : QString();
}

QString comboProblem(const QComboBox &combo)
{
    const int needed = combo.minimumSizeHint().width();
    return needed > combo.width() + 1 ? QStringLiteral("needs width %1").arg(needed) : QString();
}

QString fieldProblem(const QLineEdit &field)
{
    if (field.fontMetrics().height() > field.height() + 1)
        return QStringLiteral("needs height");
    const QMargins margins = field.textMargins();
    const int room = field.width() - margins.left() - margins.right();
    const int needed = field.fontMetrics().horizontalAdvance(field.placeholderText());
    return needed > room && !field.toolTip().contains(field.placeholderText())
        ? QStringLiteral("needs room for %1 in %2").arg(needed).arg(room)
        : QString();
}

struct Words
{
    QString text;
    QString problem;
};

Words wordsOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return {label->text(), labelProblem(*label)};
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return {button->text(), buttonProblem(*button)};
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        return {combo->currentText(), comboProblem(*combo)};
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return {field->placeholderText(), fieldProblem(*field)};
    return {};
}

bool isViewport(const QWidget &widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

// Out of one of the widgets around it; what a viewport can be scrolled down to is not.
bool sticksOut(const QWidget &widget)
{
    QRect place = widget.rect();
    for (const QWidget *inner = &widget; !inner->isWindow() && inner->parentWidget(); inner = inner->parentWidget()) {
        const QWidget &around = *inner->parentWidget();
        place.translate(inner->pos());
        if (place.left() < -1 || place.right() > around.width())
            return true;
        if (isViewport(around))
            return false;
        if (place.top() < -1 || place.bottom() > around.height())
            return true;
    }
    return false;
}

// Another widget with words that covers some of these, and is not there to lie above the page.
const QWidget *coveredBy(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    if (!parent || qobject_cast<const QLineEdit *>(parent))
        return nullptr;
    for (const QObject *child : parent->children()) {
        const auto *other = qobject_cast<const QWidget *>(child);
        if (other && other != &widget && other->isVisible() && !wordsOf(*other).text.isEmpty()
            && other->geometry().intersects(widget.geometry()))
            return other;
    }
    return nullptr;
}

} // namespace

QStringList clippedTexts(const QWidget &page)
{
    QStringList problems;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const Words words = wordsOf(*widget);
        if (!words.problem.isEmpty())
            problems << describe(*widget, words.text, words.problem);
        if (words.text.isEmpty())
            continue;
        if (sticksOut(*widget))
            problems << describe(*widget, words.text, QStringLiteral("sticks out"));
        if (const QWidget *above = coveredBy(*widget))
            problems << describe(*widget, words.text, QStringLiteral("is covered by \"%1\"").arg(wordsOf(*above).text));
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
