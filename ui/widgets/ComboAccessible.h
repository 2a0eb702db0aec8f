// SPDX-License-Identifier: GPL-3.0-or-later
// What a combo box says to screen readers. On Unix, Qt's own answer is only the present choice; this one says what is
// chosen there, too: "Language: Italiano". Made by Qt's accessibility; installed once by the application.
#pragma once

#include <QAccessibleWidget>

class QComboBox;

namespace widgets {

class ComboAccessible final : public QAccessibleWidget
{
public:
    static void install();
    explicit ComboAccessible(QWidget *box);

    QString text(QAccessible::Text kind) const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QStringList actionNames() const override;
    void doAction(const QString &name) override;

private:
    QComboBox *box() const;
};

} // namespace widgets
