// SPDX-License-Identifier: GPL-3.0-or-later
// What a sentence does not say: technical words, folded away until somebody wants to read or copy them [UX-ERR-1].
#pragma once

#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QWidget>

namespace widgets {

// The words, which can be selected, and a button that copies them.
class DetailText : public QWidget
{
    Q_OBJECT

public:
    explicit DetailText(QWidget *parent = nullptr);
    void setText(const QString &text) { m_text->setText(text); }
    QString text() const { return m_text->text(); }
    void setColour(theme::Colour colour) { m_text->setColour(colour); }

private:
    void copy();

    Label *m_text;
};

// A link that unfolds them. Not there at all without words.
class TechnicalDetails : public QWidget
{
    Q_OBJECT

public:
    explicit TechnicalDetails(const QString &title, QWidget *parent = nullptr);
    // Other words stay unfolded if these were; none are folded.
    void setText(const QString &text);

private:
    void unfold(bool unfolded);

    Button *m_toggle;
    DetailText *m_body;
};

} // namespace widgets
