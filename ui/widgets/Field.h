// SPDX-License-Identifier: GPL-3.0-or-later
// A line to type in with its label above and a hint or error below, tied together for screen readers.
#pragma once

#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace widgets {

// QLineEdit in the house's clothes: 40 px, radius 8, accent edge with focus, red edge with an error.
class LineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit LineEdit(QWidget *parent = nullptr);
    void setWrong(bool wrong);
    // Picture inside at the start, such as a magnifying glass.
    void setLeadingIcon(theme::Icon icon);
    // Text after the end that cannot be edited, such as "@server".
    void setSuffix(const QString &suffix);
    void setRound(bool round);
    // A small button inside at the end; belongs to the edit from then on.
    void setTrailing(QWidget *widget);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void measure();

    std::optional<theme::Icon> m_icon;
    QString m_suffix;
    QWidget *m_trailing = nullptr;
};

class TextField : public QWidget
{
    Q_OBJECT

public:
    explicit TextField(const QString &label, QWidget *parent = nullptr);

    LineEdit &edit() { return *m_edit; }
    QString text() const { return m_edit->text(); }
    void setText(const QString &text) { m_edit->setText(text); }
    void setHint(const QString &hint);
    // Shown under the field in the place of the hint, set as its description and announced; typing takes it away.
    void setError(const QString &error);
    void clearError();
    bool hasError() const { return !m_error.isEmpty(); }
    // The word "required" behind the label.
    void setRequired(bool required);
    void setLabelHidden(bool hidden) { m_label->setHidden(hidden); }

Q_SIGNALS:
    void edited(const QString &text);
    void submitted(); // Enter was pressed in the field

private:
    void showBelow();

    Label *m_label;
    LineEdit *m_edit;
    Label *m_below;
    QString m_name;
    QString m_hint;
    QString m_error;
};

// A TextField that hides what is typed, with "Show" and "Hide" at its end.
class PasswordField : public TextField
{
    Q_OBJECT

public:
    explicit PasswordField(const QString &label, QWidget *parent = nullptr);
    void setShown(bool shown);

private:
    Button *m_show;
};

} // namespace widgets
